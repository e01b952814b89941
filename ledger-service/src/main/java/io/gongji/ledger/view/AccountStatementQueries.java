package io.gongji.ledger.view;

import io.gongji.contracts.GrantId;
import io.gongji.contracts.journal.Account;
import io.gongji.ledger.view.AccountStatement.Asked;
import io.gongji.ledger.view.AccountStatement.Line;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/// Statements of single accounts, page by page. A page begins where the one before ended and knows
/// its balance there, so a page of an account with millions of postings costs what its lines cost.
@Singleton
public final class AccountStatementQueries {
    private final Snapshots snapshots;

    AccountStatementQueries(Snapshots snapshots) {
        this.snapshots = snapshots;
    }

    /// One page; an account that was never posted to has an empty statement.
    public Answer<AccountStatement> of(Asked asked) {
        return asked.period()
                .checked()
                .then(_ -> {
                    String cursor = asked.cursor();
                    return cursor == null
                            ? page(asked, null)
                            : AccountCursor.parse(cursor, asked.account(), asked.period())
                                    .then(place -> page(asked, place));
                });
    }

    private Answer<AccountStatement> page(Asked asked, @Nullable AccountCursor cursor) {
        AsOf asOf = cursor == null ? asked.asOf() : new AsOf.Seq(cursor.asOfSeq());
        return snapshots.read(handle ->
                Point.find(handle, asked.account().book(), asOf)
                        .then(point -> Answer.found(page(handle, asked, point, cursor))));
    }

    private static AccountStatement page(
            Handle handle, Asked asked, Point point, @Nullable AccountCursor cursor) {
        Long id = Balances.idOf(handle, asked.account()).orElse(null);
        if (id == null) {
            return statement(asked, point, AccountSums.NOTHING, List.of(), null);
        }
        AccountSums sums = AccountSums.of(handle, point, asked.account(), id, asked.period());
        AccountCursor after =
                cursor == null
                        ? new AccountCursor(point.seq(), 0, 0, sums.openingFen(), digest(asked))
                        : cursor;
        List<Line> rows = lines(handle, asked, point, id, after);
        boolean more = rows.size() > asked.limit();
        List<Line> lines = more ? rows.subList(0, asked.limit()) : rows;
        return statement(
                asked, point, sums, lines, more ? next(asked, point, lines.getLast()) : null);
    }

    private static int digest(Asked asked) {
        return AccountCursor.digest(asked.account(), asked.period());
    }

    private static String next(Asked asked, Point point, Line last) {
        return new AccountCursor(
                        point.seq(), last.seq(), last.line(), last.balanceFen(), digest(asked))
                .toString();
    }

    private static AccountStatement statement(
            Asked asked,
            Point point,
            AccountSums sums,
            List<Line> lines,
            @Nullable String nextCursor) {
        Account account = asked.account();
        return new AccountStatement(
                point.book(),
                point.seq(),
                account.code().code(),
                account.fund(),
                account.region(),
                account.owner().isEmpty() ? null : account.owner(),
                asked.period().by(),
                asked.period().from(),
                asked.period().to(),
                sums.openingFen(),
                sums.debitFen(),
                sums.creditFen(),
                sums.closingFen(),
                lines,
                nextCursor);
    }

    private static List<Line> lines(
            Handle handle, Asked asked, Point point, long accountId, AccountCursor after) {
        DateBy by = asked.period().by();
        Range range =
                asked.account().code().isOfAgency()
                        ? range(handle, asked, accountId)
                        : new Range(1, point.seq());
        Query query =
                handle.createQuery(
                                """
                                SELECT t.*, j.recorded_at, j.effective_date, j.accounting_date, j.type, j.subject FROM (
                                    SELECT p.book, p.seq, p.line, p.amount_fen, p.grant_id FROM posting p %s
                                     WHERE p.account_id = :account AND p.seq BETWEEN :firstSeq AND :lastSeq
                                       AND (p.seq, p.line) > (:afterSeq, :afterLine) AND %s BETWEEN :from AND :to
                                     ORDER BY p.seq, p.line LIMIT :limit) t
                                  JOIN journal j ON j.book = t.book AND j.seq = t.seq
                                 ORDER BY t.seq, t.line
                                """
                                        .formatted(by.join(), by.ofPosting()))
                        .bind("account", accountId)
                        .bind("firstSeq", range.firstSeq)
                        .bind("lastSeq", Math.min(range.lastSeq, point.seq()))
                        .bind("afterSeq", after.seq())
                        .bind("afterLine", after.line())
                        .bind("limit", asked.limit() + 1);
        List<Line> lines = new ArrayList<>();
        long balanceFen = after.balanceFen();
        for (Line line : asked.period().bind(query).map((row, _) -> line(row)).list()) {
            balanceFen = Math.addExact(balanceFen, line.amountFen());
            lines.add(withBalance(line, balanceFen));
        }
        return lines;
    }

    /// The records between which those of a period of a much used account lie.
    private static Range range(Handle handle, Asked asked, long accountId) {
        Query query =
                handle.createQuery(
                                """
                                SELECT min(first_seq) AS first_seq, max(last_seq) AS last_seq FROM account_date
                                 WHERE account_id = :account AND date_kind = :kind AND day BETWEEN :from AND :to
                                """)
                        .bind("account", accountId)
                        .bind("kind", asked.period().by().name());
        return asked.period()
                .bind(query)
                .map((row, _) -> new Range(row.getLong("first_seq"), row.getLong("last_seq")))
                .one();
    }

    private static Line line(ResultSet row) throws SQLException {
        UUID grant = row.getObject("grant_id", UUID.class);
        return new Line(
                row.getLong("seq"),
                row.getInt("line"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getObject("effective_date", LocalDate.class),
                row.getObject("accounting_date", LocalDate.class),
                row.getLong("amount_fen"),
                0,
                row.getString("type"),
                row.getString("subject"),
                grant == null ? null : new GrantId(grant));
    }

    private static Line withBalance(Line line, long balanceFen) {
        return new Line(
                line.seq(),
                line.line(),
                line.recordedAt(),
                line.effectiveDate(),
                line.accountingDate(),
                line.amountFen(),
                balanceFen,
                line.type(),
                line.subject(),
                line.grantId());
    }

    /// Records, both included; none of a period without days.
    private record Range(long firstSeq, long lastSeq) {}
}
