package io.gongji.systemtests.bench;

import io.gongji.contracts.BookId;
import io.gongji.local.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What our side wrote for a book, in memory, to be written again by the ceiling.
record BookRows(List<JournalRow> journal, List<PostingRow> postings) {
    private static final int FETCH_ROWS = 5000;

    static Map<BookId, BookRows> read(Database database, Scenario scenario) throws SQLException {
        Map<BookId, BookRows> rows = new HashMap<>();
        try (Connection connection = BenchServers.asApp(database)) {
            connection.setAutoCommit(false);
            for (BookId book : scenario.bookIds()) {
                rows.put(book, new BookRows(journal(connection, book), postings(connection, book)));
            }
        }
        return rows;
    }

    private static List<JournalRow> journal(Connection connection, BookId book)
            throws SQLException {
        List<JournalRow> rows = new ArrayList<>();
        String sql =
                """
                SELECT seq, value, hash, event_id, source, source_position, type, subject,
                    (extract(epoch FROM recorded_at - timestamptz '2000-01-01 00:00:00Z') * 1000000)::int8,
                    effective_date, accounting_date
                FROM journal WHERE book = ? ORDER BY seq
                """;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setFetchSize(FETCH_ROWS);
            statement.setString(1, book.value());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    rows.add(
                            new JournalRow(
                                    book.value(),
                                    row.getLong(1),
                                    row.getBytes(2),
                                    row.getBytes(3),
                                    row.getObject(4, UUID.class),
                                    row.getString(5).intern(),
                                    row.getLong(6),
                                    row.getString(7).intern(),
                                    row.getString(8),
                                    row.getLong(9),
                                    row.getObject(10, LocalDate.class),
                                    row.getObject(11, LocalDate.class)));
                }
            }
        }
        return rows;
    }

    private static List<PostingRow> postings(Connection connection, BookId book)
            throws SQLException {
        List<PostingRow> rows = new ArrayList<>();
        String sql =
                """
                SELECT seq, line, account_id, amount_fen, balance_after_fen, effective_date
                FROM posting WHERE book = ? ORDER BY seq, line
                """;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setFetchSize(FETCH_ROWS);
            statement.setString(1, book.value());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    rows.add(
                            new PostingRow(
                                    book.value(),
                                    row.getLong(1),
                                    row.getInt(2),
                                    row.getLong(3),
                                    row.getLong(4),
                                    row.getLong(5),
                                    row.getObject(6, LocalDate.class)));
                }
            }
        }
        return rows;
    }

    /// A row of `journal`.
    @SuppressWarnings("ArrayRecordComponent")
    record JournalRow(
            String book,
            long seq,
            byte[] value,
            byte[] hash,
            UUID eventId,
            String source,
            long position,
            String type,
            String subject,
            long recordedMicros,
            LocalDate effectiveDate,
            LocalDate accountingDate) {
        /// The bill that the record posted, for those that did.
        @Nullable UUID bill() {
            String prefix = "settlement/";
            return subject.startsWith(prefix)
                    ? UUID.fromString(subject.substring(prefix.length()))
                    : null;
        }
    }

    /// A row of `posting`.
    record PostingRow(
            String book,
            long seq,
            int line,
            long accountId,
            long amountFen,
            long balanceAfterFen,
            LocalDate effectiveDate) {}
}
