package io.gongji.systemtests.bench;

import io.gongji.contracts.BookId;
import io.gongji.contracts.journal.AccountCode;
import io.gongji.local.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What our side wrote for a book, in memory, to be written again by the ceiling.
record BookRows(List<JournalRow> journal, List<PostingRow> postings, Set<Long> agency) {
    private static final int FETCH_ROWS = 5000;

    /// What a segment's books have of it.
    static Map<BookId, BookRows> read(Database database, Segment segment) throws SQLException {
        Map<BookId, BookRows> rows = new HashMap<>();
        try (Connection connection = BenchServers.asApp(database)) {
            connection.setAutoCommit(false);
            for (Map.Entry<BookId, Long> book : segment.after().entrySet()) {
                Range range =
                        new Range(book.getKey(), book.getValue(), book.getValue() + segment.each());
                rows.put(
                        book.getKey(),
                        new BookRows(
                                journal(connection, range),
                                postings(connection, range),
                                agency(connection, book.getKey())));
            }
        }
        return rows;
    }

    private static List<JournalRow> journal(Connection connection, Range range)
            throws SQLException {
        List<JournalRow> rows = new ArrayList<>();
        String sql =
                """
                SELECT seq, value, hash, event_id, source, source_position, type, subject,
                    (extract(epoch FROM recorded_at - timestamptz '2000-01-01 00:00:00Z') * 1000000)::int8,
                    effective_date, accounting_date
                FROM journal WHERE book = ? AND seq > ? AND seq <= ? ORDER BY seq
                """;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setFetchSize(FETCH_ROWS);
            range.set(statement);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    rows.add(
                            new JournalRow(
                                    range.book().value(),
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

    private static List<PostingRow> postings(Connection connection, Range range)
            throws SQLException {
        List<PostingRow> rows = new ArrayList<>();
        String sql =
                """
                SELECT seq, line, account_id, amount_fen, balance_after_fen, effective_date
                FROM posting WHERE book = ? AND seq > ? AND seq <= ? ORDER BY seq, line
                """;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setFetchSize(FETCH_ROWS);
            range.set(statement);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    rows.add(
                            new PostingRow(
                                    range.book().value(),
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

    /// The agency's own accounts: their sums by day are kept too.
    private static Set<Long> agency(Connection connection, BookId book) throws SQLException {
        Set<Long> ids = new HashSet<>();
        String sql = "SELECT id FROM account WHERE book = ? AND code = ANY (?::text[])";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, book.value());
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "text",
                            Stream.of(AccountCode.values())
                                    .filter(AccountCode::isOfAgency)
                                    .map(AccountCode::code)
                                    .toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    ids.add(row.getLong(1));
                }
            }
        }
        return ids;
    }

    private record Range(BookId book, long after, long last) {
        void set(PreparedStatement statement) throws SQLException {
            statement.setString(1, book.value());
            statement.setLong(2, after);
            statement.setLong(3, last);
        }
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
