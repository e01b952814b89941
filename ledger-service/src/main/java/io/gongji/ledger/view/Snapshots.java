package io.gongji.ledger.view;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/// Runs a question in one REPEATABLE READ, read-only transaction, so that tables read one after the
/// other agree.
@Singleton
public final class Snapshots {
    /// The longest a single statement of a question may run.
    static final int STATEMENT_TIMEOUT_MILLIS = 30_000;

    private final Jdbi jdbi;

    Snapshots(DataSource database) {
        this.jdbi = Jdbi.create(database);
    }

    /// Answers from one snapshot.
    ///
    /// @throws ReadFailed when the database cannot be read
    <T> T read(HandleCallback<T, SQLException> question) {
        try {
            return jdbi.inTransaction(
                    TransactionIsolationLevel.REPEATABLE_READ,
                    handle -> {
                        handle.execute("SET TRANSACTION READ ONLY");
                        handle.execute("SET LOCAL statement_timeout = " + STATEMENT_TIMEOUT_MILLIS);
                        return question.withHandle(handle);
                    });
        } catch (SQLException | JdbiException e) {
            throw new ReadFailed(e);
        }
    }
}
