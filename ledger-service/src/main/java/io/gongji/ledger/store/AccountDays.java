package io.gongji.ledger.store;

import io.gongji.contracts.BookId;
import io.gongji.contracts.journal.JournalRecord;
import io.gongji.contracts.journal.Posting;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The table `account_day`: what a day's records moved on the agency's own accounts, by the day of
/// recording and both business dates. Written with the postings, in their transaction.
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
                made.days.merge(day, Moved.by(line.leg()), Moved::plus);
            }
        }
        return made;
    }

    /// Adds it to what is there.
    void save(Connection connection, BookId book) throws SQLException {
        if (days.isEmpty()) {
            return;
        }
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

    private record Moved(long debitFen, long creditFen) {
        static Moved by(Posting leg) {
            return new Moved(Math.max(leg.amountFen(), 0), Math.max(-leg.amountFen(), 0));
        }

        Moved plus(Moved other) {
            return new Moved(
                    Math.addExact(debitFen, other.debitFen),
                    Math.addExact(creditFen, other.creditFen));
        }
    }
}
