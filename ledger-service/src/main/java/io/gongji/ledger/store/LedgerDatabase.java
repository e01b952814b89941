package io.gongji.ledger.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;

/// Opens the connections of the writing side. They are not pooled: each belongs to one thread for
/// as long as it works, and its session has the time limits that free a book whose writer hangs.
public final class LedgerDatabase {
    private static final int SOCKET_GRACE_SECONDS = 10;

    private final String url;
    private final String user;
    private final String password;
    private final SessionLimits limits;

    public LedgerDatabase(String url, String user, String password, SessionLimits limits) {
        this.url = url;
        this.user = user;
        this.password = password;
        this.limits = limits;
    }

    /// Opens a connection with auto-commit off.
    ///
    /// @param purpose shown in `pg_stat_activity`
    public Connection open(String purpose) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("ApplicationName", purpose);
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("loginTimeout", "10");
        properties.setProperty(
                "socketTimeout",
                Long.toString(limits.transaction().toSeconds() + SOCKET_GRACE_SECONDS));
        properties.setProperty("tcpKeepAlive", "true");
        // What is written is not repeated in an error's text.
        properties.setProperty("logServerErrorDetail", "false");
        properties.setProperty("options", limits.options());
        Connection connection = DriverManager.getConnection(url, properties);
        connection.setAutoCommit(false);
        return connection;
    }

    /// What the server ends by itself.
    ///
    /// @param idleInTransaction a writer that stopped between two statements
    /// @param transaction a transaction as a whole
    /// @param lock waiting for another writer
    public record SessionLimits(Duration idleInTransaction, Duration transaction, Duration lock) {
        String options() {
            return "-c idle_in_transaction_session_timeout="
                    + idleInTransaction.toMillis()
                    + " -c transaction_timeout="
                    + transaction.toMillis()
                    + " -c lock_timeout="
                    + lock.toMillis();
        }
    }
}
