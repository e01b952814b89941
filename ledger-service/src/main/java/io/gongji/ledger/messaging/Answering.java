package io.gongji.ledger.messaging;

import io.gongji.contracts.BookId;
import io.gongji.ledger.app.Ahead;
import io.gongji.ledger.app.BatchResult;
import io.gongji.ledger.app.BookStatuses;
import io.gongji.ledger.app.BookWriter;
import io.gongji.ledger.app.Delivery;
import io.gongji.ledger.app.Underway;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Answers batches in order: reads one while the one before is decided and the one before that is
/// written, and whatever does not go smoothly one by one, again and again until it is written. For
/// the book's worker only.
final class Answering {
    private static final Logger LOG = Logger.getLogger(Answering.class);
    private static final String ALARM = "database";

    private final BookId book;
    private final BookWriter writer;
    private final BookStatuses statuses;
    private final Waits waits;
    private final BatchRoom room;
    private final Function<RequestQueue.Batch, List<Delivery>> decoding;
    private final Settling settling;
    private @Nullable Taken arriving;
    private @Nullable Taken waiting;
    private @Nullable Taken begun;

    /// @param decoding gives what of a batch is to be answered; asked for every attempt, by other
    ///   threads too
    Answering(
            BookId book,
            BookWriter writer,
            BookStatuses statuses,
            Waits waits,
            BatchRoom room,
            Function<RequestQueue.Batch, List<Delivery>> decoding,
            Settling settling) {
        this.book = book;
        this.writer = writer;
        this.statuses = statuses;
        this.waits = waits;
        this.room = room;
        this.decoding = decoding;
        this.settling = settling;
    }

    /// Whether there is a batch that is not settled.
    boolean isUnderway() {
        return waiting != null || begun != null;
    }

    /// Takes a batch, and begins to write the one that it took before. What is left when the book
    /// is to end is read again by whoever has it next.
    void answer(RequestQueue.Batch batch, Map<String, String> topicIds)
            throws InterruptedException {
        Taken next = new Taken(batch, topicIds);
        if (!enter(next)) {
            return;
        }
        arriving = next;
        next.ahead = prepared(next);
        boolean smooth = begin();
        arriving = null;
        waiting = next;
        if (!smooth) {
            prepareAgain(next);
        }
    }

    private Ahead prepared(Taken batch) {
        return writer.prepare(() -> decoding.apply(batch.batch));
    }

    /// A topic may have come to a stop meanwhile, and the room be given to another book.
    private void prepareAgain(Taken batch) throws InterruptedException {
        if (batch.place == null) {
            batch.place = room.tryEnter(batch.batch.bytes());
        }
        batch.ahead = batch.place == null ? null : prepared(batch);
    }

    /// Goes one step on with what was taken.
    void proceed() throws InterruptedException {
        boolean _ = waiting == null ? settle() : begin();
    }

    /// Settles everything that was taken.
    void finish() throws InterruptedException {
        boolean _ = begin();
        boolean _ = settle();
    }

    /// Begins to write the batch that waits; those before are settled when it returns.
    ///
    /// @return false when one had to be answered by itself
    private boolean begin() throws InterruptedException {
        Taken current = waiting;
        if (current == null) {
            return true;
        }
        current.writing = writing(current);
        boolean smooth = settle() && current.writing != null;
        if (smooth) {
            begun = current;
        } else {
            answerAlone(current);
        }
        waiting = null;
        return smooth;
    }

    private @Nullable Underway writing(Taken batch) {
        Ahead ahead = batch.ahead;
        if (ahead == null) {
            return null;
        }
        batch.ahead = null;
        return ahead.deliveries().isEmpty() ? null : writer.begin(ahead, batch.topicIds);
    }

    /// Waits for room; where there is none beside the batches that were taken, they are settled
    /// first.
    ///
    /// @return false when the book is to end
    private boolean enter(Taken next) throws InterruptedException {
        long bytes = next.batch.bytes();
        BatchRoom.Place place = room.tryEnter(bytes);
        while (place == null && isUnderway()) {
            proceed();
            place = room.tryEnter(bytes);
        }
        next.place = place == null ? room.enter(bytes, waits::isEnding) : place;
        return next.place != null;
    }

    /// Gives back the room of what was not settled.
    void abandon() {
        Stream.of(arriving, waiting, begun).filter(Objects::nonNull).forEach(Taken::leaveRoom);
    }

    /// Settles what is being written.
    ///
    /// @return false when it had to be answered again
    private boolean settle() throws InterruptedException {
        Taken current = begun;
        if (current == null) {
            return true;
        }
        boolean smooth = false;
        try {
            Underway writing = Objects.requireNonNull(current.writing);
            smooth = isSettled(current, writing.result());
        } catch (SQLException | RuntimeException e) {
            LOG.debugf("a batch is answered again book=%s reason=%s", book, e);
        }
        if (!smooth) {
            answerAlone(current);
        }
        begun = null;
        return smooth;
    }

    /// All room is given back while it waits to be tried again, and everything taken is kept as
    /// bytes: a book that fails keeps no other from working.
    private void answerAlone(Taken batch) throws InterruptedException {
        for (int failures = 1; hasRoom(batch) && !isWritten(batch); failures++) {
            abandon();
            waits.afterFailure(failures);
        }
    }

    private boolean hasRoom(Taken batch) throws InterruptedException {
        if (batch.place == null) {
            batch.place = room.enter(batch.batch.bytes(), waits::isEnding);
        }
        return batch.place != null;
    }

    private boolean isWritten(Taken batch) {
        List<Delivery> deliveries = decoding.apply(batch.batch);
        if (deliveries.isEmpty()) {
            batch.leaveRoom();
            return true;
        }
        try {
            return isSettled(batch, writer.write(deliveries, batch.topicIds));
        } catch (SQLException e) {
            statuses.alarm(
                    book, ALARM, "the database refuses a batch, it is tried again: " + brief(e));
        } catch (RuntimeException e) {
            LOG.errorf(e, "a batch failed book=%s", book);
            statuses.alarm(book, ALARM, "a batch fails, it is tried again: " + e);
        }
        return false;
    }

    private boolean isSettled(Taken batch, BatchResult result) {
        boolean settled = settling.settled(batch.batch, result);
        if (settled) {
            statuses.clear(book, ALARM);
            batch.leaveRoom();
        }
        return settled;
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
        boolean settled(RequestQueue.Batch batch, BatchResult result);
    }

    /// A batch that is not settled, as bytes; and as objects, while it has room for them.
    private static final class Taken {
        private final RequestQueue.Batch batch;
        private final Map<String, String> topicIds;
        private BatchRoom.@Nullable Place place;
        private @Nullable Ahead ahead;
        private @Nullable Underway writing;

        Taken(RequestQueue.Batch batch, Map<String, String> topicIds) {
            this.batch = batch;
            this.topicIds = topicIds;
        }

        void leaveRoom() {
            BatchRoom.Place taken = place;
            place = null;
            ahead = null;
            writing = null;
            if (taken != null) {
                taken.close();
            }
        }
    }
}
