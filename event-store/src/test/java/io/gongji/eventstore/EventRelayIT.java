package io.gongji.eventstore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gongji.contracts.BookId;
import io.gongji.contracts.event.Topic;
import io.gongji.local.LocalServers;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;

class EventRelayIT {
    private static final BookId BOOK = new BookId("13");
    private static final BookId OTHER_BOOK = new BookId("32");
    private static final Topics TOPICS =
            new Topics(LocalServers.shared().kafka().bootstrapServers());

    private final TestStore store = new TestStore();

    @Test
    void aCommittedEventArrivesWithItsPositionAndItsHeaders() {
        NewEvent event = store.append(BOOK);
        try (EventRelay relay = started()) {
            store.awaitAllSent(relay);
        }

        assertThat(TOPICS.read(Topic.MEMBERS, BOOK, store.source))
                .singleElement()
                .satisfies(record -> {
                    assertThat(Topics.message(record).envelope().eventId())
                            .isEqualTo(event.eventId());
                    assertThat(Topics.message(record).envelope().position()).isEqualTo(1);
                    assertThat(record.key()).asString().startsWith("member/");
                    assertThat(header(record, "ce_id")).isEqualTo(event.eventId().toString());
                    assertThat(header(record, "ce_type")).isEqualTo("gongji.member.enrolled.v1");
                    assertThat(header(record, "content-type")).isEqualTo("application/json");
                });
    }

    @Test
    void everyBookHasPositionsOfItsOwnWithoutAGap() {
        for (int i = 0; i < 10; i++) {
            store.append(BOOK);
            store.append(OTHER_BOOK);
        }
        try (EventRelay relay = started()) {
            store.awaitAllSent(relay);
        }

        assertThat(positions(BOOK)).containsExactlyElementsOf(upTo(10));
        assertThat(positions(OTHER_BOOK)).containsExactlyElementsOf(upTo(10));
    }

    @Test
    void anInternalEventIsNeverSent() {
        store.transactions.run(handle -> {
            store.events.append(
                    handle, TestStore.stream("internal"), 0, List.of(TestStore.internal()));
            return store;
        });
        try (EventRelay relay = started()) {
            store.append(BOOK);
            store.awaitAllSent(relay);
        }

        assertThat(positions(BOOK)).containsExactly(1L);
    }

    @Test
    void aCommitThatComesLateIsSentLate() {
        try (EventRelay relay = started();
                Handle late = store.app.open()) {
            late.begin();
            NewEvent lowerId = store.published(BOOK);
            store.events.append(late, TestStore.stream("late"), 0, List.of(lowerId));
            store.append(BOOK);
            await().until(() -> positions(BOOK).equals(upTo(1)));

            late.commit();

            await().until(() -> positions(BOOK).equals(upTo(2)));
            assertThat(Topics.message(read().getLast()).envelope().eventId())
                    .isEqualTo(lowerId.eventId());
        }
    }

    @Test
    void versionsOfAStreamNeverPassEachOtherWhileALongTransactionRunsInAnotherDatabase()
            throws SQLException {
        try (Connection elsewhere = LocalServers.shared().postgres().superuser("postgres");
                EventRelay relay = started()) {
            beginWriting(elsewhere);

            appendFromManyWriters();
            store.awaitAllSent(relay);

            assertThat(positions(BOOK)).containsExactlyElementsOf(upTo(120));
            assertThat(versionsThatPassedAnEarlierOne()).isZero();
            elsewhere.rollback();
        }
    }

    private static void beginWriting(Connection elsewhere) throws SQLException {
        elsewhere.setAutoCommit(false);
        try (Statement statement = elsewhere.createStatement()) {
            statement.execute("SELECT pg_current_xact_id()");
        }
    }

    /// Six writers over three streams, so that most appends meet another.
    private void appendFromManyWriters() {
        List<CompletableFuture<Void>> writers = new ArrayList<>();
        Transactions patient = new Transactions(store.app, patient(), () -> {});
        for (int writer = 0; writer < 6; writer++) {
            StreamId stream = TestStore.stream("shared-" + writer % 3);
            writers.add(
                    CompletableFuture.runAsync(() -> {
                        for (int i = 0; i < 20; i++) {
                            appendOne(patient, stream);
                        }
                    }));
        }
        CompletableFuture.allOf(writers.toArray(CompletableFuture[]::new)).join();
    }

    private void appendOne(Transactions transactions, StreamId stream) {
        transactions.run(handle -> {
            long version = store.events.load(handle, stream).size();
            store.events.append(handle, stream, version, List.of(store.published(BOOK)));
            return stream;
        });
    }

    private EventStoreSettings patient() {
        return new EventStoreSettings(
                store.settings.eventBytesMax(),
                10,
                store.settings.relay(),
                store.settings.journal(),
                store.settings.answers(),
                store.settings.keys());
    }

    private long versionsThatPassedAnEarlierOne() {
        return store.owner.withHandle(handle ->
                handle.createQuery(
                                """
                                SELECT count(*) FROM event a JOIN event b USING (stream_kind, stream_id)
                                WHERE a.version < b.version AND a.position > b.position\
                                """)
                        .mapTo(Long.class)
                        .one());
    }

    @Test
    void aCrashBetweenSendAndCursorRepeatsTheSameBytesAndLosesNothing() {
        store.append(BOOK, 5);
        breakTheCursor();
        try (EventRelay killed = started()) {
            await().until(() -> read().size() >= 5);
        }
        repairTheCursor();
        try (EventRelay next = started()) {
            store.append(BOOK, 2);
            store.awaitAllSent(next);
        }

        List<ConsumerRecord<byte[], byte[]>> records = read();
        assertThat(records).hasSizeGreaterThan(7);
        assertThat(firstOccurrences(records)).containsExactlyElementsOf(upTo(7));
        assertThat(records.stream().map(record -> new String(record.value(), UTF_8)).distinct())
                .hasSize(7);
    }

