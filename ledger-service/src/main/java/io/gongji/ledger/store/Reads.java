package io.gongji.ledger.store;

import java.sql.Connection;
import java.sql.SQLException;

/// Where something can be read: inside a transaction that is there, or in one made for it.
public interface Reads {
    /// Reads, and gives what the work gives.
    ///
    /// @throws SQLException when the database failed or refused
    <R> R read(Session.Work<R> work) throws SQLException;

    /// Reads inside the transaction that a connection is in.
    static Reads on(Connection connection) {
        return new Reads() {
            @Override
            public <R> R read(Session.Work<R> work) throws SQLException {
                return work.on(connection);
            }
        };
    }
}
