package io.gongji.ledger.messaging;

import io.gongji.contracts.BookId;
import io.gongji.ledger.app.JournalOutbox;
import io.gongji.ledger.store.OutgoingTransfers.Lag;
import io.gongji.ledger.store.OutgoingTransfers.Told;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Tells other books of transfers that left for them or come back to them, after the journal has
/// the record in Kafka. Nothing is stored about it: what another book has not taken is told again,
/// at once after a restart and otherwise after a wait that doubles while it takes nothing.
final class TransferDispatch {
    private static final Logger LOG = Logger.getLogger(TransferDispatch.class);
    private static final Duration AGAIN_MAX = Duration.ofHours(1);

    private final JournalOutbox outbox;
    private final int batchMax;
    private final Duration again;
    private final Map<Pair, Sent> sent = new HashMap<>();

    /// @param again how long a book may leave what it was told untaken
    TransferDispatch(JournalOutbox outbox, int batchMax, Duration again) {
        this.outbox = outbox;
        this.batchMax = batchMax;
        this.again = again;
    }

    /// Tells what these books have to tell. Returns whether there may be more.
    boolean step(KafkaProducer<byte[], byte @Nullable []> producer, Collection<BookId> books)
            throws SQLException, ExecutionException, InterruptedException {
        List<Lag> lags = outbox.untaken(books);
        sent.keySet().retainAll(lags.stream().map(Pair::of).toList());
        boolean more = false;
        for (Lag lag : lags) {
            more |= tell(producer, lag);
        }
        return more;
    }

    private boolean tell(KafkaProducer<byte[], byte @Nullable []> producer, Lag lag)
            throws SQLException, ExecutionException, InterruptedException {
        Sent before = sent.getOrDefault(Pair.of(lag), Sent.nothing(lag, again));
        Sent known = before.taken < lag.taken() ? before.progressed(lag, again) : before;
        boolean repeats = known.isOver() && known.ordinal > lag.taken();
        if (repeats) {
            LOG.warnf(
                    "transfers that another book has not taken are told again book=%s toBook=%s after=%d",
                    lag.book(), lag.toBook(), lag.taken());
        }
        long from = repeats ? lag.taken() : Math.max(known.ordinal, lag.taken());
        List<Told> pending = outbox.toTell(lag, from, batchMax);
        send(producer, pending);
        long last = pending.isEmpty() ? from : pending.getLast().ordinal();
        sent.put(Pair.of(lag), repeats ? known.repeated(last) : known.upTo(last));
        return pending.size() == batchMax;
    }

    private static void send(KafkaProducer<byte[], byte @Nullable []> producer, List<Told> pending)
            throws ExecutionException, InterruptedException {
        List<Future<RecordMetadata>> futures = new ArrayList<>();
        for (Told told : pending) {
            futures.add(producer.send(TransferMessages.of(told)));
        }
        producer.flush();
        for (Future<RecordMetadata> future : futures) {
            future.get();
        }
    }

    /// Two books.
    private record Pair(BookId book, BookId toBook) {
        static Pair of(Lag lag) {
            return new Pair(lag.book(), lag.toBook());
        }
    }

    /// How far a book was told in this process's life.
    ///
    /// @param taken what it had taken when the wait began
    private record Sent(long ordinal, long taken, long sinceNanos, Duration patience) {
        static Sent nothing(Lag lag, Duration again) {
            return new Sent(lag.taken(), lag.taken(), System.nanoTime(), again);
        }

        Sent progressed(Lag lag, Duration again) {
            return new Sent(Math.max(ordinal, lag.taken()), lag.taken(), System.nanoTime(), again);
        }

        Sent upTo(long last) {
            return new Sent(Math.max(ordinal, last), taken, sinceNanos, patience);
        }

        Sent repeated(long last) {
            Duration twice = patience.multipliedBy(2);
            return new Sent(
                    Math.max(ordinal, last),
                    taken,
                    System.nanoTime(),
                    twice.compareTo(AGAIN_MAX) > 0 ? AGAIN_MAX : twice);
        }

        boolean isOver() {
            return System.nanoTime() - sinceNanos >= patience.toNanos();
        }
    }
}
