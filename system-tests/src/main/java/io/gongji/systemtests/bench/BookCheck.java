package io.gongji.systemtests.bench;

import io.gongji.contracts.BookId;
import io.gongji.contracts.journal.Sha256;
import io.gongji.local.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// What must be true of a book after a measurement; a figure without it is void.
final class BookCheck {
    private static final int FETCH_ROWS = 2000;

    private final List<String> faults = new ArrayList<>();

    private BookCheck() {}

    /// Finds what is wrong.
    ///
    /// @param records how many every book must have
    /// @param postings how many legs they must have
    /// @param chained whether the side makes the chain
    static List<String> faults(
            Database database,
            Map<BookId, Long> records,
            Map<BookId, Long> postings,
            boolean chained)
            throws SQLException {
        BookCheck check = new BookCheck();
        try (Connection connection = BenchServers.asApp(database)) {
            connection.setAutoCommit(false);
            for (Map.Entry<BookId, Long> book : records.entrySet()) {
                check.counts(
                        connection,
                        book.getKey(),
                        book.getValue(),
                        postings.getOrDefault(book.getKey(), 0L));
                if (chained) {
                    check.chain(connection, book.getKey());
                }
            }
            check.balances(connection);
        }
        return check.faults;
    }

    private void counts(Connection connection, BookId book, long records, long postings)
            throws SQLException {
        String where = " WHERE book = '" + book + "'";
        equal(connection, "SELECT count(*) FROM journal" + where, records, "records");
        equal(connection, "SELECT max(seq) FROM journal" + where, records, "last seq");
        equal(
                connection,
                "SELECT count(DISTINCT (source, source_position)) FROM journal"
                        + where
                        + " AND outcome = 'ACCEPTED'",
                records,
                "accepted events");
        equal(connection, "SELECT count(*) FROM posting" + where, postings, "postings");
        equal(connection, "SELECT sum(amount_fen) FROM posting" + where, 0, "sum of postings");
    }

    private void balances(Connection connection) throws SQLException {
        equal(
                connection,
                """
                SELECT count(*) FROM account a
                LEFT JOIN (SELECT account_id, sum(amount_fen) AS fen FROM posting GROUP BY account_id) p
                  ON p.account_id = a.id
                WHERE a.balance_fen <> coalesce(p.fen, 0) - CASE WHEN a.code = '2110' THEN %d ELSE 0 END
                """
                        .formatted(Template.OPENING_FEN),
                0,
                "balances that differ from their postings");
    }

    private void chain(Connection connection, BookId book) throws SQLException {
        Sha256 hash = Sha256.ZERO;
        long seq = 0;
        try (PreparedStatement statement =
                connection.prepareStatement(
                        "SELECT seq, value, hash FROM journal WHERE book = ? ORDER BY seq")) {
            statement.setFetchSize(FETCH_ROWS);
            statement.setString(1, book.value());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    seq++;
                    hash = hash.chain(row.getBytes(2));
                    if (row.getLong(1) != seq || !Arrays.equals(row.getBytes(3), hash.toBytes())) {
                        faults.add("the chain of book " + book + " breaks at seq " + seq);
                        return;
                    }
                }
            }
        }
    }

    private void equal(Connection connection, String query, long expected, String what)
            throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            long found = row.getLong(1);
            if (found != expected) {
                faults.add(what + ": " + found + " instead of " + expected);
            }
        }
    }
}
