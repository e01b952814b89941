package io.gongji.systemtests;

import io.gongji.local.Service;
import io.gongji.local.ServiceProcess;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;

/// Stops a ledger's process in the middle of a batch: its transaction has written and is open.
final class FrozenWriter {
    private static final String OPEN_TRANSACTIONS =
            """
            SELECT count(*) FROM pg_stat_activity
            WHERE application_name LIKE 'gongji-ledger book 13%' AND state = 'idle in transaction'
              AND backend_xid IS NOT NULL
            """;

    private FrozenWriter() {}

    /// Freezes the process again and again until its writer of Hebei's book stands in an open
    /// transaction. Gives false when it never did in that time; the process runs then.
    static boolean freeze(RunningSystem system, ServiceProcess ledger, Duration patience)
            throws SQLException {
        long deadline = System.nanoTime() + patience.toNanos();
        try (Connection connection = system.database(Service.LEDGER);
                PreparedStatement query = connection.prepareStatement(OPEN_TRANSACTIONS)) {
            while (System.nanoTime() < deadline) {
                ledger.pause();
                if (isOne(query)) {
                    return true;
                }
                ledger.resume();
            }
        }
        return false;
    }

    private static boolean isOne(PreparedStatement query) throws SQLException {
        try (ResultSet found = query.executeQuery()) {
            found.next();
            return found.getLong(1) > 0;
        }
    }
}
