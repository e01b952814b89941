package io.gongji.ledger.view;

import io.gongji.contracts.BookId;
import io.gongji.contracts.Fund;
import io.gongji.contracts.RegionCode;
import io.gongji.ledger.view.TrialBalance.Line;
import io.gongji.ledger.view.TrialBalance.Sum;
import jakarta.inject.Singleton;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/// Trial balances (试算平衡). That of the past adds up every posting up to its record, so it reads the
/// whole book once.
@Singleton
public final class TrialBalanceQueries {
    private static final String LIVE =
            """
            SELECT region, fund, code, balance_fen AS fen FROM account WHERE book = :book
            """;
    private static final String PAST =
            """
            SELECT a.region, a.fund, a.code, p.fen
              FROM (SELECT account_id, sum(amount_fen)::bigint AS fen FROM posting
                     WHERE book = :book AND seq <= :seq GROUP BY account_id) p
              JOIN account a ON a.id = p.account_id
            """;
    private static final String ACCOUNTED =
            """
            SELECT a.region, a.fund, a.code, p.fen
              FROM (SELECT p.account_id, sum(p.amount_fen)::bigint AS fen
                      FROM posting p JOIN journal j ON j.book = p.book AND j.seq = p.seq
                     WHERE p.book = :book AND p.seq <= :seq AND j.accounting_date <= :through
                     GROUP BY p.account_id) p
              JOIN account a ON a.id = p.account_id
            """;

    private final Snapshots snapshots;

    TrialBalanceQueries(Snapshots snapshots) {
        this.snapshots = snapshots;
    }

    /// The trial balance at a point.
    ///
    /// @param through counts only what was accounted in this month and before it, as a closing
    ///   does; without it everything
    public Answer<TrialBalance> of(BookId book, AsOf asOf, @Nullable YearMonth through) {
        return snapshots.read(handle ->
                Point.find(handle, book, asOf)
                        .then(point -> {
                            List<Line> lines = lines(handle, point, through);
                            return Answer.found(
                                    new TrialBalance(
                                            book, point.seq(), text(through), lines, sums(lines)));
                        }));
    }

    private static @Nullable String text(@Nullable YearMonth month) {
        return month == null ? null : month.toString();
    }

    private static List<Line> lines(Handle handle, Point point, @Nullable YearMonth through) {
        boolean live = point.live() && through == null;
        Query query =
                handle.createQuery(
                                """
                                SELECT region, fund, code, count(*) AS accounts,
                                       coalesce(sum(fen) FILTER (WHERE fen > 0), 0)::bigint AS debit_fen,
                                       coalesce(-sum(fen) FILTER (WHERE fen < 0), 0)::bigint AS credit_fen
                                  FROM (%s) AS account_at
                                 GROUP BY region, fund, code ORDER BY region, fund, code
                                """
                                        .formatted(
                                                live ? LIVE : through == null ? PAST : ACCOUNTED))
                        .bind("book", point.book().value());
        if (!live) {
            query.bind("seq", point.seq());
        }
        if (through != null) {
            query.bind("through", through.atEndOfMonth());
        }
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
