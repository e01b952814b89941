package io.gongji.ledger.view;

import io.gongji.contracts.BookId;
import io.gongji.contracts.GrantId;
import io.gongji.contracts.HoldId;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.ProviderId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.Sentence;
import io.gongji.contracts.SettlementId;
import io.gongji.contracts.event.EventType;
import io.gongji.contracts.journal.Change.Mechanism;
import io.gongji.ledger.view.Consumption.Asked;
import io.gongji.ledger.view.Consumption.Kind;
import io.gongji.ledger.view.Consumption.Line;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/// Consumption of family pools, by giver or by grant, page by page. Whatever a bill, a capture of a
/// hold or the void of one posted under a grant is consumption; setting money aside, ending a grant
/// and holding money is not.
@Singleton
public final class ConsumptionQueries {
    private static final LocalDate FIRST_DAY = LocalDate.of(1, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);
    private static final String BILL = "settlement/";
    private static final String HOLD = "hold/";

    private static final String MOVED =
            """
            WITH asked AS (SELECT g.* FROM grant_state g WHERE g.book = :book AND %s
                              AND (:member::uuid IS NULL OR g.member = :member::uuid)),
            moved AS (
                SELECT p.seq, p.grant_id, sum(p.amount_fen)::bigint AS fen
                  FROM asked g JOIN posting p ON p.grant_id = g.grant_id AND p.book = :book AND p.seq <= :asOf
                   AND p.effective_date BETWEEN :from AND :to
                  JOIN journal j ON j.book = p.book AND j.seq = p.seq AND j.type IN (:posted, :voided, :captured, :captureVoided)
                 GROUP BY p.seq, p.grant_id HAVING sum(p.amount_fen) <> 0)
            """;
    private static final String SUMS =
            MOVED
                    + """
                    SELECT coalesce(sum(fen) FILTER (WHERE fen > 0), 0)::bigint AS spent,
                           coalesce(-sum(fen) FILTER (WHERE fen < 0), 0)::bigint AS given_back FROM moved
                    """;
    private static final String LINES =
            MOVED
                    + """
                    SELECT m.seq, m.fen, m.grant_id, g.mechanism, g.giver, g.member, j.recorded_at, j.effective_date,
                           j.subject, j.type IN (:voided, :captureVoided) AS taken_back,
                           coalesce(s.voided_by_seq, c.voided_by_seq) AS voided_by_seq,
                           (SELECT min(a.owner) FROM posting p JOIN account a ON a.id = p.account_id
                             WHERE p.book = :book AND p.seq = m.seq AND a.code = '2210') AS provider
                      FROM (SELECT * FROM moved WHERE (seq, grant_id) > (:afterSeq, :afterGrant::uuid)
                             ORDER BY seq, grant_id LIMIT :limit) m
                      JOIN asked g ON g.grant_id = m.grant_id
                      JOIN journal j ON j.book = :book AND j.seq = m.seq
                      LEFT JOIN settlement s ON s.settlement_id = CASE WHEN j.subject LIKE 'settlement/%%'
                                THEN substr(j.subject, 12)::uuid END
                           AND s.book = :book AND s.seq = m.seq AND s.voided_by_seq <= :asOf
                      LEFT JOIN hold_capture c ON c.hold_id = CASE WHEN j.subject LIKE 'hold/%%'
                                THEN substr(j.subject, 6)::uuid END
                           AND c.book = :book AND c.seq = m.seq AND c.voided_by_seq <= :asOf
                     ORDER BY m.seq, m.grant_id
                    """;

    private final Snapshots snapshots;

    ConsumptionQueries(Snapshots snapshots) {
        this.snapshots = snapshots;
    }

    /// What was spent of a giver's money, in the book where the giver's account is.
    public Answer<Consumption> ofGiver(MemberId giver, Asked asked) {
        return of(
                asked,
                cursor ->
                        snapshots.read(handle ->
                                MemberRow.find(handle, giver)
                                        .then(member ->
                                                page(
                                                        handle,
                                                        member.book(),
                                                        giver,
                                                        asked,
                                                        cursor))));
    }

    /// What was spent by one grant.
    public Answer<Consumption> ofGrant(GrantId grant, Asked asked) {
        return of(
                asked,
                cursor ->
                        snapshots.read(handle ->
                                bookOf(handle, grant)
                                        .then(book -> page(handle, book, null, asked, cursor))));
    }

    private static Answer<Consumption> of(
            Asked asked, Function<@Nullable ConsumptionCursor, Answer<Consumption>> read) {
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
        return cursor == null
                ? read.apply(null)
                : ConsumptionCursor.parse(cursor).then(place -> read.apply(place));
    }

