package io.gongji.eventstore;

import io.gongji.contracts.BookId;
import io.gongji.contracts.BookMap;
import io.gongji.contracts.EventId;
import io.gongji.contracts.event.Topic;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads the journal into a service's database. Each book is read in its order, last + 1 only, and
/// the cursor changes in the transaction of the handler's work, so that every answer counts once.
/// Positions live in the database and never in Kafka; the group only divides the books among the
/// pods.
public final class JournalReader implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JournalReader.class);
    private static final String TOPIC = Topic.JOURNAL.topicName();
    private static final String ALARM = "journal-reader";

    /// A pod that was killed gives its books to another, or to its successor, after this time.
    private static final Duration SESSION_TIMEOUT = Duration.ofSeconds(10);

    private static final Duration KAFKA_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration STOP_MAX = Duration.ofSeconds(5);

    private final EventStoreSettings.Journal settings;
    private final Alarms alarms;
    private final JournalInbox inbox;
    private final KafkaTopics topics;
    private final Map<String, Object> properties;
    private final List<Consumer<Collection<EventId>>> listeners = new CopyOnWriteArrayList<>();
    private final Map<TopicPartition, JournalBook> books = new HashMap<>();
    private final Semaphore stop = new Semaphore(0);
    private final Thread thread;
    private volatile boolean running = true;
    private volatile @Nullable KafkaConsumer<byte[], byte[]> consumer;
    private long nextCheckNanos;
    private KafkaTopics.@Nullable Identity identity;

    /// @param alarms gets `journal-reader` while Kafka or the database cannot be reached, and per
    ///   book `journal-break/…`, `journal-gap/…`, `journal-tail/…` and `journal-handler/…`
    /// @param group the consumer group, one per service
    /// @param sources the service's own sources; the handler sees the answers to these
    public JournalReader(
            Jdbi jdbi,
            KafkaSettings kafka,
            EventStoreSettings settings,
            Alarms alarms,
            String group,
            Set<String> sources,
            AnswerHandler handler) {
        this.settings = settings.journal();
        this.alarms = alarms;
        this.inbox = new JournalInbox(jdbi, settings, sources, handler);
        this.topics = new KafkaTopics(kafka, KAFKA_TIMEOUT);
        this.properties =
                kafka.with(
                        Map.of(
                                "group.id",
                                group,
                                "client.id",
                                "gongji-journal-reader",
                                "auto.offset.reset",
                                "none",
                                "enable.auto.commit",
                                false,
                                "allow.auto.create.topics",
                                false,
                                "session.timeout.ms",
                                Math.toIntExact(SESSION_TIMEOUT.toMillis()),
                                "default.api.timeout.ms",
                                Math.toIntExact(KAFKA_TIMEOUT.toMillis())));
        this.thread =
                Thread.ofPlatform().daemon().name("gongji-journal-reader").unstarted(this::loop);
    }

    /// Adds a listener that is told, after each commit, which of the service's events were
    /// answered. It must not block.
    public void afterCommit(Consumer<Collection<EventId>> listener) {
        listeners.add(listener);
    }

    /// Starts the reader's daemon thread; returns at once, whether or not Kafka and PostgreSQL are
    /// up.
    public void start() {
        thread.start();
    }

    /// Stops the thread after the transaction it is in.
    @Override
    public void close() {
        running = false;
        stop.release();
        KafkaConsumer<byte[], byte[]> current = consumer;
        if (current != null) {
            current.wakeup();
        }
        try {
            thread.join(STOP_MAX);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void loop() {
        while (running) {
            try (KafkaConsumer<byte[], byte[]> current =
                    new KafkaConsumer<>(
                            properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
                consumer = current;
                readWith(current);
            } catch (WakeupException e) {
                LOG.debug("Journal reader woken running={}", running);
            } catch (RuntimeException e) {
                LOG.warn("Journal reader starts again reason={}", Reason.of(e));
                alarms.raise(ALARM, "reason=" + Reason.of(e));
                pause();
            }
        }
        topics.close();
    }

    private void pause() {
        try {
            stop.tryAcquire(settings.retry().toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            LOG.debug("Journal reader interrupted running={}", running);
        }
    }

    private void readWith(KafkaConsumer<byte[], byte[]> current) {
        books.clear();
        nextCheckNanos = System.nanoTime();
        checkIdentity();
        current.subscribe(List.of(TOPIC), new Assignment(current));
        while (running) {
            poll(current);
            checkIdentity();
            books.values().forEach(JournalBook::tick);
            alarms.clear(ALARM);
        }
        current.close(CloseOptions.timeout(STOP_MAX));
    }

    private void poll(KafkaConsumer<byte[], byte[]> current) {
        try {
            ConsumerRecords<byte[], byte[]> records = current.poll(settings.poll());
            for (TopicPartition partition : records.partitions()) {
                JournalBook book = books.get(partition);
                if (book != null) {
                    book.read(records.records(partition));
                }
            }
        } catch (OffsetOutOfRangeException e) {
            for (TopicPartition partition : e.partitions()) {
                JournalBook book = books.get(partition);
                if (book != null) {
                    book.lostTail();
                }
            }
        }
    }

    /// A topic of the same name may be another one since it was last looked at, by this reader or
    /// by another pod's.
    private void checkIdentity() {
        if (System.nanoTime() - nextCheckNanos < 0) {
            return;
        }
        nextCheckNanos = System.nanoTime() + settings.kafkaCheck().toNanos();
        KafkaTopics.Identity found =
                Objects.requireNonNull(topics.identities(List.of(TOPIC)).get(TOPIC));
        boolean anotherThanStored = inbox.startOverIfAnother(TOPIC, found);
        if (anotherThanStored || (identity != null && !identity.equals(found))) {
            LOG.warn("Journal topic is another one than before topicId={}", found.topicId());
            books.values().forEach(JournalBook::startOver);
        }
        identity = found;
    }

    private void committed(Collection<EventId> answered) {
        listeners.forEach(listener -> listener.accept(answered));
    }

    /// Takes up and gives away books as the group divides them.
    private final class Assignment implements ConsumerRebalanceListener {
        private final KafkaConsumer<byte[], byte[]> current;

        Assignment(KafkaConsumer<byte[], byte[]> current) {
            this.current = current;
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            for (TopicPartition partition : partitions) {
                if (partition.partition() < BookMap.all().size()) {
                    BookId book = BookMap.bookOf(partition.partition());
                    books.put(
                            partition,
                            new JournalBook(
                                    partition,
                                    book,
                                    inbox,
                                    current,
                                    settings,
                                    alarms,
                                    JournalReader.this::committed));
                } else {
                    current.seekToBeginning(List.of(partition));
                    current.pause(List.of(partition));
                }
            }
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            for (TopicPartition partition : partitions) {
                JournalBook book = books.remove(partition);
                if (book != null) {
                    book.release();
                }
            }
        }
    }
}
