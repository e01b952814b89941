package io.gongji.ledger.view;

import io.gongji.contracts.GrantId;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.Sentence;
import io.gongji.ledger.view.Statement.Asked;
import io.gongji.ledger.view.Statement.Line;
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

/// Statements of a person, page by page.
@Singleton
public final class StatementQueries {
    private static final LocalDate FIRST_DAY = LocalDate.of(1, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

    private static final String OF_PERSON =
            """
              FROM account a JOIN posting p ON p.account_id = a.id AND p.seq <= :asOf
             WHERE a.book = :book AND a.owner = :owner AND a.code IN ('2110', '2120', '2140', '1430')
            """;
    private static final String SUMS =
            """
            SELECT coalesce(-sum(p.amount_fen) FILTER (WHERE p.effective_date < :from), 0)::bigint AS opening,
                   coalesce(-sum(p.amount_fen) FILTER (WHERE p.effective_date >= :from
                       AND (p.seq, p.line) <= (:afterSeq, :afterLine)), 0)::bigint AS carried,
                   coalesce(-sum(p.amount_fen) FILTER (WHERE p.effective_date >= :from), 0)::bigint AS moved
            """
                    + OF_PERSON
                    + " AND p.effective_date <= :to";
    private static final String LINES =
            """
            SELECT t.*, j.recorded_at, j.type, j.subject FROM (
            SELECT p.book, p.seq, p.line, p.effective_date, a.code, -p.amount_fen AS fen, p.grant_id
            """
                    + OF_PERSON
                    + """
                       AND p.effective_date BETWEEN :from AND :to AND (p.seq, p.line) > (:afterSeq, :afterLine)
                     ORDER BY p.seq, p.line LIMIT :limit) t
                      JOIN journal j ON j.book = t.book AND j.seq = t.seq
                     ORDER BY t.seq, t.line
                    """;

    private final Snapshots snapshots;

    StatementQueries(Snapshots snapshots) {
        this.snapshots = snapshots;
    }

    public Answer<Statement> of(Asked asked) {
        LocalDate from = asked.from();
        LocalDate to = asked.to();
        if (from != null && to != null && to.isBefore(from)) {
            return Answer.refused(
                    Refusal.INVALID_FIELD,
                    new Sentence(
                            "to is before from; send a period that ends on or after its first day.",
                            "截止日期 to 早于起始日期 from，请更正起止日期。"));
        }
        String cursor = asked.cursor();
        if (cursor == null) {
            return snapshots.read(handle -> statement(handle, asked, null));
        }
        return StatementCursor.parse(cursor)
                .then(place -> snapshots.read(handle -> statement(handle, asked, place)));
    }

    private static Answer<Statement> statement(
            Handle handle, Asked asked, @Nullable StatementCursor cursor) {
        AsOf asOf = cursor == null ? new AsOf.Live() : new AsOf.Seq(cursor.asOfSeq());
        return MemberRow.find(handle, asked.memberId())
                .then(member ->
                        Point.find(handle, member.book(), asOf)
                                .then(point -> Answer.found(page(handle, asked, point, cursor))));
    }

    private static Statement page(
            Handle handle, Asked asked, Point point, @Nullable StatementCursor cursor) {
        StatementCursor after = cursor == null ? new StatementCursor(point.seq(), 0, 0) : cursor;
        Sums sums =
                bound(handle.createQuery(SUMS), asked, after, point)
                        .map((row, _) ->
                                new Sums(
                                        row.getLong("opening"),
                                        row.getLong("carried"),
                                        row.getLong("moved")))
                        .one();
        List<Raw> rows =
                bound(handle.createQuery(LINES), asked, after, point)
                        .bind("limit", asked.limit() + 1)
                        .map((row, _) -> Raw.read(row))
                        .list();
        boolean more = rows.size() > asked.limit();
        List<Line> lines =
                lines(
                        more ? rows.subList(0, asked.limit()) : rows,
                        Math.addExact(sums.openingFen, sums.carriedFen));
        return new Statement(
                asked.memberId(),
                point.book(),
                point.seq(),
                asked.from(),
                asked.to(),
                sums.openingFen,
                lines,
                Math.addExact(sums.openingFen, sums.movedFen),
                more ? next(point, lines.getLast()) : null);
    }

    private static String next(Point point, Line last) {
        return new StatementCursor(point.seq(), last.seq(), last.line()).toString();
    }

    private static Query bound(Query query, Asked asked, StatementCursor after, Point point) {
        LocalDate from = asked.from();
        LocalDate to = asked.to();
        MemberId owner = asked.memberId();
        return query.bind("book", point.book().value())
                .bind("owner", owner.toString())
                .bind("asOf", point.seq())
                .bind("from", from == null ? FIRST_DAY : from)
                .bind("to", to == null ? LAST_DAY : to)
                .bind("afterSeq", after.seq())
                .bind("afterLine", after.line());
    }

    private static List<Line> lines(List<Raw> rows, long beforeFen) {
        List<Line> lines = new ArrayList<>(rows.size());
        long balanceFen = beforeFen;
        for (Raw row : rows) {
            balanceFen = Math.addExact(balanceFen, row.line.amountFen());
            lines.add(row.withBalance(balanceFen));
        }
        return lines;
    }

    private record Sums(long openingFen, long carriedFen, long movedFen) {}

    /// A line whose balance is not known yet.
    private record Raw(Line line) {
        static Raw read(ResultSet row) throws SQLException {
            UUID grant = row.getObject("grant_id", UUID.class);
            return new Raw(
                    new Line(
                            row.getLong("seq"),
                            row.getInt("line"),
                            row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                            row.getObject("effective_date", LocalDate.class),
                            row.getString("code"),
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
                    line.account(),
                    line.amountFen(),
                    balanceFen,
                    line.type(),
                    line.subject(),
                    line.grantId());
        }
    }
}
