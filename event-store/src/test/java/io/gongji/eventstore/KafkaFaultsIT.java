package io.gongji.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gongji.contracts.BookId;
import io.gongji.contracts.event.Topic;
import io.gongji.local.DataDirectory;
import io.gongji.local.LocalKafka;
import io.gongji.local.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.apache.kafka.common.record.internal.FileRecords;
import org.apache.kafka.common.record.internal.RecordBatch;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a broker does when things go badly, on a broker of its own.
class KafkaFaultsIT {
    private static final BookId BOOK = new BookId("13");

    @TempDir private static Path directory;

    private static DataDirectory data;
    private static LocalKafka kafka;
    private static Topics topics;

    private final TestStore store = new TestStore();

    @BeforeAll
    static void startABroker() {
        data = new DataDirectory(directory);
        kafka = LocalKafka.start(data, Ports.freePort(), Ports.freePort());
        topics = new Topics(kafka.bootstrapServers());
    }

    @AfterAll
    static void stopIt() {
        kafka.close();
    }

    @Test
    void eventsWaitForABrokerThatIsDownAndArriveInOrder() {
        try (EventRelay relay = started()) {
            store.append(BOOK, 3);
            store.awaitAllSent(relay);
            kafka.close();
            store.append(BOOK, 3);
            patiently().until(() -> alarmed("relay"));

            kafka.restart();

            store.awaitAllSent(relay);
            await().until(() -> !alarmed("relay"));
        }
        assertThat(distinctPositions()).containsExactlyElementsOf(upTo(6));
    }

    @Test
    void aTopicThatWasMadeAnewIsFilledAgain() throws ExecutionException, InterruptedException {
        try (EventRelay relay = started()) {
            store.append(BOOK, 5);
            store.awaitAllSent(relay);

            topics.recreate(Topic.MEMBERS);

            patiently().until(() -> distinctPositions().equals(upTo(5)));
            store.append(BOOK, 2);
            patiently().until(() -> distinctPositions().equals(upTo(7)));
            await().until(() -> store.alarms.current().isEmpty());
        }
        assertThat(store.alarms.recent()).anyMatch(alarm -> alarm.name().startsWith("kafka-tail/"));
    }

    @Test
    void aTailThatTheBrokerLostIsSentAgain() throws IOException {
        try (EventRelay relay = started()) {
            for (int i = 0; i < 6; i++) {
                store.append(BOOK);
                store.awaitAllSent(relay);
            }
        }
        kafka.close();
        loseTheLastBatches(Topic.MEMBERS, 3);
        kafka.restart();
        assertThat(distinctPositions()).containsExactlyElementsOf(upTo(3));

        try (EventRelay relay = started()) {
            patiently().until(() -> distinctPositions().equals(upTo(6)));
        }
        assertThat(store.alarms.recent()).anyMatch(alarm -> alarm.name().startsWith("kafka-tail/"));
        assertThat(topics.positions(Topic.MEMBERS, BOOK, store.source)).hasSize(6);
    }

    @Test
    void aJournalThatWasMadeAnewIsReadFromItsBeginningAndNothingIsHandledTwice()
            throws ExecutionException, InterruptedException {
        Journals journal = Journals.answering(BOOK, store.source, 6);
        AtomicInteger handled = new AtomicInteger();
        topics.publish(journal, 1, 2, 3, 4);
        try (JournalReader reader = reader(handled)) {
            await().until(() -> handled.get() == 4);

            topics.recreate(Topic.JOURNAL);
            topics.publish(journal, 1, 2, 3, 4, 5, 6);

            patiently().until(() -> handled.get() == 6);
            await().until(() -> seq() == 6);
        }
    }

    private long seq() {
        return store.owner.withHandle(handle ->
                handle.createQuery("SELECT seq FROM journal_cursor WHERE book = :book")
                        .bind("book", BOOK.value())
                        .mapTo(Long.class)
                        .one());
    }

    private JournalReader reader(AtomicInteger handled) {
        JournalReader reader =
                new JournalReader(
                        store.app,
                        topics.settings(),
                        store.settings,
                        store.alarms,
                        store.source,
                        Set.of(store.source),
                        (handle, record) -> handled.incrementAndGet());
        reader.start();
        return reader;
    }

    /// What a power cut without fsync may leave: the log ends earlier, and there is no sign of a
    /// clean stop.
    private void loseTheLastBatches(Topic topic, int count) throws IOException {
        Path logs = data.kafka().resolve("logs");
        Path partition = logs.resolve(topic.topicName() + "-" + BOOK.number());
        String segment = "00000000000000000000";
        try (FileRecords records = FileRecords.open(partition.resolve(segment + ".log").toFile())) {
            Deque<Integer> sizes = new ArrayDeque<>();
            for (RecordBatch batch : records.batches()) {
                sizes.add(batch.sizeInBytes());
            }
            int lost = 0;
            for (int i = 0; i < count; i++) {
                lost += sizes.removeLast();
            }
            records.truncateTo(records.sizeInBytes() - lost);
        }
        Files.delete(partition.resolve(segment + ".index"));
        Files.delete(partition.resolve(segment + ".timeindex"));
        Files.delete(logs.resolve(".kafka_cleanshutdown"));
    }

    private EventRelay started() {
        EventRelay relay = store.relay(topics.settings());
        relay.start();
        return relay;
    }

    private boolean alarmed(String name) {
        return store.alarms.current().stream().anyMatch(alarm -> alarm.name().equals(name));
    }

    private List<Long> distinctPositions() {
        return topics.positions(Topic.MEMBERS, BOOK, store.source).stream().distinct().toList();
    }

    private static ConditionFactory patiently() {
        return await().atMost(Duration.ofSeconds(30));
    }

    private static List<Long> upTo(long last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }
}
