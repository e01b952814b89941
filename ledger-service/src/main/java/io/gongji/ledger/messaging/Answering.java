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
import java.util.function.Function;
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
    private final Function<RequestQueue.Batch, List<Delivery>> decoding;
    private final Settling settling;
    private @Nullable Begun begun;

    /// @param decoding gives what of a batch is to be answered; asked for every attempt
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

    /// Whether a batch is begun and not settled.
    boolean isUnderway() {
        return begun != null;
    }

    /// Begins to answer a batch; the ones before are settled when it returns. What is left when the
    /// book is to end is read again by whoever has it next.
    void answer(RequestQueue.Batch batch, Map<String, String> topicIds)
            throws InterruptedException {
        BatchRoom.Place place = enter(batch.bytes());
        if (place == null) {
            return;
        }
        try {
            answer(batch, topicIds, place);
        } catch (RuntimeException | InterruptedException e) {
            place.close();
            throw e;
        }
    }

    private void answer(
            RequestQueue.Batch batch, Map<String, String> topicIds, BatchRoom.Place place)
            throws InterruptedException {
        List<Delivery> deliveries = decoding.apply(batch);
        Underway next = deliveries.isEmpty() ? null : writer.begin(deliveries, topicIds);
        boolean smooth = finish();
        if (next != null && smooth) {
            begun = new Begun(new Attempt(batch, deliveries, topicIds, place), next);
        } else {
            // A topic may have come to a stop in the batch before.
            answerAlone(new Attempt(batch, decoding.apply(batch), topicIds, place));
        }
    }

    /// Waits for room; where there is none beside the batch under way, that one is settled first.
    private BatchRoom.@Nullable Place enter(long bytes) throws InterruptedException {
        BatchRoom.Place place = room.tryEnter(bytes);
        if (place == null) {
            boolean _ = finish();
            place = room.enter(bytes, waits::isEnding);
        }
        return place;
    }

    /// Gives back the room of what was not settled.
    void abandon() {
        if (begun != null) {
            begun.attempt().place().close();
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
        try {
            if (isSettled(current.attempt(), current.writing().result())) {
                return true;
            }
        } catch (SQLException | RuntimeException e) {
            LOG.debugf("a batch is answered again book=%s reason=%s", book, e);
        }
        answerAlone(current.attempt());
        return false;
    }

    /// Its room is given back while it waits to be tried again, and it is kept as bytes: a book
    /// that fails keeps no other from working.
    private void answerAlone(Attempt first) throws InterruptedException {
        RequestQueue.Batch batch = first.batch();
        Map<String, String> topicIds = first.topicIds();
        Attempt attempt = first;
        for (int failures = 1; attempt != null && !isWritten(attempt); failures++) {
            attempt.place().close();
            attempt = null;
            waits.afterFailure(failures);
            attempt = again(batch, topicIds);
        }
    }

    /// The same batch once more; null when the book is to end.
    private @Nullable Attempt again(RequestQueue.Batch batch, Map<String, String> topicIds)
            throws InterruptedException {
        BatchRoom.Place place = room.enter(batch.bytes(), waits::isEnding);
        return place == null ? null : new Attempt(batch, decoding.apply(batch), topicIds, place);
    }

    private boolean isWritten(Attempt attempt) {
        if (attempt.deliveries().isEmpty()) {
            attempt.place().close();
            return true;
        }
        try {
            return isSettled(attempt, writer.write(attempt.deliveries(), attempt.topicIds()));
        } catch (SQLException e) {
            statuses.alarm(
                    book, ALARM, "the database refuses a batch, it is tried again: " + brief(e));
        } catch (RuntimeException e) {
            LOG.errorf(e, "a batch failed book=%s", book);
            statuses.alarm(book, ALARM, "a batch fails, it is tried again: " + e);
        }
        return false;
    }

    private boolean isSettled(Attempt attempt, BatchResult result) {
        boolean settled = settling.settled(attempt.deliveries(), result);
        if (settled) {
            statuses.clear(book, ALARM);
            attempt.place().close();
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
        boolean settled(List<Delivery> batch, BatchResult result);
    }

    /// A batch as objects, and the room that they take.
    private record Attempt(
            RequestQueue.Batch batch,
            List<Delivery> deliveries,
            Map<String, String> topicIds,
            BatchRoom.Place place) {}

    private record Begun(Attempt attempt, Underway writing) {}
}
