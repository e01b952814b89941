package io.gongji.ledger.view;

import io.gongji.contracts.Fund;
import io.gongji.contracts.RegionCode;
import io.gongji.ledger.view.TrialBalance.Line;
import io.gongji.ledger.view.TrialBalance.Sum;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/// Trial balances (试算平衡). That of the past, or by date, adds up every posting up to its record, so
/// it reads the whole book once.
@Singleton
public final class TrialBalanceQueries {
    private static final String LIVE =
            """
            SELECT region, fund, code, balance_fen AS fen FROM account WHERE book = :book
            """;
    private final Snapshots snapshots;

    TrialBalanceQueries(Snapshots snapshots) {
        this.snapshots = snapshots;
    }

    /// The trial balance at a point.
    public Answer<TrialBalance> of(TrialBalance.Asked asked) {
        return snapshots.read(handle ->
                Point.find(handle, asked.book(), asked.asOf())
                        .then(point -> {
                            List<Line> lines = lines(handle, point, asked);
                            return Answer.found(
                                    new TrialBalance(
                                            asked.book(),
                                            point.seq(),
                                            Objects.toString(asked.throughMonth(), null),
                                            asked.effectiveDate(),
                                            lines,
                                            sums(lines)));
                        }));
    }

    private static List<Line> lines(Handle handle, Point point, TrialBalance.Asked asked) {
        Map<String, Object> values = new HashMap<>(Map.of("book", point.book().value()));
        String accounts = accounts(point, asked, values);
        Query query =
                handle.createQuery(
                                """
                                SELECT region, fund, code, count(*) AS accounts,
                                       coalesce(sum(fen) FILTER (WHERE fen > 0), 0)::bigint AS debit_fen,
                                       coalesce(-sum(fen) FILTER (WHERE fen < 0), 0)::bigint AS credit_fen
                                  FROM (%s) AS account_at
                                 GROUP BY region, fund, code ORDER BY region, fund, code
                                """
                                        .formatted(accounts))
                        .bindMap(values);
        return query.map((row, _) ->
                        new Line(
                                new RegionCode(row.getString("region")),
                                Fund.valueOf(row.getString("fund")),
                                row.getString("code"),
                                row.getLong("accounts"),
                                row.getLong("debit_fen"),
                                row.getLong("credit_fen")))
                .list();
    }

    /// What each account holds: from the account rows at the head, else the sum of the postings
    /// that count.
    private static String accounts(
            Point point, TrialBalance.Asked asked, Map<String, Object> values) {
        YearMonth month = asked.throughMonth();
        LocalDate day = asked.effectiveDate();
        if (point.live() && month == null && day == null) {
            return LIVE;
        }
        values.put("seq", point.seq());
        StringBuilder counted = new StringBuilder();
        if (month != null) {
            counted.append(" AND ").append(DateBy.ACCOUNTING.ofPosting()).append(" <= :month");
            values.put("month", month.atEndOfMonth());
        }
        if (day != null) {
            counted.append(" AND ").append(DateBy.EFFECTIVE.ofPosting()).append(" <= :day");
            values.put("day", day);
        }
        return """
        SELECT a.region, a.fund, a.code, p.fen
          FROM (SELECT p.account_id, sum(p.amount_fen)::bigint AS fen
                  FROM posting p %s
                 WHERE p.book = :book AND p.seq <= :seq %s
                 GROUP BY p.account_id) p
          JOIN account a ON a.id = p.account_id
        """
                .formatted(month == null ? "" : DateBy.ACCOUNTING.join(), counted);
    }

    private static List<Sum> sums(List<Line> lines) {
        Map<String, Sum> sums = new LinkedHashMap<>();
        for (Line line : lines) {
            long net = Math.subtractExact(line.debitFen(), line.creditFen());
            sums.merge(
                    line.region() + "/" + line.fund(),
                    new Sum(line.region(), line.fund(), line.debitFen(), line.creditFen(), net),
                    (a, b) ->
                            new Sum(
                                    a.region(),
                                    a.fund(),
                                    Math.addExact(a.debitFen(), b.debitFen()),
                                    Math.addExact(a.creditFen(), b.creditFen()),
                                    Math.addExact(a.sumFen(), b.sumFen())));
        }
        return List.copyOf(sums.values());
    }
}
