package io.gongji.ledger.store;

import io.gongji.contracts.BookId;
import io.gongji.contracts.PublicMoney;
import io.gongji.contracts.RegionCode;
import io.gongji.ledger.domain.PublicMoneyState;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/// The table `public_money`.
final class PublicMoneyRows {
    private PublicMoneyRows() {}

    static List<PublicMoneyState> named(
            Connection connection, BookId book, Set<PublicMoneyState.Key> sums)
            throws SQLException {
        List<PublicMoneyState> found = new ArrayList<>();
        if (!sums.isEmpty()) {
            String sql =
                    """
                    SELECT m.region, m.money, m.year, m.received_fen
                    FROM public_money m JOIN unnest(?::text[], ?::text[], ?::int4[]) wanted (region, money, year)
                      ON m.region = wanted.region AND m.money = wanted.money AND m.year = wanted.year
                    WHERE m.book = ?
                    """;
            Bulk.of(connection, sql, sums)
                    .texts(PublicMoneyState.Key::region)
                    .texts(PublicMoneyState.Key::money)
                    .ints(PublicMoneyState.Key::year)
                    .with(book.value())
                    .query(row ->
                            found.add(
                                    new PublicMoneyState(
                                            new PublicMoneyState.Key(
                                                    new RegionCode(row.getString(1)),
                                                    PublicMoney.valueOf(row.getString(2)),
                                                    row.getInt(3)),
                                            row.getLong(4))));
        }
        return found;
    }

    static void save(Connection connection, BookId book, Collection<PublicMoneyState> sums)
            throws SQLException {
        if (sums.isEmpty()) {
            return;
        }
        String sql =
                """
                INSERT INTO public_money (book, region, money, year, received_fen)
                SELECT ?, changed.* FROM unnest(?::text[], ?::text[], ?::int4[], ?::int8[]) changed
                ON CONFLICT (book, region, money, year) DO UPDATE SET received_fen = excluded.received_fen
                """;
        Bulk.of(connection, sql, sums)
                .with(book.value())
                .texts(sum -> sum.key().region())
                .texts(sum -> sum.key().money())
                .ints(sum -> sum.key().year())
                .longs(PublicMoneyState::receivedFen)
                .update();
    }
}
