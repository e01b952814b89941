package io.gongji.ledger.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongji.contracts.BookId;
import io.gongji.contracts.journal.JournalCodec;
import io.gongji.contracts.journal.JournalRecord;
import io.gongji.ledger.FreshBooks;
import io.gongji.ledger.app.BookStatus;
import io.gongji.ledger.app.BookStatuses;
import io.gongji.ledger.app.LedgerLimits;
import io.gongji.ledger.store.LedgerDatabase;
import io.gongji.ledger.store.LedgerDatabase.SessionLimits;
import io.gongji.local.Database;
import io.gongji.local.LocalServers;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.postgresql.ds.PGSimpleDataSource;

/// A ledger on a database of its own and the shared broker, with its engine on or off, as a process
/// would have it.
final class TestLedger implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    final Database database;
    final Jdbi app;
    final Jdbi owner;
    BookStatuses statuses = new BookStatuses();
    private LedgerLimits limits = limits(Map.of());
    private LedgerEngine engine;

    private TestLedger(Database database) {
        this.database = database;
        this.app = Jdbi.create(database.url(), database.app(), database.appPassword());
        this.owner = Jdbi.create(database.url(), database.owner(), database.ownerPassword());
    }

    /// With an empty database.
    static TestLedger empty() {
        TestLedger ledger = new TestLedger(LocalServers.shared().freshDatabase("ledger"));
        Flyway.configure()
                .dataSource(
                        ledger.database.url(),
                        ledger.database.owner(),
                        ledger.database.ownerPassword())
                .locations("classpath:db/ledger")
                .placeholders(Map.of("appRole", ledger.database.app()))
                .load()
                .migrate();
        Flyway.configure()
                .dataSource(
                        ledger.database.url(),
                        ledger.database.owner(),
                        ledger.database.ownerPassword())
                .schemas("operations")
                .locations("classpath:db/event-store", "classpath:db/operations")
                .placeholders(Map.of("appRole", ledger.database.app()))
                .load()
                .migrate();
        return ledger;
    }

    /// With the database as it is at this moment. The engine must be off.
    TestLedger copy() {
        return new TestLedger(LocalServers.shared().copyOf(database));
    }

    private static LedgerLimits limits(Map<String, String> own) {
        return new SmallRyeConfigBuilder()
                .withMapping(LedgerLimits.class)
                .withConverter(Duration.class, 100, new DurationConverter())
                .withDefaultValue("gongji.ledger.topic-check", "300ms")
                .withDefaultValue("gongji.ledger.relay-poll", "50ms")
                .withDefaultValue("gongji.ledger.kafka-session", "6s")
                .withDefaultValue("gongji.ledger.dispatch-again", "1s")
                .withDefaultValues(own)
                .build()
                .getConfigMapping(LedgerLimits.class);
    }

    TestLedger start() {
        return start(Map.of());
    }

    /// With some limits of its own.
    TestLedger start(Map<String, String> ownLimits) {
        limits = limits(ownLimits);
        statuses = new BookStatuses();
        KafkaAccess kafka =
                new KafkaAccess(
                        Map.of(
                                "bootstrap.servers",
                                FreshBooks.broker().bootstrapServers(),
                                "metadata.max.age.ms",
                                1000),
                        database.url(),
                        limits.kafkaRequest(),
                        limits.kafkaSession());
        engine = LedgerEngine.start(kafka, writing(), limits, statuses, InstantSource.system());
        return this;
    }

    /// The engine, once it has started.
    LedgerEngine engine() {
        return engine;
    }

    /// As the service's role, with a schema first.
    DataSource source(String schema) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(database.url());
        source.setUser(database.app());
        source.setPassword(database.appPassword());
        source.setCurrentSchema(schema);
        return source;
    }

    LedgerDatabase writing() {
        return new LedgerDatabase(
                database.url(),
                database.app(),
                database.appPassword(),
                new SessionLimits(limits.idleInTransaction(), limits.transaction(), limits.lock()));
    }

    TestLedger restart() {
        stop();
        return start();
    }

    void stop() {
        if (engine != null) {
            engine.close();
            engine = null;
        }
    }

    @Override
    public void close() {
        stop();
    }

    void awaitPhase(BookId book, BookStatus.Phase phase) {
        Awaitility.await(book + " " + phase)
                .atMost(PATIENCE)
                .until(() -> statuses.of(book).phase() == phase);
    }

    void awaitAlarm(BookId book, String words) {
        Awaitility.await(words)
                .atMost(PATIENCE)
                .until(() ->
                        statuses.of(book).alarms().stream()
                                .anyMatch(alarm -> alarm.contains(words)));
    }

    /// Waits until a book has so many records, and Kafka too.
    List<JournalRecord> awaitRecords(BookId book, int count) {
        Awaitility.await(count + " records of " + book)
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(records(book)).hasSize(count));
        awaitPublished(book, count);
        return records(book);
    }

    void awaitPublished(BookId book, long seq) {
        Awaitility.await("publication of " + book)
                .atMost(PATIENCE)
                .until(() ->
                        number(
                                        "SELECT published_seq FROM journal_publication WHERE book = '"
                                                + book
                                                + "'")
                                == seq);
    }

    /// Waits until everything that stands in the request topics was read.
    void awaitRead(BookId book, String topic, long nextOffset) {
        Awaitility.await(topic + " read to " + nextOffset)
                .atMost(PATIENCE)
                .until(() ->
                        number(
                                        "SELECT coalesce(max(next_offset), 0) FROM topic_offset WHERE book = '"
                                                + book
                                                + "' AND topic = '"
                                                + topic
                                                + "'")
                                >= nextOffset);
    }

    List<JournalRecord> records(BookId book) {
        return values(book).stream().map(JournalCodec::decode).toList();
    }

    List<byte[]> values(BookId book) {
        return app.withHandle(handle ->
                handle.createQuery("SELECT value FROM journal WHERE book = :book ORDER BY seq")
                        .bind("book", book.value())
                        .mapTo(byte[].class)
                        .list());
    }

    long number(String query) {
        return app.withHandle(handle -> handle.createQuery(query).mapTo(Long.class).one());
    }

    /// A plain connection as the service's role.
    Connection connection() throws SQLException {
        return DriverManager.getConnection(database.url(), database.app(), database.appPassword());
    }
}
