package io.gongji.ledger.store;

import io.gongji.contracts.BookId;
import io.gongji.contracts.SettlementId;
import io.gongji.contracts.journal.JournalCodec;
import io.gongji.contracts.journal.Outcome;
import io.gongji.ledger.domain.CorruptBook;
import io.gongji.ledger.domain.SettlementState;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// The table `settlement`; what a bill posted is read from its record.
final class SettlementRows {
    private SettlementRows() {}

    static List<SettlementState> named(
            Connection connection, BookId book, Set<SettlementId> settlements) throws SQLException {
        List<SettlementState> found = new ArrayList<>();
        if (!settlements.isEmpty()) {
            String sql =
                    """
                    SELECT s.settlement_id, s.seq, s.voided_by_seq, j.value
                    FROM settlement s JOIN journal j ON j.book = s.book AND j.seq = s.seq
                    WHERE s.settlement_id = ANY (?::uuid[]) AND s.book = ?
                    """;
            Bulk.of(connection, sql, settlements)
                    .uuids(SettlementId::value)
                    .with(book.value())
                    .query(row -> found.add(read(row)));
        }
        return found;
    }

    static void save(Connection connection, BookId book, Collection<SettlementState> settlements)
            throws SQLException {
        if (settlements.isEmpty()) {
            return;
        }
        String sql =
                """
                INSERT INTO settlement (book, settlement_id, seq, voided_by_seq)
                SELECT ?, changed.* FROM unnest(?::uuid[], ?::int8[], ?::int8[]) changed
                ON CONFLICT (settlement_id, book) DO UPDATE SET voided_by_seq = excluded.voided_by_seq
                """;
        Bulk.of(connection, sql, settlements)
                .with(book.value())
                .uuids(settlement -> settlement.id().value())
                .longs(SettlementState::seq)
                .optionalLongs(SettlementState::voidedBySeq)
                .update();
    }

    private static SettlementState read(ResultSet row) throws SQLException {
        long voidedBy = row.getLong(3);
        Long voidedBySeq = row.wasNull() ? null : voidedBy;
        SettlementId id = new SettlementId(row.getObject(1, UUID.class));
        if (JournalCodec.decode(row.getBytes(4)).outcome() instanceof Outcome.Accepted posted) {
            return new SettlementState(id, row.getLong(2), voidedBySeq, posted);
        }
        throw new CorruptBook("bill " + id + " was posted by a record that posts nothing");
    }
}
