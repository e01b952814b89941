package io.gongji.payment.store;

import io.gongji.contracts.BookId;
import io.gongji.contracts.EventId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.RegionCode;
import io.gongji.payment.domain.payroll.PayrollId;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// SQL of the ledger's answers to this service's events.
public final class Answers {
    /// One answer: the place of its journal record.
    ///
    /// @param refusal why it was declined; null when it was accepted
    public record Answer(BookId book, long seq, @Nullable Refusal refusal) {}

    /// Keeps an answer; the same one again changes nothing.
    public void insert(
            Handle handle,
            EventId eventId,
            String subject,
            @Nullable RegionCode region,
            Answer answer) {
        handle.createUpdate(
                        """
                        INSERT INTO answer (event_id, subject, region, book, seq, refusal)
                        VALUES (:event, :subject, :region, :book, :seq, :refusal) ON CONFLICT (event_id) DO NOTHING\
                        """)
                .bind("event", eventId.value())
                .bind("subject", subject)
                .bind("region", region == null ? null : region.value())
                .bind("book", answer.book().value())
                .bind("seq", answer.seq())
                .bind("refusal", answer.refusal() == null ? null : answer.refusal().name())
                .execute();
    }

    /// An event that was answered `PARKED` is answered otherwise now; nothing happens to any other.
    public void release(Handle handle, EventId eventId, Answer answer) {
        handle.createUpdate(
                        """
                        UPDATE answer SET book = :book, seq = :seq, refusal = NULL
                         WHERE event_id = :event AND refusal = 'PARKED'\
                        """)
                .bind("event", eventId.value())
                .bind("book", answer.book().value())
                .bind("seq", answer.seq())
                .execute();
    }

    public Optional<Answer> find(Handle handle, EventId eventId) {
        return handle.createQuery("SELECT book, seq, refusal FROM answer WHERE event_id = :event")
                .bind("event", eventId.value())
                .map((row, context) -> {
                    String refusal = row.getString("refusal");
                    return new Answer(
                            new BookId(row.getString("book")),
                            row.getLong("seq"),
                            refusal == null ? null : Refusal.valueOf(refusal));
                })
                .findOne();
    }

    /// How many events of a payroll month are answered.
    public long count(Handle handle, PayrollId payroll) {
        return handle.createQuery(
                        "SELECT count(*) FROM answer WHERE subject = :subject AND (region = :region OR region IS NULL)")
                .bind("subject", payroll.subject())
                .bind("region", payroll.region().value())
                .mapTo(Long.class)
                .one();
    }
}
