package io.gongji.ledger.store;

import io.gongji.contracts.BookId;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.RegionCode;
import io.gongji.ledger.domain.MemberState;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// The table `member`.
final class MemberRows {
    private MemberRows() {}

    static List<MemberState> named(Connection connection, BookId book, Set<MemberId> members)
            throws SQLException {
        List<MemberState> found = new ArrayList<>();
        if (!members.isEmpty()) {
            String sql =
                    """
                    SELECT member_id, region, status, status_seq, open_year, open_year_seq,
                           freeze_reason, freeze_order, freeze_seq FROM member
                    WHERE member_id = ANY (?::uuid[]) AND book = ?
                    """;
            Bulk.of(connection, sql, members)
                    .uuids(MemberId::value)
                    .with(book.value())
                    .query(row ->
                            found.add(
                                    new MemberState(
                                            new MemberId(row.getObject(1, UUID.class)),
                                            new RegionCode(row.getString(2)),
                                            MemberState.Status.valueOf(row.getString(3)),
                                            row.getLong(4),
                                            Freezes.read(row),
                                            row.getInt(5),
                                            row.getLong(6))));
        }
        return found;
    }

    static void save(Connection connection, BookId book, Collection<MemberState> members)
            throws SQLException {
        if (members.isEmpty()) {
            return;
        }
        String sql =
                """
                INSERT INTO member (book, member_id, region, status, status_seq, freeze_reason, freeze_order, freeze_seq,
                    open_year, open_year_seq)
                SELECT ?, changed.* FROM unnest(?::uuid[], ?::text[], ?::text[], ?::int8[], ?::text[], ?::text[],
                    ?::int8[], ?::int4[], ?::int8[]) changed
                ON CONFLICT (member_id, book) DO UPDATE SET status = excluded.status,
                    status_seq = excluded.status_seq, freeze_reason = excluded.freeze_reason,
                    freeze_order = excluded.freeze_order, freeze_seq = excluded.freeze_seq,
                    open_year = excluded.open_year, open_year_seq = excluded.open_year_seq
                """;
        Bulk.of(connection, sql, members)
                .with(book.value())
                .uuids(member -> member.id().value())
                .texts(MemberState::region)
                .texts(MemberState::status)
                .longs(MemberState::statusSeq)
                .texts(member -> Freezes.reason(member.freeze()))
                .texts(member -> Freezes.order(member.freeze()))
                .optionalLongs(member -> Freezes.seq(member.freeze()))
                .ints(MemberState::openYear)
                .longs(MemberState::openYearSeq)
                .update();
    }
}
