package io.gongji.ledger.store;

import io.gongji.contracts.BookId;
import io.gongji.contracts.journal.JournalRecord;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The tables `account_day` and `account_date`: what records moved on the agency's own accounts, by
/// the day of recording and both business dates, and by each business date alone. Written with the
/// postings, in their transaction.
final class AccountDays {
    private static final ZoneId RECORDING_ZONE = ZoneId.of("Asia/Shanghai");

    private final Map<Day, Moved> days = new LinkedHashMap<>();

    private AccountDays() {}

    /// What some postings moved; their accounts have their ids.
    static AccountDays of(List<PostingRows.Line> lines) {
        AccountDays made = new AccountDays();
        for (PostingRows.Line line : lines) {
            if (line.leg().account().code().isOfAgency()) {
                Day day = Day.of(line.account().requiredId(), line.record());
                made.days.merge(day, Moved.by(line), Moved::plus);
            }
        }
        return made;
    }

    /// Adds it to what is there.
    void save(Connection connection, BookId book) throws SQLException {
        if (!days.isEmpty()) {
            saveDays(connection, book);
            saveDates(connection, book);
        }
    }

    private void saveDays(Connection connection, BookId book) throws SQLException {
        String sql =
                """
                INSERT INTO account_day AS kept
                    (book, account_id, recorded_day, effective_date, accounting_date, debit_fen, credit_fen)
                SELECT ?, moved.*
                FROM unnest(?::int8[], ?::date[], ?::date[], ?::date[], ?::int8[], ?::int8[]) moved
                ON CONFLICT (account_id, recorded_day, effective_date, accounting_date) DO UPDATE
                SET debit_fen = kept.debit_fen + excluded.debit_fen,
                    credit_fen = kept.credit_fen + excluded.credit_fen
                """;
        Bulk.of(connection, sql, days.entrySet())
                .with(book.value())
                .longs(day -> day.getKey().accountId())
                .dates(day -> day.getKey().recordedDay())
                .dates(day -> day.getKey().effectiveDate())
                .dates(day -> day.getKey().accountingDate())
                .longs(day -> day.getValue().debitFen())
                .longs(day -> day.getValue().creditFen())
                .update();
    }

    private void saveDates(Connection connection, BookId book) throws SQLException {
        Map<Date, Moved> dates = new LinkedHashMap<>();
        days.forEach((day, moved) -> {
            dates.merge(
                    new Date(day.accountId, "EFFECTIVE", day.effectiveDate), moved, Moved::plus);
            dates.merge(
                    new Date(day.accountId, "ACCOUNTING", day.accountingDate), moved, Moved::plus);
        });
        String sql =
                """
                INSERT INTO account_date AS kept
                    (book, account_id, date_kind, day, debit_fen, credit_fen, first_seq, last_seq)
                SELECT ?, moved.*
                FROM unnest(?::int8[], ?::text[], ?::date[], ?::int8[], ?::int8[], ?::int8[], ?::int8[]) moved
                ON CONFLICT (account_id, date_kind, day) DO UPDATE
                SET debit_fen = kept.debit_fen + excluded.debit_fen,
                    credit_fen = kept.credit_fen + excluded.credit_fen,
                    last_seq = excluded.last_seq
                """;
        Bulk.of(connection, sql, dates.entrySet())
                .with(book.value())
                .longs(date -> date.getKey().accountId())
                .texts(date -> date.getKey().kind())
                .dates(date -> date.getKey().day())
                .longs(date -> date.getValue().debitFen())
                .longs(date -> date.getValue().creditFen())
                .longs(date -> date.getValue().firstSeq())
                .longs(date -> date.getValue().lastSeq())
                .update();
    }

    private record Date(long accountId, String kind, LocalDate day) {}

    private record Day(
            long accountId,
            LocalDate recordedDay,
            LocalDate effectiveDate,
            LocalDate accountingDate) {
        static Day of(long accountId, JournalRecord record) {
            return new Day(
                    accountId,
                    LocalDate.ofInstant(record.recordedAt(), RECORDING_ZONE),
                    record.effectiveDate(),
                    record.accountingDate());
        }
    }

    private record Moved(long debitFen, long creditFen, long firstSeq, long lastSeq) {
        static Moved by(PostingRows.Line line) {
            long amountFen = line.leg().amountFen();
            long seq = line.record().seq();
            return new Moved(Math.max(amountFen, 0), Math.max(-amountFen, 0), seq, seq);
        }

        Moved plus(Moved other) {
            return new Moved(
                    Math.addExact(debitFen, other.debitFen),
                    Math.addExact(creditFen, other.creditFen),
                    Math.min(firstSeq, other.firstSeq),
                    Math.max(lastSeq, other.lastSeq));
        }
    }
}
