package io.gongji.ledger.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gongji.contracts.BookId;
import io.gongji.contracts.event.Topic;
import io.gongji.ledger.app.BatchResult;
import io.gongji.ledger.app.BookWriter;
import io.gongji.ledger.app.Delivery;
import io.gongji.ledger.store.Heads;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BookWriterIT {
    private static final BookId BOOK = new BookId("13");

    private final TestEvents events = new TestEvents(BOOK);
    private final TestLedger ledger = TestLedger.empty();
    private final TestSource members = new TestSource(BOOK, Topic.MEMBERS);

    @BeforeEach
    void events() {
        for (int i = 0; i < 200; i++) {
            members.add(events.enrolled(TestEvents.member()));
        }
    }

    private BookWriter writer() throws SQLException {
        BookWriter writer = new BookWriter(ledger.writing(), BOOK, InstantSource.system());
        writer.head();
        return writer;
    }

    private List<Delivery> batch(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(position -> members.delivery(position, position - 1))
                .toList();
    }

    @Test
    void ofTwoWritersTheOneThatComesLateChangesNothing() throws Exception {
        try (BookWriter late = writer();
                Connection early = ledger.connection();
                ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            early.setAutoCommit(false);
            early.createStatement()
                    .execute(
                            "UPDATE book_head SET seq = 1, hash = decode(repeat('ab', 32), 'hex') WHERE book = '13'");
            Future<BatchResult> result = executor.submit(() -> late.write(batch(1, 3), Map.of()));
            awaitAWaitingWriter();
            early.commit();

            assertThat(result.get()).isInstanceOf(BatchResult.Overtaken.class);
        }
        assertThat(ledger.records(BOOK)).isEmpty();
        assertThat(ledger.number("SELECT count(*) FROM member")).isZero();
        assertThat(ledger.number("SELECT count(*) FROM topic_offset")).isZero();
    }

    @Test
    void aWriterOfAnEarlierReleaseChangesNothingAfterAMigration() throws Exception {
        BatchResult written;
        BatchResult next;
        try (BookWriter earlier = writer();
                Connection migration = ledger.connection();
                ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            written = earlier.write(batch(1, 3), Map.of());
            migration.setAutoCommit(false);
            migration.createStatement().execute("UPDATE book_head SET state_version = 1000000");
            Future<BatchResult> result =
                    executor.submit(() -> earlier.write(batch(4, 6), Map.of()));
            awaitAWaitingWriter();
            migration.commit();
            next = result.get();
        }

        assertThat(written).isInstanceOf(BatchResult.Written.class);
        assertThat(next)
                .isInstanceOfSatisfying(
                        BatchResult.Impossible.class,
                        impossible ->
                                assertThat(impossible.reason())
                                        .contains("another release")
                                        .contains("1000000")
                                        .contains("end this process"));
        assertThat(ledger.records(BOOK)).hasSize(3);
        assertThat(ledger.number("SELECT count(*) FROM member")).isEqualTo(3);
    }

    @Test
    void aWriterKeepsTheVersionOfTheStateThatTheMigrationsEndWith() throws Exception {
        assertThat(
                        ledger.number(
                                """
                                SELECT column_default::int FROM information_schema.columns
                                WHERE table_name = 'book_head' AND column_name = 'state_version'\
                                """))
                .isEqualTo(Heads.STATE_VERSION);
    }

    @Test
    void writersThatRaceGiveEveryEventOneRecord() throws Exception {
        try (BookWriter one = writer();
                BookWriter other = writer();
                ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> done = executor.invokeAll(List.of(writing(one), writing(other)));
            for (Future<Boolean> each : done) {
                assertThat(each.get()).isTrue();
            }
        }
        assertThat(ledger.records(BOOK)).hasSize(200);
        assertThat(ledger.number("SELECT count(DISTINCT event_id) FROM journal")).isEqualTo(200);
    }

    private Callable<Boolean> writing(BookWriter writer) {
        return () -> {
            for (int from = 1; from <= 200; from += 10) {
                BatchResult result;
                do {
                    result = writer.write(batch(from, from + 9), Map.of());
                } while (result instanceof BatchResult.Overtaken);
                assertThat(result).isInstanceOf(BatchResult.Written.class);
            }
            return true;
        };
    }

    @Test
    void anEventAtTwoPositionsStopsTheBookAndWritesNothing() throws SQLException {
        try (BookWriter writer = writer()) {
            writer.write(batch(1, 1), Map.of());
            Delivery.OfEvent first = (Delivery.OfEvent) members.delivery(1, 0);
            Delivery.OfEvent second = (Delivery.OfEvent) members.delivery(2, 1);
            var envelope = second.message().envelope();
            var forged =
                    new io.gongji.contracts.event.Envelope(
                            first.message().envelope().eventId(),
                            envelope.source(),
                            2,
                            BOOK,
                            envelope.subject(),
                            envelope.occurredAt(),
                            envelope.effectiveDate(),
                            null,
                            "tester",
                            "test",
                            null,
                            null);

            BatchResult result =
                    writer.write(
                            List.of(
                                    new Delivery.OfEvent(
                                            second.coordinate(),
                                            new io.gongji.contracts.event.EventMessage(
                                                    forged, second.message().event()))),
                            Map.of());

            assertThat(result).isInstanceOf(BatchResult.Impossible.class);
        }
        assertThat(ledger.records(BOOK)).hasSize(1);
    }

    @Test
    void aWriterGoesOnAfterItsConnectionWasCut() throws SQLException {
        try (BookWriter writer = writer()) {
            writer.write(batch(1, 1), Map.of());
            ledger.app.useHandle(handle ->
                    handle.execute(
                            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'gongji-ledger book 13'"
                                    + " AND datname = current_database()"));

            assertThatThrownBy(() -> writer.write(batch(1, 2), Map.of()))
                    .isInstanceOf(SQLException.class);
            assertThat(writer.write(batch(1, 2), Map.of())).isInstanceOf(BatchResult.Written.class);
        }
        assertThat(ledger.records(BOOK)).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "UPDATE journal SET value = value",
        "DELETE FROM journal",
        "TRUNCATE journal",
        "UPDATE posting SET amount_fen = 1",
        "DELETE FROM posting",
        "TRUNCATE posting",
        "UPDATE dead_letter SET value = NULL",
        "DELETE FROM dead_letter",
        "TRUNCATE dead_letter",
        "ALTER TABLE journal DISABLE TRIGGER ALL"
    })
    void theServiceCannotChangeWhatIsRecorded(String statement) {
        assertThatThrownBy(() -> ledger.app.useHandle(handle -> handle.execute(statement)))
                .hasRootCauseInstanceOf(SQLException.class)
                .rootCause()
                .extracting(cause -> ((SQLException) cause).getSQLState())
                .isEqualTo("42501");
    }

    @ParameterizedTest
    @CsvSource({"UPDATE journal SET value = value", "DELETE FROM posting", "TRUNCATE dead_letter"})
    void noRoleChangesWhatIsRecorded(String statement) {
        assertThatThrownBy(() -> ledger.owner.useHandle(handle -> handle.execute(statement)))
                .hasRootCauseMessage("ERROR: " + refusal(statement));
    }

    private static String refusal(String statement) {
        String[] words = statement.split(" ", -1);
        String table = words[0].equals("DELETE") ? words[2] : words[1];
        return words[0]
                + " of "
                + table
                + " is refused: a record is never changed or removed\n"
                + "  Where: PL/pgSQL function refuse_change() line 3 at RAISE";
    }

    private void awaitAWaitingWriter() {
        Jdbi watching = ledger.owner;
        Awaitility.await()
                .until(() ->
                        watching.withHandle(handle ->
                                handle.createQuery(
                                                "SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted AND locktype = 'transactionid')")
                                        .mapTo(Boolean.class)
                                        .one()));
    }
}
