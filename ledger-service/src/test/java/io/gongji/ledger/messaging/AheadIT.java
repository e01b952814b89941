package io.gongji.ledger.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gongji.contracts.BookId;
import io.gongji.contracts.CorrectionReason;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.event.OperationEvent;
import io.gongji.contracts.event.Topic;
import io.gongji.contracts.journal.Cause;
import io.gongji.contracts.journal.Outcome;
import io.gongji.ledger.app.Ahead;
import io.gongji.ledger.app.BatchResult;
import io.gongji.ledger.app.BookWriter;
import io.gongji.ledger.app.Delivery;
import io.gongji.ledger.app.Underway;
import io.gongji.ledger.store.DeadLetter;
import io.gongji.ledger.store.NewRecord;
import io.gongji.ledger.store.OwnersShare;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A batch that is decided while the one before is being written stands on what that one leaves, or
/// is not written.
class AheadIT {
    private static final BookId BOOK = new BookId("13");
    private static final int MEMBERS = 20;

    private final TestEvents events = new TestEvents(BOOK);
    private final TestLedger ledger = TestLedger.empty();
    private final TestSource payrolls = new TestSource(BOOK, Topic.CONTRIBUTIONS);
    private final List<Long> committed = new ArrayList<>();
    private BookWriter writer = writer(1000);

    private BookWriter writer(int ownersMax) {
        return new BookWriter(
                ledger.writing(),
                BOOK,
                InstantSource.system(),
                new OwnersShare(ownersMax),
                this::committed);
    }

    private synchronized void committed(List<NewRecord> records) {
        records.forEach(record -> committed.add(record.record().seq()));
    }

    /// Three events of each person: the first opens the account that the others post on.
    @BeforeEach
    void contributionsOfSomePersons() throws SQLException {
        List<MemberId> members =
                IntStream.range(0, MEMBERS).mapToObj(_ -> TestEvents.member()).toList();
        for (int round = 0; round < 3; round++) {
            members.forEach(member -> payrolls.add(events.flexible(member)));
        }
        writer.head();
    }

    @AfterEach
    void close() {
        writer.close();
    }

    private List<Delivery> batch(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(position -> payrolls.delivery(position, position - 1))
                .toList();
    }

    private Ahead prepare(int from, int to) {
        return writer.prepare(() -> batch(from, to));
    }

    private Underway begin(int from, int to) {
        return Objects.requireNonNull(writer.begin(prepare(from, to), Map.of()));
    }

