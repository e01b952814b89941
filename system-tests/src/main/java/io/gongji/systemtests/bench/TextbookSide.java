package io.gongji.systemtests.bench;

import io.gongji.local.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/// The textbook's ledger: one transaction per transfer, both rows locked in the order of their ids,
/// an entry with two postings and their running balances. Nothing else: no event, no chain, no
/// outbox, no book.
final class TextbookSide {
    private final int accounts;
    private final boolean hot;

    /// @param hot whether every transfer is between the same two accounts
    TextbookSide(int accounts, boolean hot) {
        this.accounts = accounts;
        this.hot = hot;
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
        PreparedStatement lock =
                connection.prepareStatement(
                        "SELECT fen FROM balance WHERE id IN (?, ?) ORDER BY id FOR UPDATE");
        PreparedStatement entry =
                connection.prepareStatement("INSERT INTO entry VALUES (?, now())");
        PreparedStatement legs =
                connection.prepareStatement(
                        "INSERT INTO leg VALUES (?, 0, ?, ?, ?), (?, 1, ?, ?, ?)");
        PreparedStatement balance =
                connection.prepareStatement(
                        "UPDATE balance SET fen = changed.fen FROM (VALUES (?, ?), (?, ?)) changed (id, fen) WHERE balance.id = changed.id");
        return random -> transfer(random, lock, entry, legs, balance);
    }

    private void transfer(
            SplittableRandom random,
            PreparedStatement lock,
            PreparedStatement entry,
            PreparedStatement legs,
            PreparedStatement balance)
            throws SQLException {
        int first = hot ? 0 : random.nextInt(accounts - 1);
        int second = hot ? 1 : first + 1 + random.nextInt(accounts - 1 - first);
        long fen = random.nextLong(-100, 100);
        UUID id = UUID.randomUUID();
        lock.setInt(1, first);
        lock.setInt(2, second);
        long firstFen;
        long secondFen;
        try (ResultSet found = lock.executeQuery()) {
            found.next();
            firstFen = found.getLong(1) + fen;
            found.next();
            secondFen = found.getLong(1) - fen;
        }
        entry.setObject(1, id);
        entry.executeUpdate();
        legs.setObject(1, id);
        legs.setInt(2, first);
        legs.setLong(3, fen);
        legs.setLong(4, firstFen);
        legs.setObject(5, id);
        legs.setInt(6, second);
        legs.setLong(7, -fen);
        legs.setLong(8, secondFen);
        legs.executeUpdate();
        balance.setInt(1, first);
        balance.setLong(2, firstFen);
        balance.setInt(3, second);
        balance.setLong(4, secondFen);
        balance.executeUpdate();
    }

    private String tables() {
        return """
        CREATE TABLE balance (id int PRIMARY KEY, fen bigint NOT NULL) WITH (fillfactor = 70);
        CREATE TABLE entry (id uuid PRIMARY KEY, recorded_at timestamptz NOT NULL);
        CREATE TABLE leg (entry_id uuid NOT NULL, line int NOT NULL, account_id int NOT NULL, fen bigint NOT NULL,
            after_fen bigint NOT NULL, PRIMARY KEY (entry_id, line));
        CREATE INDEX leg_account ON leg (account_id);
        INSERT INTO balance SELECT n, 0 FROM generate_series(0, %d - 1) n;
        """
                .formatted(accounts);
    }

    private static List<String> faults(Database database) throws SQLException {
        String sql =
                """
                SELECT (SELECT sum(fen) FROM balance) = 0 AND (SELECT sum(fen) FROM leg) = 0
                    AND (SELECT count(*) FROM leg) = 2 * (SELECT count(*) FROM entry)
                    AND NOT EXISTS (SELECT FROM balance b
                        LEFT JOIN (SELECT account_id, sum(fen) AS fen FROM leg GROUP BY account_id) l ON l.account_id = b.id
                        WHERE b.fen <> coalesce(l.fen, 0))
                """;
        try (Connection owner = BenchServers.asOwner(database);
                Statement statement = owner.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getBoolean(1) ? List.of() : List.of("balances differ from their legs");
        }
    }
}
