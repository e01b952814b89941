package io.gongji.payment.app;

import io.gongji.contracts.EventId;
import io.gongji.contracts.event.ReceiptEvent;
import io.gongji.contracts.journal.Change;
import io.gongji.payment.store.Act;
import io.gongji.payment.store.Aggregates;
import io.gongji.payment.store.MoneyRows;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// Records the ledger's answers about receipts and dues, in the transaction of the journal's
/// reader.
public final class ReceiptAnswers {
    private final GivenBack givenBack;
    private final MoneyRows rows = new MoneyRows();

    public ReceiptAnswers(Aggregates aggregates) {
        this.givenBack = new GivenBack(aggregates);
    }

    /// The ledger posted it: what it paid of dues, and what it gave back.
    public void posted(Handle handle, EventId eventId, LocalDate day, List<Change> changes) {
        for (Change change : changes) {
            if (change instanceof Change.DuePaid paid) {
                rows.paid(
                        handle,
                        DueHandler.name(paid.due(), paid.memberId(), paid.year()),
                        new MoneyRows.DuePaid(eventId, day));
            } else if (change instanceof Change.DueReturned back) {
                rows.owed(handle, DueHandler.name(back.due(), back.memberId(), back.year()));
            }
        }
    }

    /// The ledger declined it. What a match had paid here is owed again.
    public void declined(Handle handle, EventId eventId, Instant at, LocalDate day) {
        rows.recorded(handle, eventId)
                .ifPresent(recorded -> {
                    if (recorded.event() instanceof ReceiptEvent.Matched matched) {
                        Act act =
                                new Act(at, day, "ledger", eventId.toString(), eventId, null, null);
                        givenBack.giveBack(handle, act, matched.paidFor(), eventId);
                    }
                });
    }
}
