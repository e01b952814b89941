package io.gongji.systemtests.bench;

import io.gongji.local.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

/// The transaction that everyone knows: the five statements of pgbench's TPC-B script, prepared, by
/// JDBC.
final class TpcBSide {
    private static final int TELLERS_PER_BRANCH = 10;
    private static final int ACCOUNTS_PER_BRANCH = 100_000;
    private final int branches;

    /// @param branches the scale
    TpcBSide(int branches) {
        this.branches = branches;
    }

    /// Makes its tables in an empty database.
    void prepare(Database database) throws SQLException {
        try (Connection owner = BenchServers.asOwner(database);
                Statement statement = owner.createStatement()) {
            statement.execute(tables());
            statement.execute("VACUUM (ANALYZE)");
        }
    }

    /// Measures once more.
    Figure measure(Database database, int connections, Duration time, long seed)
            throws SQLException, InterruptedException {
        double perSecond =
                Transactions.perSecond(database, connections, time, seed, this::prepared);
        return Figure.of(perSecond, faults(database));
    }

    private Transactions.Work prepared(Connection connection) throws SQLException {
        PreparedStatement account =
                connection.prepareStatement(
                        "UPDATE accounts SET abalance = abalance + ? WHERE aid = ?");
        PreparedStatement read =
                connection.prepareStatement("SELECT abalance FROM accounts WHERE aid = ?");
        PreparedStatement teller =
                connection.prepareStatement(
                        "UPDATE tellers SET tbalance = tbalance + ? WHERE tid = ?");
        PreparedStatement branch =
                connection.prepareStatement(
                        "UPDATE branches SET bbalance = bbalance + ? WHERE bid = ?");
        PreparedStatement history =
                connection.prepareStatement(
                        "INSERT INTO history (tid, bid, aid, delta, mtime) VALUES (?, ?, ?, ?, CURRENT_TIMESTAMP)");
        return random -> {
            int aid = 1 + random.nextInt(branches * ACCOUNTS_PER_BRANCH);
            int tid = 1 + random.nextInt(branches * TELLERS_PER_BRANCH);
            int bid = 1 + random.nextInt(branches);
            int delta = random.nextInt(-5000, 5001);
            add(account, delta, aid);
            read.setInt(1, aid);
            try (ResultSet found = read.executeQuery()) {
                found.next();
            }
            add(teller, delta, tid);
            add(branch, delta, bid);
            history.setInt(1, tid);
            history.setInt(2, bid);
            history.setInt(3, aid);
            history.setInt(4, delta);
            history.executeUpdate();
        };
    }

    private static void add(PreparedStatement statement, int delta, int id) throws SQLException {
        statement.setInt(1, delta);
        statement.setInt(2, id);
        statement.executeUpdate();
    }

    private String tables() {
        return """
        CREATE TABLE branches (bid int PRIMARY KEY, bbalance int) WITH (fillfactor = 100);
        CREATE TABLE tellers (tid int PRIMARY KEY, bid int, tbalance int) WITH (fillfactor = 100);
        CREATE TABLE accounts (aid int PRIMARY KEY, bid int, abalance int, filler char(84)) WITH (fillfactor = 100);
        CREATE TABLE history (tid int, bid int, aid int, delta int, mtime timestamp, filler char(22));
        INSERT INTO branches SELECT n, 0 FROM generate_series(1, %1$d) n;
        INSERT INTO tellers SELECT n, (n - 1) / %2$d + 1, 0 FROM generate_series(1, %1$d * %2$d) n;
        INSERT INTO accounts SELECT n, (n - 1) / %3$d + 1, 0, '' FROM generate_series(1, %1$d * %3$d) n;
        """
                .formatted(branches, TELLERS_PER_BRANCH, ACCOUNTS_PER_BRANCH);
    }

    private static List<String> faults(Database database) throws SQLException {
        String sql =
                """
                SELECT (SELECT sum(abalance) FROM accounts) = (SELECT coalesce(sum(delta), 0) FROM history)
                    AND (SELECT sum(bbalance) FROM branches) = (SELECT coalesce(sum(delta), 0) FROM history)
                """;
        try (Connection owner = BenchServers.asOwner(database);
                Statement statement = owner.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getBoolean(1) ? List.of() : List.of("balances differ from the history");
        }
    }
}
