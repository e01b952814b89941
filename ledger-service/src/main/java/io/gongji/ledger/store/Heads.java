package io.gongji.ledger.store;

import io.gongji.contracts.BookId;
import io.gongji.contracts.journal.Sha256;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/// The table `book_head`.
public final class Heads {
    /// The version of the state that this release's writers keep: that of the last migration which
    /// changed what a writer writes.
    public static final int STATE_VERSION = 83;

    private Heads() {}

    /// Makes the rows of a book that was never written to; changes nothing where they are.
    public static void ensure(Connection connection, BookId book) throws SQLException {
        String sql =
                """
                WITH head AS (
                    INSERT INTO book_head (book, seq, hash, recorded_at) VALUES (?, 0, ?, ?) ON CONFLICT DO NOTHING)
                INSERT INTO journal_publication (book, published_seq, next_offset, topic_id) VALUES (?, 0, 0, '')
                ON CONFLICT DO NOTHING
                """;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, book.value());
            statement.setBytes(2, Sha256.ZERO.toBytes());
            statement.setObject(3, utc(Instant.EPOCH));
            statement.setString(4, book.value());
            statement.executeUpdate();
        }
    }

    public static BookHead read(Connection connection, BookId book) throws SQLException {
        String sql = "SELECT seq, hash, recorded_at FROM book_head WHERE book = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, book.value());
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? new BookHead(
                                book,
                                row.getLong(1),
                                Sha256.ofDigest(row.getBytes(2)),
                                row.getObject(3, OffsetDateTime.class).toInstant())
                        : BookHead.beforeFirst(book);
            }
        }
    }

    /// The version of the state that a book's writer must keep; this release's own where there is
    /// no such book yet.
    public static int stateVersion(Connection connection, BookId book) throws SQLException {
        String sql = "SELECT state_version FROM book_head WHERE book = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, book.value());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getInt(1) : STATE_VERSION;
            }
        }
    }

    /// Compare-and-set. Where another writer holds the row this waits for it.
    ///
    /// @return false when the head is not `from` any more, or is of another [#STATE_VERSION]: the
    ///   caller must roll back
    public static boolean advance(Connection connection, BookHead from, BookHead to)
            throws SQLException {
        String sql =
                """
                UPDATE book_head SET seq = ?, hash = ?, recorded_at = ?
                WHERE book = ? AND seq = ? AND hash = ? AND state_version = ?\
                """;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, to.seq());
            statement.setBytes(2, to.hash().toBytes());
            statement.setObject(3, utc(to.recordedAt()));
            statement.setString(4, from.book().value());
            statement.setLong(5, from.seq());
            statement.setBytes(6, from.hash().toBytes());
            statement.setInt(7, STATE_VERSION);
            return statement.executeUpdate() == 1;
        }
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
