package io.gongji.ledger.store;

import io.gongji.contracts.BookId;
import io.gongji.contracts.GrantId;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.journal.Change.Mechanism;
import io.gongji.ledger.domain.GrantState;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// The tables `grant_state` and `grant_draw`.
final class GrantRows {
    private static final String SELECT =
            """
            SELECT g.grant_id, g.mechanism, g.giver, g.giver_region, g.member, g.member_region, g.year_cap_fen,
                   g.left_current_fen, g.left_previous_fen, g.active, g.recorded_seq, drawn.years, drawn.fen,
                   g.freeze_reason, g.freeze_order, g.freeze_seq
            FROM grant_state g LEFT JOIN LATERAL (
                SELECT array_agg(d.year) AS years, array_agg(d.drawn_fen) AS fen
                FROM grant_draw d WHERE d.grant_id = g.grant_id AND d.book = g.book AND d.drawn_fen <> 0) drawn ON true
            """;

    private GrantRows() {}

    static List<GrantState> named(Connection connection, BookId book, Set<GrantId> grants)
            throws SQLException {
        List<GrantState> found = new ArrayList<>();
        if (!grants.isEmpty()) {
            Bulk.of(
                            connection,
                            SELECT + "WHERE g.grant_id = ANY (?::uuid[]) AND g.book = ?",
                            grants)
                    .uuids(GrantId::value)
                    .with(book.value())
                    .query(row -> found.add(read(row)));
        }
        return found;
    }

    static List<GrantState> activeTo(Connection connection, BookId book, Set<MemberId> members)
            throws SQLException {
        List<GrantState> found = new ArrayList<>();
        if (!members.isEmpty()) {
            Bulk.of(
                            connection,
                            SELECT + "WHERE g.active AND g.member = ANY (?::uuid[]) AND g.book = ?",
                            members)
                    .uuids(MemberId::value)
                    .with(book.value())
                    .query(row -> found.add(read(row)));
        }
        return found;
    }

    static void save(Connection connection, BookId book, Collection<GrantState> grants)
            throws SQLException {
        if (grants.isEmpty()) {
            return;
        }
        String sql =
                """
                INSERT INTO grant_state (book, grant_id, mechanism, giver, giver_region, member, member_region,
                    year_cap_fen, left_current_fen, left_previous_fen, active, recorded_seq, freeze_reason,
                    freeze_order, freeze_seq)
                SELECT ?, changed.* FROM unnest(?::uuid[], ?::text[], ?::uuid[], ?::text[], ?::uuid[], ?::text[],
                    ?::int8[], ?::int8[], ?::int8[], ?::bool[], ?::int8[], ?::text[], ?::text[], ?::int8[]) changed
                ON CONFLICT (grant_id, book) DO UPDATE SET left_current_fen = excluded.left_current_fen,
                    left_previous_fen = excluded.left_previous_fen, active = excluded.active,
                    freeze_reason = excluded.freeze_reason, freeze_order = excluded.freeze_order,
                    freeze_seq = excluded.freeze_seq
                """;
        Bulk.of(connection, sql, grants)
                .with(book.value())
                .uuids(grant -> grant.id().value())
                .texts(GrantState::mechanism)
                .uuids(grant -> grant.giver().value())
                .texts(GrantState::giverRegion)
                .uuids(grant -> grant.member().value())
                .texts(GrantState::memberRegion)
                .optionalLongs(GrantState::yearCapFen)
                .longs(GrantState::leftCurrentFen)
                .longs(GrantState::leftPreviousFen)
                .booleans(GrantState::active)
                .longs(GrantState::recordedSeq)
                .texts(grant -> Freezes.reason(grant.freeze()))
                .texts(grant -> Freezes.order(grant.freeze()))
                .optionalLongs(grant -> Freezes.seq(grant.freeze()))
                .update();
    }

    /// What a draw is after a batch, for every grant and year that the batch drew on or gave back
    /// to.
    static void saveDraws(Connection connection, BookId book, Collection<Draw> draws)
            throws SQLException {
        if (draws.isEmpty()) {
            return;
        }
        String sql =
                """
                INSERT INTO grant_draw (book, grant_id, year, drawn_fen)
                SELECT ?, changed.* FROM unnest(?::uuid[], ?::int4[], ?::int8[]) changed
                ON CONFLICT (grant_id, book, year) DO UPDATE SET drawn_fen = excluded.drawn_fen
                """;
        Bulk.of(connection, sql, draws)
                .with(book.value())
                .uuids(draw -> draw.grant().value())
                .ints(Draw::year)
                .longs(Draw::drawnFen)
                .update();
    }

    private static GrantState read(ResultSet row) throws SQLException {
        long cap = row.getLong(7);
        Long yearCapFen = row.wasNull() ? null : cap;
        return new GrantState(
                new GrantId(row.getObject(1, UUID.class)),
                Mechanism.valueOf(row.getString(2)),
                new MemberId(row.getObject(3, UUID.class)),
                new RegionCode(row.getString(4)),
                new MemberId(row.getObject(5, UUID.class)),
                new RegionCode(row.getString(6)),
                yearCapFen,
                row.getLong(8),
                row.getLong(9),
                draws(row),
                row.getBoolean(10),
                row.getLong(11),
                Freezes.read(row));
    }

    private static Map<Integer, Long> draws(ResultSet row) throws SQLException {
        Map<Integer, Long> draws = new HashMap<>();
        if (row.getArray(12) != null) {
            Integer[] years = (Integer[]) row.getArray(12).getArray();
            Long[] fen = (Long[]) row.getArray(13).getArray();
            for (int i = 0; i < years.length; i++) {
                draws.put(years[i], fen[i]);
            }
        }
        return draws;
    }

    record Draw(GrantId grant, int year, long drawnFen) {}
}
