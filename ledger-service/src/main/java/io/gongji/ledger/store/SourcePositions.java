package io.gongji.ledger.store;

import io.gongji.contracts.BookId;
import io.gongji.contracts.EventId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// The table `source_position`, and the same facts about older positions in the journal.
public final class SourcePositions {
    private SourcePositions() {}

    /// The last position taken from every source, by source.
    public static Map<String, SourcePosition> last(Connection connection, BookId book)
            throws SQLException {
        Map<String, SourcePosition> last = new HashMap<>();
        String sql = "SELECT source, position, event_id FROM source_position WHERE book = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, book.value());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    SourcePosition position = read(row);
                    last.put(position.source(), position);
                }
            }
        }
        return last;
    }

    /// Those of some claims that the journal has a record for, each with the event that was
    /// recorded.
    public static Set<SourcePosition> recorded(
            Connection connection, BookId book, Collection<SourcePosition> claims)
            throws SQLException {
        Set<SourcePosition> recorded = new HashSet<>();
        if (claims.isEmpty()) {
            return recorded;
        }
        String sql =
                """
                SELECT j.source, j.source_position, j.event_id
                FROM journal j JOIN unnest(?::text[], ?::int8[]) claim (source, position)
                  ON j.source = claim.source AND j.source_position = claim.position
                WHERE j.book = ?
                """;
        Bulk.of(connection, sql, claims)
                .texts(SourcePosition::source)
                .longs(SourcePosition::position)
                .with(book.value())
                .query(row -> recorded.add(read(row)));
        return recorded;
    }

    static void save(Connection connection, BookId book, Collection<SourcePosition> positions)
            throws SQLException {
        if (positions.isEmpty()) {
            return;
        }
        String sql =
                """
                INSERT INTO source_position (book, source, position, event_id)
                SELECT ?, source, position, event_id
                FROM unnest(?::text[], ?::int8[], ?::uuid[]) taken (source, position, event_id)
                ON CONFLICT (book, source) DO UPDATE SET position = excluded.position, event_id = excluded.event_id
                """;
        Bulk.of(connection, sql, positions)
                .with(book.value())
                .texts(SourcePosition::source)
                .longs(SourcePosition::position)
                .uuids(position -> position.eventId().value())
                .update();
    }

    private static SourcePosition read(ResultSet row) throws SQLException {
        return new SourcePosition(
                row.getString(1), row.getLong(2), new EventId(row.getObject(3, UUID.class)));
    }
}
