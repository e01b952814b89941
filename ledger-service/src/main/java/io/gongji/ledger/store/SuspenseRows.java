package io.gongji.ledger.store;

import io.gongji.contracts.BookId;
import io.gongji.contracts.EventId;
import io.gongji.contracts.Fund;
import io.gongji.contracts.RegionCode;
import io.gongji.ledger.domain.SuspenseState;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// The table `suspense`.
final class SuspenseRows {
    private SuspenseRows() {}

    static List<SuspenseState> named(
            Connection connection, BookId book, Set<SuspenseState.Key> receipts)
            throws SQLException {
        List<SuspenseState> found = new ArrayList<>();
        if (!receipts.isEmpty()) {
            String sql =
                    """
                    SELECT s.receipt, s.fund, s.region, s.amount_fen, s.left_fen, s.seq
                    FROM suspense s JOIN unnest(?::uuid[], ?::text[], ?::text[]) wanted (receipt, fund, region)
                      ON s.receipt = wanted.receipt AND s.fund = wanted.fund AND s.region = wanted.region
                    WHERE s.book = ?
                    """;
            Bulk.of(connection, sql, receipts)
                    .uuids(receipt -> receipt.receipt().value())
                    .texts(SuspenseState.Key::fund)
                    .texts(SuspenseState.Key::region)
                    .with(book.value())
                    .query(row ->
                            found.add(
                                    new SuspenseState(
                                            new SuspenseState.Key(
                                                    new EventId(row.getObject(1, UUID.class)),
                                                    Fund.valueOf(row.getString(2)),
                                                    new RegionCode(row.getString(3))),
                                            row.getLong(4),
                                            row.getLong(5),
                                            row.getLong(6))));
        }
        return found;
    }

    static void save(Connection connection, BookId book, Collection<SuspenseState> receipts)
            throws SQLException {
        if (receipts.isEmpty()) {
            return;
        }
        String sql =
                """
                INSERT INTO suspense (book, receipt, fund, region, amount_fen, left_fen, seq)
                SELECT ?, changed.* FROM unnest(
                    ?::uuid[], ?::text[], ?::text[], ?::int8[], ?::int8[], ?::int8[]) changed
                ON CONFLICT (receipt, book, fund, region) DO UPDATE SET left_fen = excluded.left_fen
                """;
        Bulk.of(connection, sql, receipts)
                .with(book.value())
                .uuids(receipt -> receipt.key().receipt().value())
                .texts(receipt -> receipt.key().fund())
                .texts(receipt -> receipt.key().region())
                .longs(SuspenseState::amountFen)
                .longs(SuspenseState::leftFen)
                .longs(SuspenseState::seq)
                .update();
    }
}
