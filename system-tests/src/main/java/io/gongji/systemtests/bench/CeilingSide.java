package io.gongji.systemtests.bench;

import io.gongji.contracts.BookId;
import io.gongji.local.Database;
import io.gongji.systemtests.bench.BookRows.JournalRow;
import io.gongji.systemtests.bench.BookRows.PostingRow;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/// The ceiling: plain SQL that writes the very rows our side wrote, into the same tables with the
/// same indexes and in the same durable way, batch by batch; it decides nothing, reads nothing and
/// publishes nothing. One connection per book.
final class CeilingSide {
    private final Scenario scenario;
    private final Map<BookId, BookRows> rows;
    private final int batch;

    CeilingSide(Scenario scenario, Map<BookId, BookRows> rows, int batch) {
        this.scenario = scenario;
        this.rows = rows;
        this.batch = batch;
    }

    /// Measures once, on a database that is left as it is.
    Figure measure(Database database, Progress progress) throws SQLException, InterruptedException {
        long each = of(scenario.bookIds().getFirst()).journal().size();
        long all = each * scenario.books();
        AtomicLong written = new AtomicLong();
        long start = System.nanoTime();
        try (ExecutorService threads = Executors.newFixedThreadPool(scenario.books())) {
            List<Future<Void>> books =
                    scenario.bookIds().stream()
                            .map(book ->
                                    threads.submit(() -> {
                                        write(database, of(book), written, progress, all);
                                        return (Void) null;
                                    }))
                            .toList();
            for (Future<Void> book : books) {
                book.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("the ceiling failed", e.getCause());
        }
        double perSecond = all * 1e9 / (System.nanoTime() - start);
        return Figure.of(perSecond, BookCheck.faults(database, scenario, each, false));
    }

    private BookRows of(BookId book) {
        return Objects.requireNonNull(rows.get(book));
    }

    private void write(
            Database database, BookRows book, AtomicLong written, Progress progress, long all)
            throws SQLException {
        try (Connection connection = BenchServers.asApp(database)) {
            connection.setAutoCommit(false);
            for (int from = 0; from < book.journal().size(); from += batch) {
                int to = Math.min(from + batch, book.journal().size());
                journal(connection, book.journal().subList(from, to));
                int legs = scenario.legs();
                postings(connection, book.postings().subList(from * legs, to * legs));
                if (legs > 2) {
                    bills(connection, book.journal().subList(from, to));
                }
                connection.commit();
                progress.at(written.addAndGet(to - from), all);
            }
        }
    }

    static void journal(Connection connection, List<JournalRow> rows) throws SQLException {
        BinaryCopy copy = new BinaryCopy();
        for (JournalRow row : rows) {
            copy.row(13)
                    .text(row.book())
                    .int8(row.seq())
                    .bytes(row.value())
                    .bytes(row.hash())
                    .uuid(row.eventId())
                    .text(row.source())
                    .int8(row.position())
                    .text(row.type())
                    .text(row.subject())
                    .text("ACCEPTED")
                    .int8(row.recordedMicros())
                    .date(row.effectiveDate())
                    .date(row.accountingDate());
        }
        copy.send(
                connection,
                "journal (book, seq, value, hash, event_id, source, source_position, type, subject, outcome,"
                        + " recorded_at, effective_date, accounting_date)");
    }

    private static void postings(Connection connection, List<PostingRow> rows) throws SQLException {
        BinaryCopy copy = new BinaryCopy();
        Map<Long, PostingRow> last = new LinkedHashMap<>();
        for (PostingRow row : rows) {
            copy.row(8)
                    .text(row.book())
                    .int8(row.seq())
                    .int4(row.line())
                    .int8(row.accountId())
                    .int8(row.amountFen())
                    .int8(row.balanceAfterFen())
                    .uuid(null)
                    .date(row.effectiveDate());
            last.put(row.accountId(), row);
        }
        copy.send(
                connection,
                "posting (book, seq, line, account_id, amount_fen, balance_after_fen, grant_id, effective_date)");
        balances(connection, List.copyOf(last.values()));
    }

    private static void balances(Connection connection, List<PostingRow> last) throws SQLException {
        String sql =
                """
                UPDATE account a SET balance_fen = changed.balance_fen, last_seq = changed.last_seq
                FROM unnest(?::int8[], ?::int8[], ?::int8[]) changed (id, balance_fen, last_seq)
                WHERE a.id = changed.id
                """;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, last.stream().mapToLong(PostingRow::accountId).toArray());
            statement.setObject(2, last.stream().mapToLong(PostingRow::balanceAfterFen).toArray());
            statement.setObject(3, last.stream().mapToLong(PostingRow::seq).toArray());
            statement.executeUpdate();
        }
    }

    private static void bills(Connection connection, List<JournalRow> rows) throws SQLException {
        BinaryCopy copy = new BinaryCopy();
        for (JournalRow row : rows) {
            copy.row(3).uuid(row.bill()).text(row.book()).int8(row.seq());
        }
        copy.send(connection, "settlement (settlement_id, book, seq)");
    }
}
