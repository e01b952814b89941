package io.gongji.ledger.app;

import io.gongji.contracts.BookId;
import io.gongji.eventstore.BusinessClock;
import io.gongji.eventstore.Metadata;
import io.gongji.eventstore.Reason;
import io.gongji.eventstore.Transactions;
import io.gongji.eventstore.VersionConflict;
import io.gongji.ledger.app.YearBegins.Reading;
import io.gongji.ledger.store.DueHolds;
import io.gongji.ledger.store.DueHolds.Due;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/// What the calendar asks for when the time of holds is over. A book is told only after it has read
/// everything that stood in its request topics at a moment after the due time (design 4, "Time"): a
/// capture that was sent in time is taken first. What is due is read from the book itself, so after
/// a crash the next process goes on; each hold is told of once, for it has a stream of its own.
public final class HoldExpiries {
    private static final Logger LOG = Logger.getLogger(HoldExpiries.class);
    private static final int AT_ONCE = 500;

    private final BookStatuses statuses;
    private final Transactions transactions;
    private final DueHolds holds;
    private final BusinessClock clock;
    private final Reading reading;
    private final Map<BookId, Mark> marks = new HashMap<>();

    public HoldExpiries(
            BookStatuses statuses,
            Transactions transactions,
            DueHolds holds,
            BusinessClock clock,
            Reading reading) {
        this.statuses = statuses;
        this.transactions = transactions;
        this.holds = holds;
        this.clock = clock;
        this.reading = reading;
    }

    /// Looks once. Not thread-safe; a failure of one book is logged and tried again at the next
    /// look.
    public void look() {
        for (BookStatus status : statuses.all()) {
            if (status.phase() == BookStatus.Phase.RUNNING) {
                tryLook(status.book());
            }
        }
    }

    private void tryLook(BookId book) {
        try {
            look(book);
        } catch (VersionConflict _) {
            LOG.debugf("Another process told of the same holds book=%s", book);
        } catch (RuntimeException e) {
            LOG.warnf(
                    "Expired holds of a book are tried again book=%s reason=%s",
                    book, Reason.of(e));
        }
    }

    private void look(BookId book) {
        Mark mark = marks.get(book);
        if (mark == null) {
            Instant now = clock.instant();
            if (due(book, now, 1).isEmpty()) {
                return;
            }
            mark = new Mark(now, reading.ends(book));
            marks.put(book, mark);
        }
        if (reading.hasRead(book, mark.ends())) {
            expire(book, mark.at());
            marks.remove(book);
        }
    }

    private List<Due> due(BookId book, Instant until, int max) {
        return transactions.run(handle -> holds.find(handle, book, until, max));
    }

    private void expire(BookId book, Instant until) {
        int told;
        do {
            told =
                    transactions.run(handle -> {
                        List<Due> due = holds.find(handle, book, until, AT_ONCE);
                        due.forEach(hold -> holds.expire(handle, hold, metadata(hold)));
                        return due.size();
                    });
            LOG.infof("Holds have expired book=%s holds=%d", book, told);
        } while (told == AT_ONCE);
    }

    private Metadata metadata(Due hold) {
        Instant now = clock.instant();
        return new Metadata(
                now,
                LocalDate.ofInstant(now, BusinessClock.ZONE),
                "calendar",
                hold.id().toString(),
                null,
                null,
                null);
    }

    /// A moment, and how far the request topics reached after it.
    private record Mark(Instant at, Map<String, Long> ends) {}
}