    private static Answer<BookId> bookOf(Handle handle, GrantId grant) {
        return handle.createQuery(
                        "SELECT min(book) FROM grant_state WHERE grant_id = :grant HAVING count(*) > 0")
                .bind("grant", grant.value())
                .mapTo(String.class)
                .findOne()
                .map(book -> Answer.found(new BookId(book)))
                .orElseGet(() ->
                        Answer.refused(
                                Refusal.NOT_FOUND,
                                new Sentence(
                                        "The ledger knows no such grant; check the grantId, and after granting ask"
                                                + " again in a moment.",
                                        "账本中没有该授权：请核对 grantId；如刚办理，请稍后再查。")));
    }

    private static Answer<Consumption> page(
            Handle handle,
            BookId book,
            @Nullable MemberId giver,
            Asked asked,
            @Nullable ConsumptionCursor cursor) {
        AsOf asOf = cursor == null ? asked.asOf() : new AsOf.Seq(cursor.asOfSeq());
        return Point.find(handle, book, asOf)
                .then(point -> {
                    ConsumptionCursor after =
                            cursor == null ? ConsumptionCursor.first(point.seq()) : cursor;
                    return Answer.found(page(handle, point, giver, asked, after));
                });
    }

    private static Consumption page(
            Handle handle,
            Point point,
            @Nullable MemberId giver,
            Asked asked,
            ConsumptionCursor after) {
        Sums sums =
                bound(handle, SUMS, point, giver, asked)
                        .map((row, _) -> new Sums(row.getLong("spent"), row.getLong("given_back")))
                        .one();
        List<Line> rows =
                bound(handle, LINES, point, giver, asked)
                        .bind("afterSeq", after.seq())
                        .bind("afterGrant", after.grant().value())
                        .bind("limit", asked.limit() + 1)
                        .map((row, _) -> line(row))
                        .list();
        boolean more = rows.size() > asked.limit();
        List<Line> lines = more ? rows.subList(0, asked.limit()) : rows;
        return new Consumption(
                point.book(),
                point.seq(),
                asked.from(),
                asked.to(),
                sums.spentFen,
                sums.givenBackFen,
                Math.subtractExact(sums.spentFen, sums.givenBackFen),
                lines,
                more ? next(point, lines.getLast()) : null);
    }

    private static String next(Point point, Line last) {
        return new ConsumptionCursor(point.seq(), last.seq(), last.grantId()).toString();
    }

    private static Query bound(
            Handle handle, String sql, Point point, @Nullable MemberId giver, Asked asked) {
        GrantId grant = asked.grantId();
        MemberId member = asked.memberId();
        LocalDate from = asked.from();
        LocalDate to = asked.to();
        String whose = giver == null ? "g.grant_id = :grant" : "g.giver = :giver";
        String also = giver != null && grant != null ? " AND g.grant_id = :grant" : "";
        Query query =
                handle.createQuery(sql.formatted(whose + also))
                        .bind("book", point.book().value())
                        .bind("asOf", point.seq())
                        .bind("member", member == null ? null : member.value())
                        .bind("from", from == null ? FIRST_DAY : from)
                        .bind("to", to == null ? LAST_DAY : to)
                        .bind("posted", EventType.SETTLEMENT_REQUESTED.wireName())
                        .bind("voided", EventType.SETTLEMENT_VOID_REQUESTED.wireName())
                        .bind("captured", EventType.HOLD_CAPTURED.wireName())
                        .bind("captureVoided", EventType.HOLD_CAPTURE_VOIDED.wireName());
        if (giver != null) {
            query.bind("giver", giver.value());
        }
        if (grant != null) {
            query.bind("grant", grant.value());
        }
        return query;
    }

    private static Line line(ResultSet row) throws SQLException {
        long voidedBy = row.getLong("voided_by_seq");
        Long voidedBySeq = row.wasNull() ? null : voidedBy;
        String provider = row.getString("provider");
        String subject = row.getString("subject");
        return new Line(
                row.getLong("seq"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getObject("effective_date", LocalDate.class),
                row.getBoolean("taken_back") ? Kind.GIVEN_BACK : Kind.SPENT,
                new GrantId(row.getObject("grant_id", UUID.class)),
                Mechanism.valueOf(row.getString("mechanism")),
                new MemberId(row.getObject("giver", UUID.class)),
                new MemberId(row.getObject("member", UUID.class)),
                provider == null ? null : new ProviderId(provider),
                subject.startsWith(BILL)
                        ? SettlementId.parse(subject.substring(BILL.length()))
                        : null,
                subject.startsWith(HOLD) ? HoldId.parse(subject.substring(HOLD.length())) : null,
                row.getLong("fen"),
                voidedBySeq);
    }

    private record Sums(long spentFen, long givenBackFen) {}
}
