package io.gongji.ledger.view;

import io.gongji.contracts.journal.Account;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/// What one account moved before and in a period, as known at a point. An account of the agency's
/// own is read from its sums by business date; for a point of the past, from its sums by the day of
/// recording and from the postings of that point's day. Any other is read from its postings, which
/// are few.
///
/// @param openingFen before the period, debit positive
/// @param debitFen in the period
/// @param creditFen in the period, as a positive number
record AccountSums(long openingFen, long debitFen, long creditFen) {
    static final AccountSums NOTHING = new AccountSums(0, 0, 0);

    /// Sums of an account that has a row.
    static AccountSums of(
            Handle handle, Point point, Account account, long accountId, Period period) {
        Map<String, Object> values = new HashMap<>();
        values.put("account", accountId);
        String moved;
        if (!account.code().isOfAgency()) {
            moved = postings(period.by());
            values.putAll(Map.of("afterSeq", 0L, "seq", point.seq()));
        } else if (point.live()) {
            moved =
                    """
                    SELECT d.day, d.debit_fen, d.credit_fen FROM account_date d
                     WHERE d.account_id = :account AND d.date_kind = :kind
                    """;
            values.put("kind", period.by().name());
        } else {
            Point.DaysKnown days = point.daysKnown(handle);
            moved =
                    """
                    SELECT %s AS day, d.debit_fen, d.credit_fen FROM account_day d
                     WHERE d.account_id = :account AND d.recorded_day < :beforeDay
                    UNION ALL %s
                    """
                            .formatted(period.by().ofDay(), postings(period.by()));
            values.put("beforeDay", days.before());
            values.putAll(Map.of("afterSeq", days.afterSeq(), "seq", point.seq()));
        }
        return sums(handle, moved, values, period);
    }

    private static String postings(DateBy by) {
        return """
        SELECT %s AS day, greatest(p.amount_fen, 0) AS debit_fen, greatest(-p.amount_fen, 0) AS credit_fen
          FROM posting p %s
         WHERE p.account_id = :account AND p.seq > :afterSeq AND p.seq <= :seq
        """
                .formatted(by.ofPosting(), by.join());
    }

    private static AccountSums sums(
            Handle handle, String moved, Map<String, Object> values, Period period) {
        Query query =
                handle.createQuery(
                                """
                                WITH moved AS (%s)
                                SELECT coalesce(sum(debit_fen - credit_fen) FILTER (WHERE day < :from), 0)::bigint AS opening,
                                       coalesce(sum(debit_fen) FILTER (WHERE day >= :from), 0)::bigint AS debit,
                                       coalesce(sum(credit_fen) FILTER (WHERE day >= :from), 0)::bigint AS credit
                                  FROM moved WHERE day <= :to
                                """
                                        .formatted(moved))
                        .bindMap(values);
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
