package io.gongji.ledger.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongji.contracts.BookId;
import io.gongji.contracts.event.Topic;
import io.gongji.ledger.FreshBooks;
import io.gongji.ledger.app.BookStatus;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A book whose database does not go on: it takes no more than it can hold, and nobody else
/// notices.
class SlowDatabaseIT {
    private static final int EVENTS = 10_000;
    private static final int HELD_MAX = 6_000 + 500;

    /// Less than a batch takes: whoever has room has all of it.
    private static final Map<String, String> ROOM_FOR_ONE =
            Map.of("gongji.ledger.answering-bytes-max", "65536");

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final List<BookId> books = FreshBooks.next(2);
    private final BookId slow = books.get(0);
    private final BookId other = books.get(1);
    private final TestLedger ledger = TestLedger.empty();

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void aBookThatWaitsForItsDatabaseHoldsWhatItsLimitsSayAndStopsNobody() throws SQLException {
        TestSource many = enrolments(slow, 1);
        many.send(1);
        ledger.start(ROOM_FOR_ONE);
        ledger.awaitRecords(slow, 1);
        try (Connection holder = ledger.connection()) {
            holdTheHead(holder);

            enrolments(many, slow, EVENTS - 1).sendAll();
            awaitTrouble();

            enrolments(other, 3).sendAll();
            ledger.awaitRecords(other, 3);
            BookStatus status = ledger.statuses.of(slow);
            assertThat(status.queued()).isBetween(1, HELD_MAX);
            assertThat(status.lag()).isGreaterThan(status.queued());
            assertThat(status.behind())
                    .singleElement()
                    .satisfies(topic -> {
                        assertThat(topic.topic()).isEqualTo(Topic.MEMBERS.topicName());
                        assertThat(topic.seconds()).isPositive();
                    });
            assertThat(status.alarms()).hasSize(1);
            assertThat(status.needsAttention()).isFalse();
            assertThat(ledger.records(slow)).as("reads go on").hasSize(1);
            holder.rollback();
        }

        assertThat(ledger.awaitRecords(slow, EVENTS)).hasSize(EVENTS);
        Awaitility.await("no lag")
                .atMost(PATIENCE)
                .until(() -> ledger.statuses.of(slow).lag() == 0);
        assertThat(ledger.statuses.of(slow).alarms()).isEmpty();
    }

    private void holdTheHead(Connection holder) throws SQLException {
        holder.setAutoCommit(false);
        try (PreparedStatement lock =
                holder.prepareStatement("SELECT FROM book_head WHERE book = ? FOR UPDATE")) {
            lock.setString(1, slow.value());
            lock.executeQuery();
        }
    }

    private void awaitTrouble() {
        ledger.awaitAlarm(slow, "the database refuses a batch");
        Awaitility.await("a lag of seconds")
                .atMost(PATIENCE)
                .until(() -> ledger.statuses.of(slow).secondsBehind() > 0);
    }

    private static TestSource enrolments(BookId book, int count) {
        return enrolments(new TestSource(book, Topic.MEMBERS), book, count);
    }

    private static TestSource enrolments(TestSource source, BookId book, int count) {
        TestEvents events = new TestEvents(book);
        for (int i = 0; i < count; i++) {
            source.add(events.enrolled(TestEvents.member()));
        }
        return source;
    }
}
