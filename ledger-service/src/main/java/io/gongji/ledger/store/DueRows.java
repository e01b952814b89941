package io.gongji.ledger.store;

import io.gongji.contracts.BookId;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.journal.Change.Due;
import io.gongji.ledger.domain.DueState;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// The table `due`.
final class DueRows {
    private DueRows() {}

    static List<DueState> named(Connection connection, BookId book, Set<DueState.Key> dues)
            throws SQLException {
        List<DueState> found = new ArrayList<>();
        if (!dues.isEmpty()) {
            String sql =
                    """
                    SELECT d.due, d.member_id, d.year, d.amount_fen, d.paid, d.seq
                    FROM due d JOIN unnest(?::text[], ?::uuid[], ?::int4[]) wanted (due, member_id, year)
                      ON d.due = wanted.due AND d.member_id = wanted.member_id AND d.year = wanted.year
                    WHERE d.book = ?
                    """;
            Bulk.of(connection, sql, dues)
                    .texts(DueState.Key::due)
                    .uuids(due -> due.memberId().value())
                    .ints(DueState.Key::year)
                    .with(book.value())
                    .query(row ->
                            found.add(
                                    new DueState(
                                            new DueState.Key(
                                                    Due.valueOf(row.getString(1)),
                                                    new MemberId(row.getObject(2, UUID.class)),
                                                    row.getInt(3)),
                                            row.getLong(4),
                                            row.getBoolean(5),
                                            row.getLong(6))));
        }
        return found;
    }

    static void save(Connection connection, BookId book, Collection<DueState> dues)
            throws SQLException {
        if (dues.isEmpty()) {
            return;
        }
        String sql =
                """
                INSERT INTO due (book, due, member_id, year, amount_fen, paid, seq)
                SELECT ?, changed.* FROM unnest(
                    ?::text[], ?::uuid[], ?::int4[], ?::int8[], ?::bool[], ?::int8[]) changed
                ON CONFLICT (member_id, book, due, year) DO UPDATE
                SET amount_fen = excluded.amount_fen, paid = excluded.paid, seq = excluded.seq
                """;
        Bulk.of(connection, sql, dues)
                .with(book.value())
                .texts(due -> due.key().due())
                .uuids(due -> due.key().memberId().value())
                .ints(due -> due.key().year())
                .longs(DueState::amountFen)
                .booleans(DueState::paid)
                .longs(DueState::seq)
                .update();
    }
}
