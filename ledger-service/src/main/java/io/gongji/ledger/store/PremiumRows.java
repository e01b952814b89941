package io.gongji.ledger.store;

import io.gongji.contracts.BookId;
import io.gongji.contracts.MemberId;
import io.gongji.ledger.domain.PremiumState;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// The table `premium`.
final class PremiumRows {
    private PremiumRows() {}

    static List<PremiumState> named(
            Connection connection, BookId book, Set<PremiumState.Key> premiums)
            throws SQLException {
        List<PremiumState> found = new ArrayList<>();
        if (!premiums.isEmpty()) {
            String sql =
                    """
                    SELECT p.member_id, p.year, p.seq, p.returned_by_seq
                    FROM premium p JOIN unnest(?::uuid[], ?::int4[]) wanted (member_id, year)
                      ON p.member_id = wanted.member_id AND p.year = wanted.year
                    WHERE p.book = ?
                    """;
            Bulk.of(connection, sql, premiums)
                    .uuids(premium -> premium.memberId().value())
                    .ints(PremiumState.Key::year)
                    .with(book.value())
                    .query(row ->
                            found.add(
                                    new PremiumState(
                                            new MemberId(row.getObject(1, UUID.class)),
                                            row.getInt(2),
                                            row.getLong(3),
                                            row.getObject(4, Long.class))));
        }
        return found;
    }

    static void save(Connection connection, BookId book, Collection<PremiumState> premiums)
            throws SQLException {
        if (premiums.isEmpty()) {
            return;
        }
        String sql =
                """
                INSERT INTO premium (book, member_id, year, seq, returned_by_seq)
                SELECT ?, posted.* FROM unnest(?::uuid[], ?::int4[], ?::int8[], ?::int8[]) posted
                ON CONFLICT (member_id, book, year) DO UPDATE
                SET seq = excluded.seq, returned_by_seq = excluded.returned_by_seq
                """;
        Bulk.of(connection, sql, premiums)
                .with(book.value())
                .uuids(premium -> premium.memberId().value())
                .ints(PremiumState::year)
                .longs(PremiumState::seq)
                .optionalLongs(PremiumState::returnedBySeq)
                .update();
    }
}
