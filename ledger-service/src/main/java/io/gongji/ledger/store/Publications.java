package io.gongji.ledger.store;

import io.gongji.contracts.BookId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// The table `journal_publication`.
public final class Publications {
    private Publications() {}

    public static Publication read(Connection connection, BookId book) throws SQLException {
        List<Publication> found = read(connection, List.of(book), false);
        return found.isEmpty() ? new Publication(book, 0, 0, "", 0) : found.getFirst();
    }

    /// Those of some books that have records which Kafka has not acknowledged.
    public static List<Publication> lagging(Connection connection, Collection<BookId> books)
            throws SQLException {
        return read(connection, books, true);
    }

    public static List<Publication> read(Connection connection, Collection<BookId> books)
            throws SQLException {
        return read(connection, books, false);
    }

    private static List<Publication> read(
            Connection connection, Collection<BookId> books, boolean laggingOnly)
            throws SQLException {
        String sql =
                """
                SELECT p.book, p.published_seq, p.next_offset, p.topic_id, h.seq
                FROM journal_publication p JOIN book_head h ON h.book = p.book
                WHERE p.book = ANY (?::text[])
                """
                        + (laggingOnly ? " AND p.published_seq < h.seq" : "");
        List<Publication> found = new ArrayList<>();
        Bulk.of(connection, sql, books)
                .texts(BookId::value)
                .query(row ->
                        found.add(
                                new Publication(
                                        new BookId(row.getString(1)),
                                        row.getLong(2),
                                        row.getLong(3),
                                        row.getString(4),
                                        row.getLong(5))));
        return found;
    }

    /// Moves the cursor, unless another pod moved it meanwhile.
    ///
    /// @return false when it is not `from` any more; nothing changed then
    public static boolean move(
            Connection connection,
            Publication from,
            long publishedSeq,
            long nextOffset,
            String topicId)
            throws SQLException {
        String sql =
                """
                UPDATE journal_publication SET published_seq = ?, next_offset = ?, topic_id = ?
                WHERE book = ? AND published_seq = ? AND next_offset = ? AND topic_id = ?
                """;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, publishedSeq);
            statement.setLong(2, nextOffset);
            statement.setString(3, topicId);
            statement.setString(4, from.book().value());
            statement.setLong(5, from.publishedSeq());
            statement.setLong(6, from.nextOffset());
            statement.setString(7, from.topicId());
            return statement.executeUpdate() == 1;
        }
    }

    /// How far a book's journal is in Kafka.
    ///
    /// @param nextOffset the offset after the last acknowledged record
    /// @param topicId Kafka's id of the topic that holds them; empty before the first
    /// @param headSeq the last record of the book
    public record Publication(
            BookId book, long publishedSeq, long nextOffset, String topicId, long headSeq) {}
}
