package io.gongji.ledger.messaging;

import io.gongji.contracts.BookId;
import io.gongji.contracts.BookMap;
import io.gongji.contracts.event.Topic;
import io.gongji.contracts.journal.Cause;
import io.gongji.ledger.app.BookStatuses;
import io.gongji.ledger.app.JournalOutbox;
import io.gongji.ledger.app.LedgerLimits;
import io.gongji.ledger.app.RecentRecords;
import io.gongji.ledger.store.LedgerDatabase;
import io.gongji.ledger.store.Session;
import io.gongji.ledger.store.TopicOffsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// The writing half of the ledger: one thread that reads requests, one worker for each book that
/// Kafka assigns to this process, one thread that publishes the journal. Starts and ends as a
/// whole.
public final class LedgerEngine implements AutoCloseable {
    private static final Duration HANGS_AFTER = Duration.ofSeconds(60);

    private final LedgerDatabase database;
    private final KafkaTopics topics;
    private final JournalTopic journal;
    private final RequestConsumer consumer;
    private final JournalRelay relay;
    private final Thread polling;
    private final Thread publishing;
    private final Duration endWait;

    private LedgerEngine(
            LedgerDatabase database,
            KafkaTopics topics,
            JournalTopic journal,
            RequestConsumer consumer,
            JournalRelay relay,
            Duration endWait) {
        this.database = database;
        this.topics = topics;
        this.journal = journal;
        this.consumer = consumer;
        this.relay = relay;
        this.endWait = endWait;
        this.polling = Thread.ofPlatform().name("ledger-requests").daemon().unstarted(consumer);
        this.publishing = Thread.ofPlatform().name("ledger-journal").daemon().unstarted(relay);
    }

    /// Starts to read and to answer. Kafka and the database need not be there yet.
    public static LedgerEngine start(
            KafkaAccess kafka,
            LedgerDatabase database,
            LedgerLimits limits,
            BookStatuses statuses,
            InstantSource clock) {
        List<String> names = new ArrayList<>(RequestConsumer.TOPICS);
        names.add(Topic.JOURNAL.topicName());
        names.add(Topic.DEAD_LETTERS.topicName());
        KafkaTopics topics = kafka.topics(names);
        Wake wake = new Wake();
        RecentRecords recent = new RecentRecords();
        JournalTopic journal = new JournalTopic(kafka, topics);
        WorkerMaker maker =
                new WorkerMaker(database, clock, journal, topics, statuses, recent, wake, limits);
        Workers workers = new Workers(maker::workerOf, statuses, limits);
        JournalRelay relay =
                new JournalRelay(
                        kafka,
                        topics,
                        new JournalOutbox(database, recent),
                        workers,
                        statuses,
                        limits);
        wake.relay = relay;
        RequestConsumer consumer = new RequestConsumer(kafka, topics, workers, statuses, limits);
        Duration endWait = limits.releaseWait().plus(limits.kafkaRequest());
        LedgerEngine engine = new LedgerEngine(database, topics, journal, consumer, relay, endWait);
        engine.polling.start();
        engine.publishing.start();
        return engine;
    }

    /// Whether the thread that reads requests still turns.
    public boolean isReading() {
        return polling.isAlive() && consumer.sinceLastPoll().compareTo(HANGS_AFTER) < 0;
    }

    /// Whether Kafka answers and has every topic.
    public boolean reachesKafka() {
        try {
            return !topics.ids().isEmpty();
        } catch (RuntimeException _) {
            return false;
        }
    }

    /// The offsets after the last record of a book's request topics, by topic.
    public Map<String, Long> requestEnds(BookId book) {
        return topics
                .ends(
                        RequestConsumer.TOPICS.stream()
                                .map(topic -> new TopicPartition(topic, book.number()))
                                .toList())
                .entrySet()
                .stream()
                .collect(Collectors.toMap(end -> end.getKey().topic(), Map.Entry::getValue));
    }

    /// The offsets that a book reads next, by topic; absent where it never read.
    public Map<String, Long> requestOffsets(BookId book) {
        try (Session session = Session.of(database, "gongji-ledger calendar")) {
            return session
                    .inTransaction(connection -> TopicOffsets.load(connection, book))
                    .entrySet()
                    .stream()
                    .collect(
                            Collectors.toMap(
                                    Map.Entry::getKey, next -> next.getValue().nextOffset()));
        } catch (SQLException e) {
            throw new KafkaException("the database does not say how far a book has read", e);
        }
    }

    /// The value of an event where it stands; null when nothing stands there any more.
    public byte @Nullable [] original(BookId book, Cause.Coordinate at) {
        return journal.original(book, at);
    }

    /// What makes Kafka's topics unfit to keep money's history, as sentences.
    public List<String> unsafeTopics() {
        return topics.unsafe(BookMap.PARTITIONS);
    }

    /// Which cluster and which topics these are.
    public KafkaIdentity identity() {
        return new KafkaIdentity(topics.clusterId(), topics.ids());
    }

    /// Lets every book finish its batch, publishes nothing more, and ends.
    @Override
    public void close() {
        consumer.end();
        await(polling);
        relay.close();
        await(publishing);
        topics.close();
    }

    private void await(Thread thread) {
        try {
            boolean _ = thread.join(endWait);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// The relay is made after the workers that wake it.
    private static final class Wake implements Runnable {
        private volatile @Nullable JournalRelay relay;

        @Override
        public void run() {
            JournalRelay known = relay;
            if (known != null) {
                known.wake();
            }
        }
    }
}
