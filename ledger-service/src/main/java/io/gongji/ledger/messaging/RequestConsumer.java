package io.gongji.ledger.messaging;

import io.gongji.contracts.BookId;
import io.gongji.contracts.BookMap;
import io.gongji.contracts.event.Topic;
import io.gongji.ledger.app.BookStatuses;
import io.gongji.ledger.app.LedgerLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The thread that polls the request topics and hands what it finds to the books' workers,
/// partition by partition. It reads none of it, and never waits for a worker except when its book
/// leaves.
final class RequestConsumer implements Runnable, ConsumerRebalanceListener {
    private static final Logger LOG = Logger.getLogger(RequestConsumer.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration POLL_WHILE_FULL = Duration.ofMillis(10);
    static final List<String> TOPICS =
            List.of(
                    Topic.MEMBERS.topicName(),
                    Topic.CONTRIBUTIONS.topicName(),
                    Topic.SETTLEMENTS.topicName(),
                    Topic.TRANSFERS.topicName(),
                    Topic.OPERATIONS.topicName());

    private final KafkaAccess kafka;
    private final KafkaTopics topics;
    private final Workers workers;
    private final BookStatuses statuses;
    private final LedgerLimits limits;
    private final Waits waits;
    private volatile @Nullable KafkaConsumer<byte[], byte @Nullable []> consumer;
    private long nextCheckNanos;
    private volatile long lastPollNanos;

    RequestConsumer(
            KafkaAccess kafka,
            KafkaTopics topics,
            Workers workers,
            BookStatuses statuses,
            LedgerLimits limits) {
        this.kafka = kafka;
        this.topics = topics;
        this.workers = workers;
        this.statuses = statuses;
        this.limits = limits;
        this.waits = new Waits(limits.backOffMax());
        this.lastPollNanos = System.nanoTime();
    }

    /// Asks it to end; its books are released.
    void end() {
        waits.end();
        KafkaConsumer<byte[], byte @Nullable []> current = consumer;
        if (current != null) {
            current.wakeup();
        }
    }

    /// How long ago it polled: a large number says that it hangs.
    Duration sinceLastPoll() {
        return Duration.ofNanos(System.nanoTime() - lastPollNanos);
    }

    @Override
    public void run() {
        for (int failures = 1; !waits.isEnding(); failures++) {
            try (KafkaConsumer<byte[], byte @Nullable []> opened = kafka.groupMember()) {
                consumer = opened;
                opened.subscribe(TOPICS, this);
                while (!waits.isEnding()) {
                    step(opened);
                    failures = 1;
                }
            } catch (InterruptException _) {
                waits.end();
            } catch (RuntimeException e) {
                LOG.errorf(e, "reading the request topics failed, it begins anew");
                waits.afterFailure(failures);
            } finally {
                consumer = null;
                workers.release(workers.books(), true);
            }
        }
    }

    private void step(KafkaConsumer<byte[], byte @Nullable []> reading) {
        boolean full = steer(reading);
        check(reading);
        try {
            dispatch(reading.poll(full ? POLL_WHILE_FULL : POLL));
        } catch (InvalidOffsetException e) {
            LOG.errorf(
                    "ALARM a topic lacks records that it had, reading it from its start partitions=%s",
                    e.partitions());
            reading.seekToBeginning(e.partitions());
        } catch (WakeupException _) {
            // Only to look whether it is to end.
        }
        lastPollNanos = System.nanoTime();
    }

    /// Sets each partition to where its book wants it, and lets it run or not. Returns whether a
    /// book has enough.
    private boolean steer(KafkaConsumer<byte[], byte @Nullable []> reading) {
        List<TopicPartition> running = new ArrayList<>();
        List<TopicPartition> paused = new ArrayList<>();
        Map<BookWorker, Map<String, Long>> unread = new HashMap<>();
        boolean full = false;
        workers.all().forEach(worker -> seek(reading, worker));
        boolean crowded = workers.waitingBytes() >= limits.waitingBytesMax();
        Set<TopicPartition> pausedBefore = reading.paused();
        for (TopicPartition partition : reading.assignment()) {
            BookWorker worker = workers.at(partition.partition());
            if (worker == null) {
                paused.add(partition);
                continue;
            }
            boolean enough =
                    pausedBefore.contains(partition)
                            ? !worker.queue().isHalfEmpty()
                            : worker.queue().isFull();
            enough |= crowded && worker.queue().bytes() > 0;
            full |= enough;
            (worker.reads(partition.topic()) && !enough ? running : paused).add(partition);
            unread.computeIfAbsent(worker, _ -> new HashMap<>())
                    .put(partition.topic(), reading.currentLag(partition).orElse(0L));
        }
        reading.pause(paused);
        reading.resume(running);
        unread.forEach((worker, topics) ->
                statuses.behind(
                        worker.book(),
                        worker.backlog().lags(topics, System.currentTimeMillis()),
                        worker.queue().size()));
        return full;
    }

    private static void seek(KafkaConsumer<byte[], byte @Nullable []> reading, BookWorker worker) {
        Map<String, Long> starts = worker.takeStartOffsets();
        if (starts != null) {
            starts.forEach((topic, offset) -> {
                TopicPartition partition = new TopicPartition(topic, worker.book().number());
                if (TOPICS.contains(topic) && reading.assignment().contains(partition)) {
                    reading.seek(partition, offset);
                    worker.backlog().begins(topic, offset);
                }
            });
        }
    }

    private void dispatch(ConsumerRecords<byte[], byte @Nullable []> records) {
        for (TopicPartition partition : records.partitions()) {
            BookWorker worker = workers.at(partition.partition());
            if (worker != null) {
                List<ConsumerRecord<byte[], byte @Nullable []>> polled = records.records(partition);
                worker.backlog()
                        .read(
                                partition.topic(),
                                polled.getFirst().offset(),
                                polled.getLast().offset(),
                                polled.getFirst().timestamp());
                worker.queue().put(Request.of(polled));
            }
        }
    }

    /// Now and then: has a topic lost its tail, or been made anew?
    private void check(KafkaConsumer<byte[], byte @Nullable []> reading) {
        if (System.nanoTime() < nextCheckNanos) {
            return;
        }
        nextCheckNanos = System.nanoTime() + limits.topicCheck().toNanos();
        try {
            Map<String, String> ids = topics.ids();
            List<TopicPartition> read =
                    reading.assignment().stream().filter(workers::reads).toList();
            Map<TopicPartition, Long> ends = read.isEmpty() ? Map.of() : topics.ends(read);
            List<TopicPartition> lost = new ArrayList<>();
            for (TopicPartition partition : read) {
                boolean anew = workers.isAnew(partition, ids.getOrDefault(partition.topic(), ""));
                if (anew
                        || reading.position(partition)
                                > ends.getOrDefault(partition, Long.MAX_VALUE)) {
                    lost.add(partition);
                }
            }
            if (!lost.isEmpty()) {
                LOG.errorf(
                        "ALARM topics lost records or were made anew, reading from the start partitions=%s",
                        lost);
                reading.seekToBeginning(lost);
            }
        } catch (KafkaException e) {
            LOG.warnf("the topics could not be checked: %s", e.getMessage());
        }
    }

    /// A partition needs a position before it is polled, even while it is paused; the right one
    /// comes from its worker.
    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        KafkaConsumer<byte[], byte @Nullable []> current = consumer;
        if (current == null) {
            return;
        }
        current.pause(partitions);
        partitions.forEach(partition -> current.seek(partition, 0));
        partitions.stream()
                .map(TopicPartition::partition)
                .distinct()
                .forEach(number -> {
                    if (number < BookMap.all().size()) {
                        workers.start(BookMap.bookOf(number));
                    }
                });
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        workers.release(books(partitions), true);
    }

    /// Another process has them already: whatever their workers still do, the head's
    /// compare-and-set refuses.
    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
        workers.release(books(partitions), false);
    }

    private static Set<BookId> books(Collection<TopicPartition> partitions) {
        return partitions.stream()
                .map(TopicPartition::partition)
                .filter(number -> number < BookMap.all().size())
                .map(BookMap::bookOf)
                .collect(Collectors.toSet());
    }
}
