package io.gongji.ledger.view;

import io.gongji.contracts.GrantId;
import io.gongji.contracts.HoldId;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.ProviderId;
import io.gongji.contracts.journal.Change.Mechanism;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/// What is reserved of and for a person at a point, from the legs on the holds' accounts: a leg
/// under a grant is its giver's money.
record HeldMoney(List<Hold> holds, List<UnderGrant> underGrants) {
    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);
    private static final String HOLDS =
            """
            SELECT h.hold_id, h.provider, h.expires_at, held.fen, held.own_fen
              FROM hold h CROSS JOIN LATERAL (
                   SELECT -sum(p.amount_fen)::bigint AS fen,
                          coalesce(-sum(p.amount_fen) FILTER (WHERE p.grant_id IS NULL), 0)::bigint AS own_fen
                     FROM account a JOIN posting p ON p.account_id = a.id AND p.seq <= :seq
                      AND p.effective_date <= :through
                    WHERE a.book = h.book AND a.owner = h.hold_id::text AND a.code = '2160') held
             WHERE h.member_id = :member AND h.book = :book AND h.seq <= :seq
               AND (h.ended_seq IS NULL OR h.ended_seq > :seq OR :byDate) AND held.fen > 0
             ORDER BY h.seq
            """;
    private static final String UNDER_GRANTS =
            """
            SELECT h.hold_id, h.member_id, h.expires_at, drawn.grant_id, drawn.mechanism, held.fen
              FROM (SELECT DISTINCT l.hold_id, l.grant_id, g.mechanism
                      FROM grant_state g JOIN hold_leg l ON l.grant_id = g.grant_id AND l.book = g.book
                     WHERE g.giver = :member AND g.book = :book) drawn
              JOIN hold h ON h.hold_id = drawn.hold_id AND h.book = :book AND h.seq <= :seq
               AND (h.ended_seq IS NULL OR h.ended_seq > :seq OR :byDate)
             CROSS JOIN LATERAL (
                   SELECT -sum(p.amount_fen)::bigint AS fen
                     FROM account a JOIN posting p ON p.account_id = a.id AND p.seq <= :seq
                      AND p.effective_date <= :through
                      AND p.grant_id = drawn.grant_id
                    WHERE a.book = h.book AND a.owner = h.hold_id::text AND a.code = '2160') held
             WHERE held.fen > 0
             ORDER BY h.seq, drawn.grant_id
            """;

    /// Money reserved for a pending payment of the person.
    ///
    /// @param amountFen what is still reserved
    /// @param ownFen the person's own part of it; the rest is relatives'
    /// @param expiresAt when the calendar lets it go
    @Schema(name = "BalanceHold")
    public record Hold(
            HoldId holdId, ProviderId provider, long amountFen, long ownFen, Instant expiresAt) {}

    /// What a relative's hold took by a grant of this person.
    ///
    /// @param memberId whose hold it is
    /// @param mechanism of an earmark this money had been set aside before
    /// @param amountFen what is still reserved
    @Schema(name = "BalanceHeldUnderGrant")
    public record UnderGrant(
            GrantId grantId,
            Mechanism mechanism,
            HoldId holdId,
            MemberId memberId,
            long amountFen,
            Instant expiresAt) {}

    /// @param through only of services up to this day, or of all
    static HeldMoney of(Handle handle, Point point, MemberId member, @Nullable LocalDate through) {
        return new HeldMoney(
                holds(handle, point, member, through), underGrants(handle, point, member, through));
    }

    private static List<Hold> holds(
            Handle handle, Point point, MemberId member, @Nullable LocalDate through) {
        return bound(handle.createQuery(HOLDS), point, member, through)
                .map((row, _) ->
                        new Hold(
                                new HoldId(row.getObject("hold_id", UUID.class)),
                                new ProviderId(row.getString("provider")),
                                row.getLong("fen"),
                                row.getLong("own_fen"),
                                row.getObject("expires_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    private static List<UnderGrant> underGrants(
            Handle handle, Point point, MemberId member, @Nullable LocalDate through) {
        return bound(handle.createQuery(UNDER_GRANTS), point, member, through)
                .map((row, _) ->
                        new UnderGrant(
                                new GrantId(row.getObject("grant_id", UUID.class)),
                                Mechanism.valueOf(row.getString("mechanism")),
                                new HoldId(row.getObject("hold_id", UUID.class)),
                                new MemberId(row.getObject("member_id", UUID.class)),
                                row.getLong("fen"),
                                row.getObject("expires_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    private static Query bound(
            Query query, Point point, MemberId member, @Nullable LocalDate through) {
        return query.bind("member", member.value())
                .bind("book", point.book().value())
                .bind("seq", point.seq())
                .bind("through", through == null ? LAST_DAY : through)
                .bind("byDate", through != null);
    }

    /// What is held of this person's own money. An earmark's was not the person's to use before.
    long ownFen() {
        long ofHolds = holds.stream().mapToLong(Hold::ownFen).reduce(0, Math::addExact);
        return underGrants.stream()
                .filter(under -> under.mechanism() == Mechanism.AUTHORISATION)
                .mapToLong(UnderGrant::amountFen)
                .reduce(ofHolds, Math::addExact);
    }
}
