package io.gongji.systemtests.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;

/// How often PostgreSQL flushed its log, and how much it wrote to it.
///
/// @param flushes of the log, as `pg_stat_io` counts them
/// @param bytes of the log, as `pg_stat_wal` counts them
record Fsyncs(long flushes, long bytes) {
    private static final int COMMITS = 300;

    static Fsyncs now(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                """
                                SELECT (SELECT sum(fsyncs) FROM pg_stat_io WHERE object = 'wal'), wal_bytes
                                FROM pg_stat_wal
                                """)) {
            row.next();
            return new Fsyncs(row.getLong(1), row.getBigDecimal(2).longValueExact());
        }
    }

    Fsyncs since(Fsyncs before) {
        return new Fsyncs(flushes - before.flushes, bytes - before.bytes);
    }

    /// The median of a lone commit of one row, in milliseconds: one flush and the way to it.
    static double commitMillis(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS bench_probe (n int)");
        }
        long[] nanos = new long[COMMITS];
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO bench_probe VALUES (1)")) {
            for (int i = 0; i < COMMITS; i++) {
                long from = System.nanoTime();
                insert.execute();
                nanos[i] = System.nanoTime() - from;
            }
        }
        Arrays.sort(nanos);
        return nanos[COMMITS / 2] / 1e6;
    }
}
