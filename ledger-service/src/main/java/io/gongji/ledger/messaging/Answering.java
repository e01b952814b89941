package io.gongji.ledger.messaging;

import io.gongji.contracts.BookId;
import io.gongji.ledger.app.BatchResult;
import io.gongji.ledger.app.BookStatuses;
import io.gongji.ledger.app.BookWriter;
import io.gongji.ledger.app.Delivery;
import io.gongji.ledger.app.Underway;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Answers batches in order: decides one while the one before is being written, and whatever does
/// not go smoothly one by one, again and again until it is written. For the book's worker only.
final class Answering {
    private static final Logger LOG = Logger.getLogger(Answering.class);
    private static final String ALARM = "database";

    private final BookId book;
    private final BookWriter writer;
    private final BookStatuses statuses;
    private final Waits waits;
    private final BatchRoom room;
    private final Settling settling;
    private @Nullable Begun begun;

    Answering(
            BookId book,
            BookWriter writer,
            BookStatuses statuses,
            Waits waits,
            BatchRoom room,
            Settling settling) {
        this.book = book;
        this.writer = writer;
        this.statuses = statuses;
        this.waits = waits;
        this.room = room;
        this.settling = settling;
    }

    /// Whether a batch is begun and not settled.
    boolean isUnderway() {
        return begun != null;
    }

    /// Waits for room for another batch; where there is none beside the one under way, that one is
    /// settled first.
    ///
    /// @param bytes of its requests
    /// @return null when the book is to end
    BatchRoom.@Nullable Place enter(long bytes) throws InterruptedException {
        BatchRoom.Place place = room.tryEnter(bytes);
        if (place == null) {
            boolean _ = finish();
            place = room.enter(bytes, waits::isEnding);
        }
        return place;
    }

    /// Begins to answer a batch; the ones before are settled when it returns.
    ///
    /// @param place what [#enter] gave for it
    void answer(List<Delivery> batch, Map<String, String> topicIds, BatchRoom.Place place)
            throws InterruptedException {
        Underway next = writer.begin(batch, topicIds);
        boolean smooth = finish();
        if (next != null && smooth) {
            begun = new Begun(batch, topicIds, next, place);
        } else {
            try (place) {
                answerAlone(batch, topicIds);
            }
        }
    }

    /// Gives back the room of what was not settled.
    void abandon() {
        if (begun != null) {
            begun.place().close();
        }
    }

    /// Settles what is under way.
    ///
    /// @return false when it had to be answered again
    boolean finish() throws InterruptedException {
        Begun current = begun;
        begun = null;
        if (current == null) {
            return true;
        }
        try (BatchRoom.Place _ = current.place()) {
            if (isSettled(current)) {
                return true;
            }
            answerAlone(current.batch(), current.topicIds());
            return false;
        }
    }

    private boolean isSettled(Begun current) {
        try {
            if (settling.settled(current.batch(), current.writing().result())) {
                statuses.clear(book, ALARM);
                return true;
            }
        } catch (SQLException | RuntimeException e) {
            LOG.debugf("a batch is answered again book=%s reason=%s", book, e);
        }
        return false;
    }

    private void answerAlone(List<Delivery> batch, Map<String, String> topicIds)
            throws InterruptedException {
        for (int failures = 1; !waits.isEnding(); failures++) {
            try {
                if (settling.settled(batch, writer.write(batch, topicIds))) {
                    statuses.clear(book, ALARM);
                    return;
                }
            } catch (SQLException e) {
                statuses.alarm(
                        book,
                        ALARM,
                        "the database refuses a batch, it is tried again: " + brief(e));
                waits.afterFailure(failures);
            } catch (RuntimeException e) {
                LOG.errorf(e, "a batch failed book=%s", book);
                statuses.alarm(book, ALARM, "a batch fails, it is tried again: " + e);
                waits.afterFailure(failures);
            }
        }
    }

    static String brief(SQLException e) {
        return e.getSQLState()
                + " "
                + String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    /// What the worker makes of a result.
    @FunctionalInterface
    interface Settling {
        /// Takes note of it; false when the batch must be answered again.
        boolean settled(List<Delivery> batch, BatchResult result);
    }

    private record Begun(
            List<Delivery> batch,
            Map<String, String> topicIds,
            Underway writing,
            BatchRoom.Place place) {}
}
