package io.gongji.ledger.view;

import io.gongji.contracts.GrantId;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.journal.AccountCode;
import io.gongji.ledger.view.Statement.Line;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/// The postings on the accounts of some persons (2110, 2120, 2140, 1430) and on the money set aside
/// for some grants (2130), as known at a point. Amounts are turned: plus when the owner has more.
///
/// @param owners person ids and grant ids
record StatementRows(Handle handle, Point point, List<String> owners) {
    private static final String SUMS =
            """
            SELECT a.owner,
                   coalesce(-sum(p.amount_fen) FILTER (WHERE %2$s < :from), 0)::bigint AS opening,
                   coalesce(-sum(p.amount_fen) FILTER (WHERE %2$s >= :from
                       AND (p.seq, p.line) <= (:afterSeq, :afterLine)), 0)::bigint AS carried,
                   coalesce(-sum(p.amount_fen) FILTER (WHERE %2$s >= :from), 0)::bigint AS moved
            %1$s AND %2$s <= :to GROUP BY a.owner
            """;
    private static final String LINES =
            """
            SELECT t.*, j.recorded_at, j.effective_date, j.accounting_date, j.type, j.subject FROM (
                SELECT p.book, p.seq, p.line, a.code, a.owner, -p.amount_fen AS fen, p.grant_id
                %1$s AND %2$s BETWEEN :from AND :to AND (p.seq, p.line) > (:afterSeq, :afterLine)
                 ORDER BY p.seq, p.line LIMIT :limit) t
              JOIN journal j ON j.book = t.book AND j.seq = t.seq
             ORDER BY t.seq, t.line
            """;

    /// By owner; one that was never posted to is absent.
    Map<String, Sums> sums(Period period, StatementCursor after) {
        Map<String, Sums> sums = new HashMap<>();
        bound(SUMS, period, after)
                .map((row, _) ->
                        Map.entry(
                                row.getString("owner"),
                                new Sums(
                                        row.getLong("opening"),
                                        row.getLong("carried"),
                                        row.getLong("moved"))))
                .forEach(row -> sums.put(row.getKey(), row.getValue()));
        return sums;
    }

    /// Lines after a place, in the order of recording.
    ///
    /// @param beforeFen the running balance at that place
    List<Line> lines(Period period, StatementCursor after, int limit, long beforeFen) {
        List<Raw> rows =
                bound(LINES, period, after)
                        .bind("limit", limit)
                        .map((row, _) -> Raw.read(row))
                        .list();
        List<Line> lines = new ArrayList<>(rows.size());
        long balanceFen = beforeFen;
        for (Raw row : rows) {
            balanceFen = Math.addExact(balanceFen, row.line.amountFen());
            lines.add(row.withBalance(balanceFen));
        }
        return lines;
    }

    private Query bound(String sql, Period period, StatementCursor after) {
        DateBy by = period.by();
        String from =
                """
                  FROM account a JOIN posting p ON p.account_id = a.id AND p.seq <= :asOf %s
                 WHERE a.book = :book AND a.owner = ANY(:owners)
                   AND a.code IN ('2110', '2120', '2130', '2140', '1430')
                """
                        .formatted(by.join());
        Query query =
                handle.createQuery(sql.formatted(from, by.ofPosting()))
                        .bind("book", point.book().value())
                        .bindArray("owners", String.class, owners)
                        .bind("asOf", point.seq())
                        .bind("afterSeq", after.seq())
                        .bind("afterLine", after.line());
        return period.bind(query);
    }

    /// What accounts hold before a period, moved in it up to a place, and moved in it in all.
    record Sums(long openingFen, long carriedFen, long movedFen) {
        static final Sums NOTHING = new Sums(0, 0, 0);

        long reached() {
            return Math.addExact(openingFen, carriedFen);
        }

        long closingFen() {
            return Math.addExact(openingFen, movedFen);
        }

        Sums plus(Sums other) {
            return new Sums(
                    Math.addExact(openingFen, other.openingFen),
                    Math.addExact(carriedFen, other.carriedFen),
                    Math.addExact(movedFen, other.movedFen));
        }
    }

    /// A line whose balance is not known yet.
    private record Raw(Line line) {
        static Raw read(ResultSet row) throws SQLException {
            UUID grant = row.getObject("grant_id", UUID.class);
            String code = row.getString("code");
            boolean ofGrant = code.equals(AccountCode.EARMARK.code());
            return new Raw(
                    new Line(
                            row.getLong("seq"),
                            row.getInt("line"),
                            row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                            row.getObject("effective_date", LocalDate.class),
                            row.getObject("accounting_date", LocalDate.class),
                            ofGrant ? null : MemberId.parse(row.getString("owner")),
                            code,
                            row.getLong("fen"),
                            0,
                            row.getString("type"),
                            row.getString("subject"),
                            grant == null ? null : new GrantId(grant)));
        }

        Line withBalance(long balanceFen) {
            return new Line(
                    line.seq(),
                    line.line(),
                    line.recordedAt(),
                    line.effectiveDate(),
                    line.accountingDate(),
                    line.memberId(),
                    line.account(),
                    line.amountFen(),
                    balanceFen,
                    line.type(),
                    line.subject(),
                    line.grantId());
        }
    }
}
