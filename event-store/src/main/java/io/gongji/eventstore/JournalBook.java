package io.gongji.eventstore;

import io.gongji.contracts.BookId;
import io.gongji.contracts.EventId;
import io.gongji.eventstore.JournalInbox.Stop;
import io.gongji.eventstore.JournalInbox.Taken;
import io.gongji.eventstore.JournalPosition.Verdict;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads one book of the journal. A failing handler or a break stops this book only; after a gap it
/// looks on for the missing record, and takes what it had passed over once that is there.
final class JournalBook {
    private static final Logger LOG = LoggerFactory.getLogger(JournalBook.class);
    private static final int STOP = -1;
    private static final long NONE = -1;
    private static final Duration GAP_WAIT_MAX = Duration.ofHours(1);

    private final TopicPartition partition;
    private final BookId book;
    private final JournalInbox inbox;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final EventStoreSettings.Journal settings;
    private final Alarms alarms;
    private final Consumer<Collection<EventId>> committed;

    private JournalPosition position;
    private State state = State.READING;
    private long dueNanos;
    private long gapAt = NONE;
    private Duration gapWait;

    private enum State {
        READING,
        WAITING_TO_RETRY,
        BROKEN
    }

    JournalBook(
            TopicPartition partition,
            BookId book,
            JournalInbox inbox,
            KafkaConsumer<byte[], byte[]> consumer,
            EventStoreSettings.Journal settings,
            Alarms alarms,
            Consumer<Collection<EventId>> committed) {
        this.partition = partition;
        this.book = book;
        this.inbox = inbox;
        this.consumer = consumer;
        this.settings = settings;
        this.alarms = alarms;
        this.committed = committed;
        this.gapWait = settings.retry();
        this.position = inbox.load(book);
        consumer.seek(partition, position.nextOffset());
    }

    /// Takes what was polled, or as much of it as can be taken.
    void read(List<ConsumerRecord<byte[], byte[]>> records) {
        alarms.clear("journal-tail/" + book);
        int next = 0;
        while (next < records.size() && state == State.READING) {
            List<ConsumerRecord<byte[], byte[]>> some =
                    records.subList(next, Math.min(records.size(), next + settings.batchMax()));
            int done = gapAt == NONE ? take(some) : lookForMissing(some.getFirst());
            if (done == STOP) {
                return;
            }
            next += done;
        }
    }

    /// @return how many records are dealt with
    private int take(List<ConsumerRecord<byte[], byte[]>> records) {
        Taken taken;
        try {
            taken = inbox.take(position, records, NONE);
        } catch (RuntimeException e) {
            if (records.size() > 1) {
                return take(records.subList(0, records.size() / 2));
            }
            retryLater(e);
            return STOP;
        }
        progressed(taken);
        if (taken.stoppedAt().isEmpty()) {
            return records.size();
        }
        Stop stop = taken.stoppedAt().get();
        stopped(stop);
        return Math.toIntExact(
                records.stream().filter(record -> record.offset() <= stop.offset()).count());
    }

    /// Looks at one record after a gap. Only the missing one is taken; then reading goes back to
    /// where the gap began.
    private int lookForMissing(ConsumerRecord<byte[], byte[]> record) {
        return switch (position.judge(record.value(), record.offset())) {
            case Verdict.Repeat() -> 1;
            case Verdict.Gap(long seq) -> 1;
            case Verdict.Break broken -> {
                stopped(new Stop(broken, record.offset()));
                yield STOP;
            }
            case Verdict.Next next -> takeMissing(record);
        };
    }

    private int takeMissing(ConsumerRecord<byte[], byte[]> record) {
        try {
            progressed(inbox.take(position, List.of(record), gapAt));
            gapAt = NONE;
            consumer.seek(partition, position.nextOffset());
        } catch (RuntimeException e) {
            retryLater(e);
        }
        return STOP;
    }

    private void progressed(Taken taken) {
        position = taken.position();
        if (taken.taken() > 0) {
            gapWait = settings.retry();
            alarms.clear("journal-gap/" + book);
            alarms.clear("journal-handler/" + book);
        }
        if (!taken.answered().isEmpty()) {
            committed.accept(taken.answered());
        }
    }

    private void stopped(Stop stop) {
        switch (stop.verdict()) {
            case Verdict.Gap(long seq) -> {
                gapAt = stop.offset();
                dueNanos = System.nanoTime() + gapWait.toNanos();
                alarms.raise(
                        "journal-gap/" + book,
                        "missing=%d found=%d offset=%d"
                                .formatted(position.seq() + 1, seq, stop.offset()));
            }
            case Verdict.Break(String reason) -> {
                state = State.BROKEN;
                consumer.pause(Set.of(partition));
                alarms.raise(
                        "journal-break/" + book,
                        "lastSeq=%d offset=%d reason=\"%s\""
                                .formatted(position.seq(), stop.offset(), reason));
            }
            case Verdict.Next next ->
                    throw new IllegalStateException("reading never stops at the next record");
            case Verdict.Repeat() ->
                    throw new IllegalStateException("reading never stops at a repeat");
        }
    }

    private void retryLater(RuntimeException e) {
        state = State.WAITING_TO_RETRY;
        dueNanos = System.nanoTime() + settings.retry().toNanos();
        consumer.pause(Set.of(partition));
        if (e instanceof JournalInbox.MovedElsewhere) {
            LOG.info("Journal cursor was moved by another reader book={}", book);
            return;
        }
        LOG.warn(
                "Journal record was not taken book={} afterSeq={} reason={}",
                book,
                position.seq(),
                Reason.of(e));
        alarms.raise(
                "journal-handler/" + book,
                "afterSeq=%d reason=%s".formatted(position.seq(), Reason.of(e)));
    }

    /// Does what is due: tries again after a failure, or looks through the whole topic for a
    /// missing record.
    void tick() {
        if (System.nanoTime() - dueNanos < 0) {
            return;
        }
        if (state == State.WAITING_TO_RETRY) {
            position = inbox.load(book);
            gapAt = NONE;
            state = State.READING;
            consumer.seek(partition, position.nextOffset());
            consumer.resume(Set.of(partition));
        } else if (state == State.READING && gapAt != NONE) {
            gapWait =
                    gapWait.multipliedBy(2).compareTo(GAP_WAIT_MAX) > 0
                            ? GAP_WAIT_MAX
                            : gapWait.multipliedBy(2);
            startOver();
        }
    }

    /// The topic ends before the stored offset: it lost its tail, or is shorter than the one
    /// before.
    void lostTail() {
        alarms.raise(
                "journal-tail/" + book,
                "seq=%d offset=%d".formatted(position.seq(), position.nextOffset()));
        startOver();
    }

    /// Reads the topic from its beginning; what was taken before is recognised by seq and hash.
    void startOver() {
        if (state != State.BROKEN) {
            position = position.at(0);
            gapAt = NONE;
            consumer.seekToBeginning(Set.of(partition));
        }
    }

    /// Another pod reads this book from now on, and raises what it finds wrong itself.
    void release() {
        for (String alarm :
                List.of("journal-tail/", "journal-gap/", "journal-break/", "journal-handler/")) {
            alarms.clear(alarm + book);
        }
    }
}