    private void assertBookIsWhole(int count) {
        assertThat(ledger.records(BOOK)).hasSize(count);
        assertThat(
                        ledger.number(
                                "SELECT count(*) FROM account a WHERE balance_fen <>"
                                        + " (SELECT sum(amount_fen) FROM posting p WHERE p.account_id = a.id)"))
                .isZero();
        assertThat(ledger.number("SELECT sum(balance_fen) FROM account")).isZero();
        assertThat(ledger.number("SELECT count(*) FROM member")).isLessThanOrEqualTo(MEMBERS);
        assertThat(committed)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, count).mapToObj(Long::valueOf).toList());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 1000})
    void batchesFollowEachOtherWithoutWaiting(int ownersMax) throws SQLException {
        writer.close();
        writer = writer(ownersMax);
        writer.write(batch(1, 1), Map.of());
        Underway last = begin(2, 7);
        for (int from = 8; from <= 60; from += 6) {
            last = begin(from, Math.min(from + 5, 60));
        }

        BatchResult result = last.result();

        assertThat(result).isInstanceOf(BatchResult.Written.class);
        assertBookIsWhole(60);
    }

    @Test
    void aBatchIsDecidedOnPersonsAndAccountsThatAreNotCommittedYet() throws Exception {
        writer.write(batch(1, 1), Map.of());
        try (Connection locking = ledger.connection();
                Statement statement = locking.createStatement()) {
            locking.setAutoCommit(false);
            statement.execute("SELECT FROM book_head FOR UPDATE");
            begin(2, MEMBERS);
            CompletableFuture<Underway> next =
                    CompletableFuture.supplyAsync(() -> begin(MEMBERS + 1, 2 * MEMBERS));
            locking.rollback();

            BatchResult result = next.get().result();

            assertThat(result).isInstanceOf(BatchResult.Written.class);
        }
        assertBookIsWhole(2 * MEMBERS);
    }

    @Test
    void aBatchIsReadBeforeTheTwoInFrontOfItAreCommitted() throws Exception {
        writer.write(batch(1, 1), Map.of());
        Ahead second = prepare(2, 10);
        try (Connection locking = ledger.connection();
                Statement statement = locking.createStatement()) {
            locking.setAutoCommit(false);
            statement.execute("SELECT FROM book_head FOR UPDATE");
            Ahead third = prepare(11, MEMBERS);
            assertThat(writer.begin(second, Map.of())).isNotNull();
            Ahead fourth = prepare(MEMBERS + 1, 3 * MEMBERS);
            assertThat(fourth.deliveries()).hasSize(2 * MEMBERS);
            CompletableFuture<Underway> next =
                    CompletableFuture.supplyAsync(
                            () -> Objects.requireNonNull(writer.begin(third, Map.of())));
            locking.rollback();
            next.get();

            BatchResult result = Objects.requireNonNull(writer.begin(fourth, Map.of())).result();

            assertThat(result).isInstanceOf(BatchResult.Written.class);
        }
        assertBookIsWhole(3 * MEMBERS);
    }

    @Test
    void whenTheOneBeforeFailsNothingThatStandsOnItIsWritten() throws SQLException {
        writer.write(batch(1, 10), Map.of());
        ledger.owner.useHandle(handle ->
                handle.execute("ALTER TABLE posting ADD CONSTRAINT no_more CHECK (seq <= 10)"));
        Underway failing = begin(11, 20);

        Underway next = writer.begin(prepare(21, 30), Map.of());

        assertThat(next).isNull();
        assertThatThrownBy(failing::result).isInstanceOf(SQLException.class);
        ledger.owner.useHandle(
                handle -> handle.execute("ALTER TABLE posting DROP CONSTRAINT no_more"));
        assertThat(writer.write(batch(11, 20), Map.of())).isInstanceOf(BatchResult.Written.class);
        assertThat(begin(21, 30).result()).isInstanceOf(BatchResult.Written.class);
        assertBookIsWhole(30);
    }

    @Test
    void anotherWriterBetweenTwoBatchesOvertakesTheSecond() throws SQLException {
        writer.write(batch(1, 10), Map.of());
        begin(11, 20).result();
        try (BookWriter other = writer(1000)) {
            other.write(batch(21, 30), Map.of());

            BatchResult result = begin(21, 40).result();

            assertThat(result).isInstanceOf(BatchResult.Overtaken.class);
        }
        assertThat(writer.begin(prepare(21, 40), Map.of())).isNull();
        assertThat(writer.write(batch(21, 40), Map.of())).isInstanceOf(BatchResult.Written.class);
        assertBookIsWhole(40);
    }

    @Test
    void whatIsOutOfTheOrdinaryIsLeftToTheCarefulWay() throws SQLException {
        writer.write(batch(1, 10), Map.of());

        assertThat(writer.begin(prepare(12, 20), Map.of())).isNull();

        assertThat(begin(11, 20).result()).isInstanceOf(BatchResult.Written.class);
        assertThat(begin(21, 25).result()).isInstanceOf(BatchResult.Written.class);
        assertThat(begin(26, 30).result()).isInstanceOf(BatchResult.Written.class);
        assertThat(begin(20, 40).result()).isInstanceOf(BatchResult.Written.class);
        assertBookIsWhole(40);
    }

    @Test
    void whereABatchEndsChangesNoDecision() throws SQLException {
        payrolls.add(correctionOf(60));
        payrolls.add(correctionOf(61));
        writer.write(batch(1, 57), Map.of());

        assertThat(writer.begin(prepare(58, 62), Map.of())).isNull();
        BatchResult result = writer.write(batch(58, 62), Map.of());

        assertThat(result)
                .isInstanceOfSatisfying(
                        BatchResult.Written.class,
                        written -> assertThat(written.recorded()).isEqualTo(5));
        assertBookIsWhole(62);
        assertThat(ledger.records(BOOK).get(60).outcome())
                .as("the record of the same batch is found")
                .isInstanceOf(Outcome.Accepted.class);
        assertThat(ledger.records(BOOK).get(61).outcome())
                .isEqualTo(new Outcome.Declined(Refusal.REVERSAL_NOT_REVERSIBLE));
    }

    @Test
    void whenALaterPartFailsTheBatchIsAnsweredAgain() throws SQLException {
        payrolls.add(correctionOf(60));
        writer.write(batch(1, 57), Map.of());
        ledger.owner.useHandle(handle ->
                handle.execute("ALTER TABLE posting ADD CONSTRAINT no_more CHECK (seq <= 60)"));

        assertThatThrownBy(() -> writer.write(batch(58, 61), Map.of()))
                .isInstanceOf(SQLException.class);

        assertThat(ledger.records(BOOK)).hasSize(60);
        assertThat(ledger.number("SELECT next_offset FROM topic_offset")).isEqualTo(60);
        ledger.owner.useHandle(
                handle -> handle.execute("ALTER TABLE posting DROP CONSTRAINT no_more"));
        assertThat(writer.write(batch(58, 61), Map.of())).isInstanceOf(BatchResult.Written.class);
        assertBookIsWhole(61);
    }

    @Test
    void aTopicThatStopsInOnePartIsNotReadInTheNext() throws SQLException {
        payrolls.add(correctionOf(57));
        writer.write(batch(1, 57), Map.of());
        Delivery correction = payrolls.delivery(61, 60);
        Cause.Coordinate at = new Cause.Coordinate(correction.coordinate().topic(), 57);
        Delivery.OfBytes bytes =
                new Delivery.OfBytes(
                        at, new DeadLetter(List.of(), null), "00", "no release knows it");
        Delivery unknown = new Delivery.Unhandled(at, bytes.reason(), null, bytes, false);

        BatchResult result = writer.write(List.of(unknown, correction), Map.of());

        assertThat(result)
                .isInstanceOfSatisfying(
                        BatchResult.Written.class,
                        written -> assertThat(written.stopped()).hasSize(1));
        assertThat(ledger.records(BOOK)).hasSize(57);
        assertThat(ledger.number("SELECT next_offset FROM topic_offset"))
                .as("reading goes on where it stopped")
                .isEqualTo(57);
    }

    private OperationEvent correctionOf(long seq) {
        return new OperationEvent.CorrectionApproved(
                events.region(),
                seq,
                CorrectionReason.POSTED_TWICE,
                "NOTE-" + seq,
                "counter-1",
                "counter-2");
    }
}
