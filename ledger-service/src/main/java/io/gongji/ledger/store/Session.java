package io.gongji.ledger.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// A connection for one transaction after the other: opened when it is needed, closed after a
/// failure, so that the next transaction starts on a new one. Thread-safe: a thread waits for the
/// transaction of another.
public final class Session implements Reads, AutoCloseable {
    private final LedgerDatabase database;
    private final String purpose;
    private final String setup;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Connection connection;

    private Session(LedgerDatabase database, String purpose, String setup) {
        this.database = database;
        this.purpose = purpose;
        this.setup = setup;
    }

    public static Session of(LedgerDatabase database, String purpose) {
        return new Session(database, purpose, "");
    }

    /// A session whose commits do not wait for the disk: for cursors that may be lost, because
    /// losing them only repeats what was done.
    public static Session forCursors(LedgerDatabase database, String purpose) {
        return new Session(database, purpose, "SET synchronous_commit = off");
    }

    /// Runs and commits. Work that decides not to change anything may roll back by itself before it
    /// returns.
    ///
    /// @throws SQLException when the database failed or refused; it is not known then whether it
    ///   committed
    public <R> R inTransaction(Work<R> work) throws SQLException {
        boolean done = false;
        lock.lock();
        try {
            Connection opened = opened();
            R result = work.on(opened);
            opened.commit();
            done = true;
            return result;
        } finally {
            if (!done) {
                close();
            }
            lock.unlock();
        }
    }

    @Override
    public <R> R read(Work<R> work) throws SQLException {
        return inTransaction(work);
    }

    private Connection opened() throws SQLException {
        Connection current = connection;
        if (current == null) {
            current = database.open(purpose);
            connection = current;
            if (!setup.isEmpty()) {
                try (var statement = current.createStatement()) {
                    statement.execute(setup);
                }
                current.commit();
            }
        }
        return current;
    }

    @Override
    public void close() {
        lock.lock();
        try {
            Connection current = connection;
            connection = null;
            if (current != null) {
                current.close();
            }
        } catch (SQLException _) {
            // It is gone either way; what it was doing is rolled back by the server.
        } finally {
            lock.unlock();
        }
    }

    /// What is done in one transaction.
    @FunctionalInterface
    public interface Work<R> {
        R on(Connection connection) throws SQLException;
    }
}
