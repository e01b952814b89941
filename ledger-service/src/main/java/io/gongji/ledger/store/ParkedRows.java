package io.gongji.ledger.store;

import io.gongji.contracts.BookId;
import io.gongji.contracts.EventId;
import io.gongji.contracts.journal.Cause;
import io.gongji.ledger.domain.ParkedState;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/// The table `parked_event`.
final class ParkedRows {
    private ParkedRows() {}

    /// The events that are parked now, all of them: a book has none or few.
    static List<ParkedState> open(Connection connection, BookId book) throws SQLException {
        List<ParkedState> open = new ArrayList<>();
        String sql =
                """
                SELECT event_id, subject, seq, topic, kafka_offset FROM parked_event
                WHERE book = ? AND released_by_seq IS NULL
                """;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, book.value());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    open.add(
                            new ParkedState(
                                    new EventId(row.getObject(1, UUID.class)),
                                    row.getString(2),
                                    row.getLong(3),
                                    new Cause.Coordinate(row.getString(4), row.getLong(5)),
                                    null));
                }
            }
        }
        return open;
    }

    static void save(Connection connection, BookId book, Collection<ParkedState> events)
            throws SQLException {
        if (events.isEmpty()) {
            return;
        }
        String sql =
                """
                INSERT INTO parked_event (book, event_id, seq, subject, topic, kafka_offset, released_by_seq)
                SELECT ?, changed.* FROM unnest(?::uuid[], ?::int8[], ?::text[], ?::text[], ?::int8[], ?::int8[]) changed
                ON CONFLICT (book, event_id) DO UPDATE SET released_by_seq = excluded.released_by_seq
                """;
        Bulk.of(connection, sql, events)
                .with(book.value())
                .uuids(event -> event.eventId().value())
                .longs(ParkedState::seq)
                .texts(ParkedState::subject)
                .texts(event -> event.at().topic())
                .longs(event -> event.at().offset())
                .optionalLongs(ParkedState::releasedBySeq)
                .update();
    }
}
