package io.gongji.ledger.store;

import io.gongji.contracts.BookId;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.WithdrawalId;
import io.gongji.ledger.domain.WithdrawalState;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// The table `withdrawal`.
final class WithdrawalRows {
    private WithdrawalRows() {}

    static List<WithdrawalState> named(
            Connection connection, BookId book, Set<WithdrawalId> withdrawals) throws SQLException {
        List<WithdrawalState> found = new ArrayList<>();
        if (!withdrawals.isEmpty()) {
            String sql =
                    """
                    SELECT withdrawal_id, member_id, amount_fen, paid_fen, seq FROM withdrawal
                    WHERE withdrawal_id = ANY (?::uuid[]) AND book = ?
                    """;
            Bulk.of(connection, sql, withdrawals)
                    .uuids(WithdrawalId::value)
                    .with(book.value())
                    .query(row ->
                            found.add(
                                    new WithdrawalState(
                                            new WithdrawalId(row.getObject(1, UUID.class)),
                                            new MemberId(row.getObject(2, UUID.class)),
                                            row.getLong(3),
                                            row.getLong(4),
                                            row.getLong(5))));
        }
        return found;
    }

    static void save(Connection connection, BookId book, Collection<WithdrawalState> withdrawals)
            throws SQLException {
        if (withdrawals.isEmpty()) {
            return;
        }
        String sql =
                """
                INSERT INTO withdrawal (book, withdrawal_id, member_id, amount_fen, paid_fen, seq)
                SELECT ?, changed.* FROM unnest(?::uuid[], ?::uuid[], ?::int8[], ?::int8[], ?::int8[]) changed
                ON CONFLICT (withdrawal_id, book) DO UPDATE SET paid_fen = excluded.paid_fen
                """;
        Bulk.of(connection, sql, withdrawals)
                .with(book.value())
                .uuids(withdrawal -> withdrawal.id().value())
                .uuids(withdrawal -> withdrawal.memberId().value())
                .longs(WithdrawalState::amountFen)
                .longs(WithdrawalState::paidFen)
                .longs(WithdrawalState::seq)
                .update();
    }
}
