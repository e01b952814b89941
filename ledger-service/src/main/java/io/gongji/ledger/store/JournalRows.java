package io.gongji.ledger.store;

import io.gongji.contracts.BookId;
import io.gongji.contracts.EventId;
import io.gongji.contracts.journal.Cause;
import io.gongji.contracts.journal.JournalCodec;
import io.gongji.contracts.journal.JournalRecord;
import io.gongji.contracts.journal.Outcome;
import io.gongji.contracts.journal.Sha256;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The tables `journal` and `dead_letter`: records in, and out again for publication and
/// comparison.
public final class JournalRows {
    private static final long BYTES_MAX = 8 << 20;
    private static final int PORTION = 64;

    private JournalRows() {}

    /// Records after a seq, in order, with their dead letters: as many as fit [#BYTES_MAX], one at
    /// least, for a record of 500 persons is hundreds of times one of a bill.
    ///
    /// @param connection in a transaction, so that rows come in portions
    /// @param max how many at most
    public static List<StoredRecord> after(Connection connection, BookId book, long seq, int max)
            throws SQLException {
        List<StoredRecord> records = new ArrayList<>();
        String sql =
                """
                SELECT j.seq, j.value, j.hash, j.subject, j.recorded_at, d.headers, d.value, d.topic, d.kafka_offset
                FROM journal j LEFT JOIN dead_letter d ON j.outcome = 'UNREADABLE' AND d.book = j.book AND d.seq = j.seq
                WHERE j.book = ? AND j.seq > ? ORDER BY j.seq LIMIT ?
                """;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, book.value());
            statement.setLong(2, seq);
            statement.setInt(3, max);
            statement.setFetchSize(PORTION);
            try (ResultSet row = statement.executeQuery()) {
                long bytes = 0;
                while (bytes < BYTES_MAX && row.next()) {
                    StoredRecord record = read(row);
                    records.add(record);
                    bytes += record.value().length;
                }
            }
        }
        return records;
    }

    private static StoredRecord read(ResultSet row) throws SQLException {
        String headers = row.getString(6);
        return new StoredRecord(
                row.getLong(1),
                row.getBytes(2),
                Sha256.ofDigest(row.getBytes(3)),
                row.getString(4),
                row.getObject(5, OffsetDateTime.class).toInstant(),
                headers == null
                        ? null
                        : new StoredLetter(
                                new Cause.Coordinate(row.getString(8), row.getLong(9)),
                                new DeadLetter(DeadLetterHeaders.read(headers), row.getBytes(7))));
    }

    /// The canonical bytes of some records, by seq; a record that the book does not have is absent.
    public static Map<Long, byte[]> values(
            Connection connection, BookId book, Collection<Long> seqs) throws SQLException {
        Map<Long, byte[]> values = new HashMap<>();
        String sql = "SELECT seq, value FROM journal WHERE seq = ANY (?::int8[]) AND book = ?";
        Bulk.of(connection, sql, seqs)
                .longs(Long::longValue)
                .with(book.value())
                .query(row -> values.put(row.getLong(1), row.getBytes(2)));
        return values;
    }

    /// Which of some events have a record.
    public static Set<EventId> known(Connection connection, Collection<EventId> events)
            throws SQLException {
        Set<EventId> known = new HashSet<>();
        Bulk.of(connection, "SELECT event_id FROM journal WHERE event_id = ANY (?::uuid[])", events)
                .uuids(EventId::value)
                .query(row -> known.add(EventId.parse(row.getString(1))));
        return known;
    }

    /// Which of some coordinates have an unreadable record, each with the digest of the bytes it
    /// was made for.
    public static Set<UnreadableAt> unreadable(
            Connection connection, BookId book, Collection<Cause.Coordinate> coordinates)
            throws SQLException {
        Set<UnreadableAt> found = new HashSet<>();
        if (coordinates.isEmpty()) {
            return found;
        }
        String sql =
                """
                SELECT d.topic, d.kafka_offset, j.value
                FROM dead_letter d JOIN journal j ON j.book = d.book AND j.seq = d.seq
                JOIN unnest(?::text[], ?::int8[]) at (topic, kafka_offset)
                  ON d.topic = at.topic AND d.kafka_offset = at.kafka_offset
                WHERE d.book = ?
                """;
        Bulk.of(connection, sql, coordinates)
                .texts(Cause.Coordinate::topic)
                .longs(Cause.Coordinate::offset)
                .with(book.value())
                .query(row -> {
                    if (JournalCodec.decode(row.getBytes(3)).outcome()
                            instanceof Outcome.Unreadable unreadable) {
                        found.add(
                                new UnreadableAt(
                                        new Cause.Coordinate(row.getString(1), row.getLong(2)),
                                        unreadable.sha256()));
                    }
                });
        return found;
    }

    /// Records ready to be sent.
    static CopyRows rows(List<NewRecord> records) {
        CopyRows rows =
                CopyRows.into(
                        "journal",
                        "book",
                        "seq",
                        "value",
                        "hash",
                        "event_id",
                        "source",
                        "source_position",
                        "type",
                        "subject",
                        "outcome",
                        "recorded_at",
                        "effective_date",
                        "accounting_date");
        records.forEach(record -> add(rows, record));
        return rows;
    }

    private static void add(CopyRows rows, NewRecord row) {
        JournalRecord record = row.record();
        rows.row()
                .text(record.book().value())
                .int8(record.seq())
                .bytes(row.value())
                .bytes(row.hash().toBytes())
                .uuid(ofEvent(row, event -> event.eventId().value()))
                .text(ofEvent(row, Cause.OfEvent::source))
                .optionalInt8(ofEvent(row, Cause.OfEvent::position))
                .text(ofEvent(row, Cause.OfEvent::type))
                .text(ofEvent(row, Cause.OfEvent::subject))
                .text(outcome(row))
                .instant(record.recordedAt())
                .date(record.effectiveDate())
                .date(record.accountingDate());
    }

    static void insertLetters(Connection connection, List<NewRecord> all) throws SQLException {
        List<NewRecord> records = all.stream().filter(row -> row.letter() != null).toList();
        if (records.isEmpty()) {
            return;
        }
        String sql =
                """
                INSERT INTO dead_letter (book, seq, topic, kafka_offset, headers, value)
                SELECT * FROM unnest(?::text[], ?::int8[], ?::text[], ?::int8[], ?::text[], ?::bytea[])
                """;
        Bulk.of(connection, sql, records)
                .texts(row -> row.record().book())
                .longs(row -> row.record().seq())
                .texts(row -> row.record().cause().coordinate().topic())
                .longs(row -> row.record().cause().coordinate().offset())
                .texts(row -> {
                    DeadLetter letter = row.letter();
                    return letter == null ? "[]" : DeadLetterHeaders.write(letter.headers());
                })
                .bytes(row -> {
                    DeadLetter letter = row.letter();
                    return letter == null ? null : letter.value();
                })
                .update();
    }

    private static <R> @Nullable R ofEvent(NewRecord row, Function<Cause.OfEvent, R> column) {
        return switch (row.record().cause()) {
            case Cause.OfEvent event -> column.apply(event);
            case Cause.OfBytes _ -> null;
        };
    }

    private static String outcome(NewRecord row) {
        return switch (row.record().outcome()) {
            case Outcome.Accepted _ -> "ACCEPTED";
            case Outcome.Declined _ -> "DECLINED";
            case Outcome.Unreadable _ -> "UNREADABLE";
        };
    }

    /// A record as the journal has it.
    ///
    /// @param subject of the event it answers; null for an unreadable one
    @SuppressWarnings("ArrayRecordComponent")
    public record StoredRecord(
            long seq,
            byte[] value,
            Sha256 hash,
            @Nullable String subject,
            Instant recordedAt,
            @Nullable StoredLetter letter) {}

    /// A dead letter and where it stood.
    public record StoredLetter(Cause.Coordinate coordinate, DeadLetter letter) {}

    /// Bytes that were recorded as unreadable.
    ///
    /// @param sha256 of the bytes, in hex
    public record UnreadableAt(Cause.Coordinate coordinate, String sha256) {}
}