    /// From now on no transaction that moves the cursor commits, as if the process died right after
    /// sending.
    private void breakTheCursor() {
        store.owner.useHandle(handle -> {
            handle.execute(
                    """
                    CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql AS
                    'BEGIN RAISE EXCEPTION ''died''; END'\
                    """);
            handle.execute(
                    """
                    CREATE TRIGGER die BEFORE UPDATE OF sent_position ON relay_cursor
                    FOR EACH STATEMENT EXECUTE FUNCTION die()\
                    """);
        });
    }

    private void repairTheCursor() {
        store.owner.useHandle(handle -> handle.execute("DROP TRIGGER die ON relay_cursor"));
    }

    @Test
    void ofTwoRelaysOneSendsAndTheOtherTakesOverWhenTheLockIsLost() throws SQLException {
        try (EventRelay one = started();
                EventRelay two = started()) {
            store.append(BOOK, 10);
            store.awaitAllSent(one);
            assertThat(one.status().leading()).isNotEqualTo(two.status().leading());
            EventRelay leader = one.status().leading() ? one : two;
            EventRelay other = leader == one ? two : one;

            endTheLocksConnection();
            leader.close();

            await().until(() -> other.status().leading());
            store.append(BOOK, 10);
            store.awaitAllSent(other);
        }
        assertThat(firstOccurrences(read())).containsExactlyElementsOf(upTo(20));
        assertThat(positions(BOOK)).hasSize(20);
    }

    private void endTheLocksConnection() throws SQLException {
        try (Connection superuser =
                        LocalServers.shared()
                                .postgres()
                                .superuser(store.database.url().replaceFirst(".*/", ""));
                Statement statement = superuser.createStatement()) {
            statement.execute(
                    """
                    SELECT pg_terminate_backend(pid) FROM pg_locks
                    WHERE locktype = 'advisory'
                        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())\
                    """);
        }
    }

    @Test
    void twoRelaysThatNumberAtOnceLeaveNoGap() {
        store.append(BOOK, 50);
        List<CompletableFuture<Void>> relays = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            relays.add(
                    CompletableFuture.runAsync(() -> {
                        while (store.app.inTransaction(handle -> RelayRows.number(handle, 7)) > 0) {
                            Thread.onSpinWait();
                        }
                    }));
        }
        CompletableFuture.allOf(relays.toArray(CompletableFuture[]::new)).join();

        assertThat(column("SELECT position FROM event ORDER BY id"))
                .containsExactlyElementsOf(upTo(50));
        assertThat(column("SELECT last_position FROM relay_cursor")).containsExactly(50L);
    }

    @Test
    void anEventWithoutAnAnswerIsSentAgainFromTheFirstUnansweredOn() {
        store.append(BOOK, 5);
        EventStoreSettings impatient =
                new EventStoreSettings(
                        store.settings.eventBytesMax(),
                        store.settings.retriesMax(),
                        TestStore.relay(Duration.ofMillis(300)),
                        store.settings.journal(),
                        store.settings.answers(),
                        store.settings.keys());
        store.owner.useHandle(handle ->
                handle.execute(
                        "INSERT INTO answered (source, book, position) VALUES (?, ?, 3)",
                        store.source,
                        BOOK.value()));

        try (EventRelay relay =
                new EventRelay(store.app, TOPICS.settings(), impatient, store.alarms)) {
            relay.start();
            await().until(() -> positions(BOOK).size() >= 7);
        }

        assertThat(positions(BOOK).subList(0, 7)).containsExactly(1L, 2L, 3L, 4L, 5L, 4L, 5L);
    }

    @Test
    void aTopicThatIsAheadOfTheDatabaseStopsTheSource() {
        store.append(BOOK, 3);
        try (EventRelay relay = started()) {
            store.awaitAllSent(relay);
        }
        TestStore restored = new TestStore(store.source);
        restored.append(BOOK);

        try (EventRelay relay = restored.relay(TOPICS.settings())) {
            relay.start();
            await().until(() ->
                    restored.alarms.current().stream()
                            .anyMatch(alarm -> alarm.name().startsWith("kafka-ahead/")));
        }

        assertThat(positions(BOOK)).hasSize(3);
    }

    @Test
    void aWakeUpSendsWithoutWaitingForThePoll() {
        try (EventRelay relay = started()) {
            LongSupplier unsent = () -> relay.status().unsent();
            Transactions waking = new Transactions(store.app, store.settings, relay::wake);
            appendOne(waking, TestStore.stream("woken"));

            await().until(() -> unsent.getAsLong() == 0);
            assertThat(relay.status().oldestUnsentAge()).isZero();
        }
    }

    private EventRelay started() {
        EventRelay relay = store.relay(TOPICS.settings());
        relay.start();
        return relay;
    }

    private List<ConsumerRecord<byte[], byte[]>> read() {
        return TOPICS.read(Topic.MEMBERS, BOOK, store.source);
    }

    private List<Long> positions(BookId book) {
        return TOPICS.positions(Topic.MEMBERS, book, store.source);
    }

    private static List<Long> firstOccurrences(List<ConsumerRecord<byte[], byte[]>> records) {
        return records.stream()
                .map(record -> Topics.message(record).envelope().position())
                .distinct()
                .toList();
    }

    private List<Long> column(String sql) {
        return store.owner.withHandle(handle -> handle.createQuery(sql).mapTo(Long.class).list());
    }

    private static List<Long> upTo(long last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }
}
