package io.gongji.ledger.app;

import io.gongji.contracts.BookId;
import io.gongji.ledger.store.Heads;
import java.sql.Connection;
import java.sql.SQLException;

/// A head that could not be moved.
final class LostHead {
    private LostHead() {}

    /// Rolls the transaction back and says who has the head: another writer of this release, or
    /// another release, beside which this one must not write.
    static BatchResult of(Connection connection, BookId book) throws SQLException {
        connection.rollback();
        int version = Heads.stateVersion(connection, book);
        return version == Heads.STATE_VERSION
                ? new BatchResult.Overtaken(Heads.read(connection, book))
                : new BatchResult.Impossible(
                        "the database has the state of another release (version %d, this process keeps %d): end this process"
                                .formatted(version, Heads.STATE_VERSION));
    }
}
