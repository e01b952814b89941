package io.gongji.ledger.store;

import io.gongji.contracts.BookId;
import io.gongji.contracts.journal.Cause;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/// What people decided about places at which a book stands still: the tables `parking` and
/// `resumption`, as the book's writer reads them.
public final class ParkingRows {
    private ParkingRows() {}

    /// Those of some places whose event two people agreed to park.
    public static Set<Cause.Coordinate> approved(
            Connection connection, BookId book, Collection<Cause.Coordinate> places)
            throws SQLException {
        Set<Cause.Coordinate> approved = new HashSet<>();
        if (places.isEmpty()) {
            return approved;
        }
        String sql =
                """
                SELECT DISTINCT p.topic, p.kafka_offset
                FROM parking p JOIN unnest(?::text[], ?::int8[]) at (topic, kafka_offset)
                  ON p.topic = at.topic AND p.kafka_offset = at.kafka_offset
                WHERE p.book = ? AND p.approved_at IS NOT NULL
                """;
        Bulk.of(connection, sql, places)
                .texts(Cause.Coordinate::topic)
                .longs(Cause.Coordinate::offset)
                .with(book.value())
                .query(row -> approved.add(new Cause.Coordinate(row.getString(1), row.getLong(2))));
        return approved;
    }

    /// The number of the last time somebody asked that a book be tried again; 0 before the first.
    public static long lastResumption(Connection connection, BookId book) throws SQLException {
        String sql = "SELECT coalesce(max(id), 0) FROM resumption WHERE book = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, book.value());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
