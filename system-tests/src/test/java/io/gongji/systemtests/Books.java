package io.gongji.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongji.contracts.BookId;
import io.gongji.contracts.journal.Sha256;
import io.gongji.local.Service;
import io.gongji.systemtests.client.Answer;
import io.gongji.systemtests.client.LedgerDesk.Source;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;

/// What must hold of a book after whatever happened: one record for each event, no gap, one chain,
/// sums of zero.
final class Books {
    static final String HEBEI = "13";
    static final String HENAN = "41";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final RunningSystem system;

    Books(RunningSystem system) {
        this.system = system;
    }

    /// A row of the ledger's journal; the event id is absent where bytes were unreadable.
    record Row(long seq, ByteBuffer value, Sha256 hash, Instant recordedAt, UUID eventId) {}

    List<Row> rows(String book) throws SQLException {
        List<Row> rows = new ArrayList<>();
        try (Connection connection = system.database(Service.LEDGER);
                PreparedStatement query =
                        connection.prepareStatement(
                                "SELECT seq, value, hash, recorded_at, event_id FROM journal WHERE book = ? ORDER BY seq")) {
            query.setString(1, book);
            try (ResultSet found = query.executeQuery()) {
                while (found.next()) {
                    rows.add(
                            new Row(
                                    found.getLong(1),
                                    ByteBuffer.wrap(found.getBytes(2)),
                                    Sha256.ofDigest(found.getBytes(3)),
                                    found.getTimestamp(4).toInstant(),
                                    found.getObject(5, UUID.class)));
                }
            }
        }
        return rows;
    }

    /// The last record of a book, from its database, which is there when the ledger is not.
    long lastSeq(String book) throws SQLException {
        try (Connection connection = system.database(Service.LEDGER);
                PreparedStatement query =
                        connection.prepareStatement(
                                "SELECT coalesce(max(seq), 0) FROM book_head WHERE book = ?")) {
            query.setString(1, book);
            try (ResultSet found = query.executeQuery()) {
                found.next();
                return found.getLong(1);
            }
        }
    }

    /// The ids of the events that the services published for a book; the ledger's are what
    /// operators and the calendar ask.
    Set<UUID> publishedEvents(String book) throws SQLException {
        Set<UUID> events = new HashSet<>();
        for (Service service : Service.values()) {
            events.addAll(eventIds(service, eventTable(service), book));
        }
        return events;
    }

    private Set<UUID> answeredEvents(String book) throws SQLException {
        return eventIds(Service.LEDGER, "journal", book);
    }

    private Set<UUID> eventIds(Service service, String table, String book) throws SQLException {
        Set<UUID> events = new HashSet<>();
        try (Connection connection = system.database(service);
                PreparedStatement query =
                        connection.prepareStatement(
                                "SELECT event_id FROM %s WHERE book = ?".formatted(table))) {
            query.setString(1, book);
            try (ResultSet found = query.executeQuery()) {
                while (found.next()) {
                    events.add(found.getObject(1, UUID.class));
                }
            }
        }
        return events;
    }

    private static String eventTable(Service service) {
        return switch (service) {
            case PAYMENT, POOLING -> "event";
            case LEDGER -> "operations.event";
        };
    }

    /// Waits until every published event of a book has its record.
    void awaitAllAnswered(String book) throws SQLException {
        Set<UUID> published = publishedEvents(book);
        Awaitility.await("records of all " + published.size() + " events of book " + book)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> answeredEvents(book).containsAll(published));
    }

    /// One record for each event and none beside, 1, 2, 3 …, one chain, the same in Kafka, sums of
    /// zero, and folding gives the live state.
    void assertWhole(String book) throws SQLException {
        List<Row> rows = rows(book);
        assertThat(rows).extracting(Row::eventId).doesNotHaveDuplicates();
        assertSameEvents(rows, publishedEvents(book));
        assertChained(rows);
        awaitPublished(book, rows.size());
        assertThat(distinctInKafka(book)).isEqualTo(rows.stream().map(Row::value).toList());
        assertThat(system.ledger().unbalanced(book)).isEmpty();
        for (Source source : Source.values()) {
            Answer verified = system.ledger().verify(book, source);
            assertThat(verified.body().path("ok").asBoolean())
                    .as("folding book %s from %s: %s", book, source, verified.body())
                    .isTrue();
            assertThat(verified.fen("headSeq")).isEqualTo(rows.size());
        }
    }

    private static void assertSameEvents(List<Row> rows, Set<UUID> published) {
        Set<UUID> unknown = new HashSet<>(rows.stream().map(Row::eventId).toList());
        Set<UUID> unanswered = new HashSet<>(published);
        unanswered.removeAll(unknown);
        unknown.removeAll(published);
        assertThat(unanswered).as("published events without a record").isEmpty();
        assertThat(unknown).as("records of events that no service published").isEmpty();
    }

    /// No gap and one chain.
    static void assertChained(List<Row> rows) {
        Sha256 hash = Sha256.ZERO;
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            hash = hash.chain(row.value().array());
            assertThat(row.seq()).isEqualTo(i + 1L);
            assertThat(row.hash()).as("chain at record %d", row.seq()).isEqualTo(hash);
        }
    }

    /// Waits until Kafka has acknowledged the journal up to a record.
    void awaitPublished(String book, long seq) {
        Awaitility.await("publication of book " + book + " up to record " + seq)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> system.ledger().book(book).fen("publishedSeq") >= seq);
    }

    /// The records of a book's journal partition by first appearance; a repeat must be the same
    /// bytes.
    List<ByteBuffer> distinctInKafka(String book) {
        List<ByteBuffer> values = new ArrayList<>();
        Set<ByteBuffer> seen = new HashSet<>();
        for (var record :
                KafkaReading.all(
                        system.bootstrapServers(), "gongji.journal", new BookId(book).number())) {
            ByteBuffer value = ByteBuffer.wrap(record.value());
            if (seen.add(value)) {
                values.add(value);
            }
        }
        return values;
    }
}
