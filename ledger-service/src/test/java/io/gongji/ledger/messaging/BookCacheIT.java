package io.gongji.ledger.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gongji.contracts.BookId;
import io.gongji.contracts.event.Topic;
import io.gongji.ledger.app.BatchResult;
import io.gongji.ledger.app.BookWriter;
import io.gongji.ledger.app.Delivery;
import io.gongji.ledger.store.OwnersShare;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a writer remembers between batches never reaches the book when it is stale.
class BookCacheIT {
    private static final BookId BOOK = new BookId("13");
    private static final int EVENTS = 60;

    private final TestEvents events = new TestEvents(BOOK);
    private final TestLedger ledger = TestLedger.empty();
    private final TestSource lines = new TestSource(BOOK, Topic.CONTRIBUTIONS);

    @BeforeEach
    void linesOfOneEmployer() {
        for (int i = 0; i < EVENTS; i++) {
            lines.add(events.assessed(TestEvents.member(), 100));
        }
    }

    private BookWriter writer(int ownersMax) throws SQLException {
        BookWriter writer =
                new BookWriter(
                        ledger.writing(),
                        BOOK,
                        InstantSource.system(),
                        new OwnersShare(ownersMax),
                        _ -> {});
        writer.head();
        return writer;
    }

    private List<Delivery> batch(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(position -> lines.delivery(position, position - 1))
                .toList();
    }

    private void assertBookIsWhole(int count) {
        assertThat(ledger.records(BOOK)).hasSize(count);
        assertThat(
                        ledger.number(
                                "SELECT count(*) FROM account a WHERE balance_fen <>"
                                        + " (SELECT sum(amount_fen) FROM posting p WHERE p.account_id = a.id)"))
                .isZero();
        assertThat(ledger.number("SELECT balance_fen FROM account WHERE code = '1120'"))
                .isEqualTo(100L * count);
        assertThat(ledger.number("SELECT count(DISTINCT balance_after_fen) FROM posting"))
                .isEqualTo(2L * count);
    }

    @Test
    void ofTwoWritersThatTakeTurnsTheOneWithTheOldMemoryIsOvertakenAndReadsAnew()
            throws SQLException {
        try (BookWriter one = writer(1000);
                BookWriter other = writer(1000)) {
            assertThat(one.write(batch(1, 10), Map.of())).isInstanceOf(BatchResult.Written.class);
            assertThat(other.write(batch(11, 20), Map.of()))
                    .isInstanceOf(BatchResult.Written.class);

            assertThat(one.write(batch(21, 30), Map.of()))
                    .isInstanceOf(BatchResult.Overtaken.class);
            assertThat(one.write(batch(21, 30), Map.of())).isInstanceOf(BatchResult.Written.class);
            assertThat(other.write(batch(21, 40), Map.of()))
                    .isInstanceOf(BatchResult.Overtaken.class);
            assertThat(other.write(batch(21, 40), Map.of()))
                    .isInstanceOf(BatchResult.Written.class);
        }
        assertBookIsWhole(40);
    }

    @Test
    void whatIsRememberedNeverStopsABook() throws SQLException {
        try (BookWriter one = writer(1000);
                BookWriter other = writer(1000)) {
            one.write(batch(1, 10), Map.of());
            other.write(batch(11, 20), Map.of());

            BatchResult result = one.write(batch(31, 40), Map.of());

            assertThat(result).isInstanceOf(BatchResult.Overtaken.class);
        }
        assertBookIsWhole(20);
    }

    @Test
    void aBatchThatFailedLeavesNoMemory() throws SQLException {
        try (BookWriter writer = writer(1000)) {
            writer.write(batch(1, 10), Map.of());
            ledger.owner.useHandle(handle ->
                    handle.execute("ALTER TABLE posting ADD CONSTRAINT no_more CHECK (seq <= 10)"));
            assertThatThrownBy(() -> writer.write(batch(11, 20), Map.of()))
                    .isInstanceOf(SQLException.class);
            ledger.owner.useHandle(
                    handle -> handle.execute("ALTER TABLE posting DROP CONSTRAINT no_more"));

            assertThat(writer.write(batch(11, 20), Map.of()))
                    .isInstanceOf(BatchResult.Written.class);
        }
        assertBookIsWhole(20);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 1000})
    void howMuchIsRememberedChangesNothing(int ownersMax) throws SQLException {
        try (BookWriter writer = writer(ownersMax)) {
            for (int from = 1; from <= EVENTS; from += 7) {
                BatchResult result =
                        writer.write(batch(from, Math.min(from + 6, EVENTS)), Map.of());
                assertThat(result).isInstanceOf(BatchResult.Written.class);
            }
        }
        assertBookIsWhole(EVENTS);
    }
}
