package io.gongji.ledger.view;

import io.gongji.contracts.journal.Account;
import java.time.LocalDate;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/// What one account moved before and in a period, as known at a point. An account of the agency's
/// own is read from its daily sums and, for a point of the past, from the postings of that point's
/// day; any other from its postings, which are few.
///
/// @param openingFen before the period, debit positive
/// @param debitFen in the period
/// @param creditFen in the period, as a positive number
record AccountSums(long openingFen, long debitFen, long creditFen) {
    static final AccountSums NOTHING = new AccountSums(0, 0, 0);

    /// Sums of an account that has a row.
    static AccountSums of(
            Handle handle, Point point, Account account, long accountId, Period period) {
        Point.DaysKnown days =
                account.code().isOfAgency()
                        ? point.daysKnown(handle)
                        : new Point.DaysKnown(LocalDate.of(1, 1, 1), 0);
        DateBy by = period.by();
        Query query =
                handle.createQuery(
                                """
                                WITH moved AS (
                                    SELECT %1$s AS day, d.debit_fen, d.credit_fen FROM account_day d
                                     WHERE d.account_id = :account AND d.recorded_day < :beforeDay
                                    UNION ALL
                                    SELECT %2$s, greatest(p.amount_fen, 0), greatest(-p.amount_fen, 0) FROM posting p %3$s
                                     WHERE p.account_id = :account AND p.seq > :afterSeq AND p.seq <= :seq)
                                SELECT coalesce(sum(debit_fen - credit_fen) FILTER (WHERE day < :from), 0)::bigint AS opening,
                                       coalesce(sum(debit_fen) FILTER (WHERE day >= :from), 0)::bigint AS debit,
                                       coalesce(sum(credit_fen) FILTER (WHERE day >= :from), 0)::bigint AS credit
                                  FROM moved WHERE day <= :to
                                """
                                        .formatted(by.ofDay(), by.ofPosting(), by.join()))
                        .bind("account", accountId)
                        .bind("beforeDay", days.before())
                        .bind("afterSeq", days.afterSeq())
                        .bind("seq", point.seq());
        return period.bind(query)
                .map((row, _) ->
                        new AccountSums(
                                row.getLong("opening"),
                                row.getLong("debit"),
                                row.getLong("credit")))
                .one();
    }

    long closingFen() {
        return Math.subtractExact(Math.addExact(openingFen, debitFen), creditFen);
    }
}
