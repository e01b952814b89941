package io.gongji.ledger.store;

import io.gongji.contracts.BookId;
import io.gongji.contracts.journal.JournalCodec;
import io.gongji.ledger.domain.PastRecord;
import io.gongji.ledger.domain.ReversalState;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/// The table `reversal`, and the records that corrections name.
final class ReversalRows {
    private ReversalRows() {}

    static List<ReversalState> named(Connection connection, BookId book, Set<Long> seqs)
            throws SQLException {
        List<ReversalState> found = new ArrayList<>();
        if (!seqs.isEmpty()) {
            Bulk.of(
                            connection,
                            "SELECT reversed_seq, by_seq FROM reversal WHERE reversed_seq = ANY (?::int8[]) AND book = ?",
                            seqs)
                    .longs(seq -> seq)
                    .with(book.value())
                    .query(row -> found.add(new ReversalState(row.getLong(1), row.getLong(2))));
        }
        return found;
    }

    static List<PastRecord> records(Connection connection, BookId book, Set<Long> seqs)
            throws SQLException {
        List<PastRecord> found = new ArrayList<>();
        if (!seqs.isEmpty()) {
            Bulk.of(
                            connection,
                            "SELECT seq, value FROM journal WHERE seq = ANY (?::int8[]) AND book = ?",
                            seqs)
                    .longs(seq -> seq)
                    .with(book.value())
                    .query(row ->
                            found.add(
                                    new PastRecord(
                                            row.getLong(1),
                                            JournalCodec.decode(row.getBytes(2)).outcome())));
        }
        return found;
    }

    static void save(Connection connection, BookId book, Collection<ReversalState> reversals)
            throws SQLException {
        if (reversals.isEmpty()) {
            return;
        }
        Bulk.of(
                        connection,
                        "INSERT INTO reversal (book, reversed_seq, by_seq)"
                                + " SELECT ?, made.* FROM unnest(?::int8[], ?::int8[]) made",
                        reversals)
                .with(book.value())
                .longs(ReversalState::reversedSeq)
                .longs(ReversalState::bySeq)
                .update();
    }
}
