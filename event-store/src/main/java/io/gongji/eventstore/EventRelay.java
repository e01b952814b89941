package io.gongji.eventstore;

import io.gongji.eventstore.RelayRows.Answered;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends the event table to Kafka, one relay at a time over all pods of a service. A round numbers
/// what was committed, commits, sends, waits for the acknowledgements and moves the cursors.
/// Whatever fails is done again from the cursor, in order, for ever; the ledger recognises repeats
/// by their position. A crash between send and cursor sends the same bytes once more.
public final class EventRelay implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EventRelay.class);
    private static final String ALARM = "relay";
    private static final Duration STOP_MAX = Duration.ofSeconds(5);

    private final Jdbi jdbi;
    private final EventStoreSettings.Relay settings;
    private final Alarms alarms;
    private final RelayLock lock;
    private final KafkaTopics topics;
    private final TailCheck tail;
    private final @Nullable TopicAdoption adoption;
    private final RelayProducer producer;
    private final UnansweredWatch unanswered;
    private final Semaphore wake = new Semaphore(0);
    private final Thread thread;
    private volatile boolean running = true;
    private volatile boolean leading;
    private boolean adopted;
    private long nextUnansweredNanos = System.nanoTime();

    /// @param alarms gets `relay` while sending fails, `kafka-tail/…` while lost records are sent
    ///   again, and `kafka-ahead/…` when a topic has events that the database does not know
    public EventRelay(Jdbi jdbi, KafkaSettings kafka, EventStoreSettings settings, Alarms alarms) {
        this(jdbi, kafka, settings, alarms, null);
    }

    /// @param own the topic from which is taken back what the database does not know, so that
    ///   `kafka-ahead/…` is not raised for its source
    public EventRelay(
            Jdbi jdbi,
            KafkaSettings kafka,
            EventStoreSettings settings,
            Alarms alarms,
            @Nullable OwnTopic own) {
        this.jdbi = jdbi;
        this.settings = settings.relay();
        this.alarms = alarms;
        this.lock = new RelayLock(jdbi);
        this.topics = new KafkaTopics(kafka, settings.relay().deliveryTimeout());
        this.tail = new TailCheck(jdbi, topics, alarms, settings.relay().kafkaCheck());
        this.adoption = own == null ? null : new TopicAdoption(jdbi, topics, own);
        this.producer = new RelayProducer(kafka, settings.relay());
        this.unanswered = new UnansweredWatch(settings.relay());
        this.thread = Thread.ofPlatform().daemon().name("gongji-relay").unstarted(this::loop);
    }

    /// Starts the relay's daemon thread; returns at once, whether or not Kafka and PostgreSQL are
    /// up.
    public void start() {
        thread.start();
    }

    /// Something was committed: look now. Cheap, never blocks, may be called from any thread.
    public void wake() {
        wake.release();
    }

    /// How far the relay is behind; asks the database.
    public RelayStatus status() {
        return jdbi.withHandle(handle -> RelayRows.status(handle, leading));
    }

    /// Stops the thread and gives the lock back.
    @Override
    public void close() {
        running = false;
        wake.release();
        try {
            if (!thread.join(STOP_MAX)) {
                thread.interrupt();
                thread.join(STOP_MAX);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void loop() {
        while (running) {
            try {
                if (!lead()) {
                    pause(settings.retry());
                } else if (!round()) {
                    pause(settings.poll());
                }
            } catch (RuntimeException e) {
                fail(e);
                pause(settings.retry());
            }
        }
        leading = false;
        producer.discard();
        topics.close();
        lock.release();
    }

    private void fail(RuntimeException e) {
        if (running) {
            LOG.warn("Relay round failed reason={}", Reason.of(e));
            alarms.raise(ALARM, "reason=" + Reason.of(e));
        }
        producer.discard();
    }

    private void pause(Duration atMost) {
        try {
            if (wake.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
                wake.drainPermits();
            }
        } catch (InterruptedException e) {
            LOG.debug("Relay interrupted running={}", running);
        }
    }

    private boolean lead() {
        boolean held = lock.hold();
        if (held && !leading) {
            LOG.info("Relay leads");
            tail.restart();
            adopted = false;
        }
        if (!held && leading) {
            producer.discard();
        }
        if (!held) {
            alarms.clear(ALARM);
        }
        leading = held;
        return held;
    }

    /// Numbers, sends and moves once.
    ///
    /// @return whether there was anything to do
    private boolean round() {
        adopt();
        int numbered = jdbi.inTransaction(handle -> RelayRows.number(handle, settings.batchMax()));
        List<RelayCursor> behind = jdbi.withHandle(RelayRows::behind);
        if (tail.runIfDue(behind)) {
            behind = jdbi.withHandle(RelayRows::behind);
        }
        Map<RelayCursor, Long> after = new HashMap<>();
        behind.stream()
                .filter(tail::maySend)
                .forEach(cursor -> after.put(cursor, cursor.sentPosition()));
        boolean sent = send(after, settings.batchMax());
        resendUnanswered();
        alarms.clear(ALARM);
        return numbered > 0 || sent;
    }

    /// Once, before anything gets a position.
    private void adopt() {
        if (adoption != null && !adopted) {
            adoption.run();
            adopted = true;
        }
    }

    private boolean send(Map<RelayCursor, Long> after, int max) {
        if (after.isEmpty()) {
            return false;
        }
        List<Outgoing> batch = jdbi.withHandle(handle -> RelayRows.next(handle, after, max));
        RelayProducer.Result result = producer.send(batch);
        List<RelayCursor.Move> moves = new ArrayList<>();
        result.acked().forEach((cursor, acked) -> moves.add(move(cursor, acked)));
        jdbi.useHandle(handle -> RelayRows.move(handle, moves));
        moves.forEach(move -> tail.sent(move.from().key(), move.sentPosition()));
        requireNoFailure(result.failure());
        return true;
    }

    /// Offsets only grow: an acknowledged offset that was given before means that Kafka lost what
    /// it held there.
    private RelayCursor.Move move(RelayCursor cursor, RelayProducer.Acked acked) {
        if (acked.firstOffset() >= 0 && acked.firstOffset() <= cursor.ackedOffset()) {
            return tail.back(cursor, acked.firstOffset());
        }
        return new RelayCursor.Move(
                cursor,
                Math.max(cursor.sentPosition(), acked.position()),
                Math.max(cursor.ackedOffset(), acked.lastOffset()));
    }

    private static void requireNoFailure(@Nullable Exception failure) {
        if (failure != null) {
            throw new IllegalStateException("a batch was not acknowledged whole", failure);
        }
    }

    private void resendUnanswered() {
        long now = System.nanoTime();
        if (now - nextUnansweredNanos < 0) {
            return;
        }
        nextUnansweredNanos = now + settings.unansweredAfter().toNanos() / 4;
        Map<RelayCursor, Long> after = new HashMap<>();
        for (Answered oldest : unanswered.due(jdbi.withHandle(RelayRows::unanswered), now)) {
            if (tail.maySend(oldest.cursor())) {
                LOG.warn(
                        "Events without an answer are sent again source={} book={} after={} sent={}",
                        oldest.cursor().key().source(),
                        oldest.cursor().key().book(),
                        oldest.position(),
                        oldest.cursor().sentPosition());
                after.put(oldest.cursor(), oldest.position());
            }
        }
        send(after, settings.resendMax());
    }
}
