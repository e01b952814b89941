package io.gongji.payment.view;

import io.gongji.contracts.BookId;
import io.gongji.contracts.EventId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.event.GongjiEvent;
import io.gongji.payment.store.Answers;
import io.gongji.payment.store.Answers.Answer;
import io.gongji.payment.store.MoneyRows;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// Reads receipts, dues and the treasury.
public final class MoneyQueries {
    private final Jdbi jdbi;
    private final MoneyRows rows = new MoneyRows();
    private final Answers answers = new Answers();

    public MoneyQueries(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// An event that the ledger was told of, and its answer.
    ///
    /// @param book of the ledger's record; null while there is none
    /// @param seq with the book
    /// @param refusal why the ledger declined it; null when it did not
    public record MoneyView(
            EventId eventId,
            GongjiEvent event,
            LocalDate day,
            @Nullable BookId book,
            @Nullable Long seq,
            @Nullable Refusal refusal) {
        static MoneyView of(MoneyRows.Recorded recorded, @Nullable Answer answer) {
            return new MoneyView(
                    recorded.eventId(),
                    recorded.event(),
                    recorded.day(),
                    answer == null ? null : answer.book(),
                    answer == null ? null : answer.seq(),
                    answer == null ? null : answer.refusal());
        }
    }

    /// A due of a year.
    ///
    /// @param assessed of a catch-up
    /// @param payments tried so far, in their order
    /// @param paidOn null while it is owed
    public record DueView(
            Optional<MoneyView> assessed, List<MoneyView> payments, @Nullable LocalDate paidOn) {}

    public Optional<MoneyView> event(EventId eventId) {
        return jdbi.withHandle(handle -> event(handle, eventId));
    }

    /// What uses something, in their order.
    public List<MoneyView> usesOf(String used) {
        return jdbi.withHandle(handle -> usesOf(handle, used));
    }

    /// A due by its name.
    public DueView due(String name) {
        return jdbi.withHandle(handle ->
                new DueView(
                        rows.number(handle, "CATCH_UP", name)
                                .flatMap(number -> event(handle, number.eventId())),
                        usesOf(handle, name),
                        rows.duePaid(handle, name).map(MoneyRows.DuePaid::paidOn).orElse(null)));
    }

    private List<MoneyView> usesOf(Handle handle, String used) {
        return rows.usesOf(handle, used).stream()
                .map(eventId -> event(handle, eventId).orElseThrow())
                .toList();
    }

    private Optional<MoneyView> event(Handle handle, EventId eventId) {
        return rows.recorded(handle, eventId)
                .map(recorded ->
                        MoneyView.of(recorded, answers.find(handle, eventId).orElse(null)));
    }
}
