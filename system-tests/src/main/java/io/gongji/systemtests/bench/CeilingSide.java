package io.gongji.systemtests.bench;

import io.gongji.contracts.BookId;
import io.gongji.local.Database;
import io.gongji.systemtests.bench.BookRows.JournalRow;
import io.gongji.systemtests.bench.BookRows.PostingRow;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/// The ceiling: plain SQL that writes the very rows our side wrote, into the same tables with the
/// same indexes and in the same durable way, batch by batch; it decides nothing, reads nothing and
/// publishes nothing. One connection per book.
final class CeilingSide implements AutoCloseable {
    private final Database database;
    private final Map<BookId, Connection> connections = new HashMap<>();
    private final Map<BookId, Long> records = new HashMap<>();
    private final Map<BookId, Long> postings = new HashMap<>();

    /// @param database a copy of the template
    CeilingSide(Database database) throws SQLException {
        this.database = database;
        for (BookId book : Scenario.allBooks()) {
            Connection connection = BenchServers.asApp(database);
            connection.setAutoCommit(false);
            connections.put(book, connection);
        }
    }

    Database database() {
        return database;
    }

    /// Writes the rows of a segment, and measures that.
    Figure run(Segment segment, Map<BookId, BookRows> rows, int batch, Progress progress)
            throws InterruptedException {
        Scenario scenario = segment.scenario();
        AtomicLong written = new AtomicLong();
        long start = System.nanoTime();
        try (ExecutorService threads = Executors.newFixedThreadPool(scenario.books())) {
            List<Future<Void>> books =
                    scenario.bookIds().stream()
                            .map(book ->
                                    threads.submit(() -> {
                                        write(
                                                Objects.requireNonNull(connections.get(book)),
                                                Objects.requireNonNull(rows.get(book)),
                                                scenario.legs(),
                                                batch,
                                                done ->
                                                        progress.at(
                                                                written.addAndGet(done),
                                                                segment.all()));
                                        return (Void) null;
                                    }))
                            .toList();
            for (Future<Void> book : books) {
                book.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("the ceiling failed", e.getCause());
        }
        for (BookId book : scenario.bookIds()) {
            records.merge(book, segment.each(), Long::sum);
            postings.merge(book, segment.each() * scenario.legs(), Long::sum);
        }
        return Figure.of(segment.all() * 1e9 / (System.nanoTime() - start), new ArrayList<>());
    }

    List<String> faults() throws SQLException {
        return BookCheck.faults(database, records, postings, false);
    }

    @Override
    public void close() throws SQLException {
        for (Connection connection : connections.values()) {
            connection.close();
        }
    }

    private static void write(
            Connection connection, BookRows book, int legs, int batch, LongConsumer done)
            throws SQLException {
        for (int from = 0; from < book.journal().size(); from += batch) {
            int to = Math.min(from + batch, book.journal().size());
            List<JournalRow> records = book.journal().subList(from, to);
            List<PostingRow> lines = book.postings().subList(from * legs, to * legs);
            journal(connection, records);
            postings(connection, lines);
            days(connection, book, records, lines);
            if (legs > 2) {
                bills(connection, records);
            }
            connection.commit();
            done.accept(to - from);
        }
    }

    /// What the batch moved on the agency's own accounts, by day. All of a run has one recorded day
    /// and one business date.
    private static void days(
            Connection connection, BookRows book, List<JournalRow> records, List<PostingRow> lines)
            throws SQLException {
        Map<Long, long[]> moved = new LinkedHashMap<>();
        for (PostingRow line : lines) {
            if (book.agency().contains(line.accountId())) {
                long[] sums = moved.computeIfAbsent(line.accountId(), _ -> new long[2]);
                sums[line.amountFen() > 0 ? 0 : 1] += Math.abs(line.amountFen());
            }
        }
        if (moved.isEmpty()) {
            return;
        }
        long[] accounts = moved.keySet().stream().mapToLong(Long::longValue).toArray();
        long[] debits = moved.values().stream().mapToLong(sums -> sums[0]).toArray();
        long[] credits = moved.values().stream().mapToLong(sums -> sums[1]).toArray();
        JournalRow first = records.getFirst();
        String days =
                """
                INSERT INTO account_day AS kept
                    (book, recorded_day, effective_date, accounting_date, account_id, debit_fen, credit_fen)
                SELECT ?, current_date, ?, ?, moved.* FROM unnest(?::int8[], ?::int8[], ?::int8[]) moved
                ON CONFLICT (account_id, recorded_day, effective_date, accounting_date) DO UPDATE
                SET debit_fen = kept.debit_fen + excluded.debit_fen,
                    credit_fen = kept.credit_fen + excluded.credit_fen
                """;
        String dates =
                """
                INSERT INTO account_date AS kept
                    (book, date_kind, day, first_seq, last_seq, account_id, debit_fen, credit_fen)
                SELECT ?, date.kind, date.day, ?, ?, moved.*
                FROM (VALUES ('EFFECTIVE', ?::date), ('ACCOUNTING', ?::date)) date (kind, day),
                     unnest(?::int8[], ?::int8[], ?::int8[]) moved
                ON CONFLICT (account_id, date_kind, day) DO UPDATE
                SET debit_fen = kept.debit_fen + excluded.debit_fen,
                    credit_fen = kept.credit_fen + excluded.credit_fen,
                    last_seq = excluded.last_seq
                """;
        update(
                connection,
                days,
                first.book(),
                first.effectiveDate(),
                first.accountingDate(),
                accounts,
                debits,
                credits);
        update(
                connection,
                dates,
                first.book(),
                first.seq(),
                records.getLast().seq(),
                first.effectiveDate(),
                first.accountingDate(),
                accounts,
                debits,
                credits);
    }

    private static void update(Connection connection, String sql, Object... values)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
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
