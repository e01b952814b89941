package io.gongji.systemtests.bench;

import io.gongji.contracts.BookId;
import io.gongji.local.Database;
import io.gongji.local.ServiceProcess;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/// The ledger's database with its accounts and without a record: made by the ledger itself, filled
/// by INSERT. Every personal account starts with the same sum, every other with 0.
final class Template {
    /// What a person has on 2110 before the first entry.
    static final long OPENING_FEN = 1_000_000_000;

    private final BenchServers servers;
    private final int accounts;

    /// @param accounts of a kind, in each book as many as its part of them
    Template(BenchServers servers, int accounts) {
        this.servers = servers;
        this.accounts = accounts;
    }

    Database make() throws SQLException {
        Database template = migrated(servers);
        try (Connection connection = BenchServers.asOwner(template);
                Statement statement = connection.createStatement()) {
            for (BookId book : Scenario.allBooks()) {
                fill(statement, book, accountsOf(book));
            }
            statement.execute("VACUUM (ANALYZE)");
        }
        return template;
    }

    /// As the ledger makes it, without what it noted of Kafka.
    static Database migrated(BenchServers servers) throws SQLException {
        Database template = servers.template();
        ServiceProcess ledger = servers.ledger(template);
        try {
            ledger.awaitReady();
        } finally {
            ledger.close();
        }
        try (Connection connection = BenchServers.asOwner(template);
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "TRUNCATE topic_offset, book_head, journal_publication, kafka_identity");
        }
        return template;
    }

    /// The first book has them all; the others have theirs of four parts.
    int accountsOf(BookId book) {
        return book.equals(Scenario.allBooks().getFirst())
                ? accounts
                : accounts / Scenario.allBooks().size();
    }

    private static void fill(Statement statement, BookId book, int accounts) throws SQLException {
        String home = Events.home(book).toString();
        statement.execute(
                """
                CREATE TEMP TABLE person AS
                SELECT md5('%s/' || n)::uuid AS id FROM generate_series(0, %d - 1) n
                """
                        .formatted(book, accounts));
        statement.execute(
                """
                INSERT INTO member (member_id, book, region, status, status_seq, open_year, open_year_seq)
                SELECT id, '%s', '%s', 'OPEN', 1, 2025, 1 FROM person
                """
                        .formatted(book, home));
        account(statement, book, "2110", home, "id::text", "person", -OPENING_FEN);
        statement.execute("DROP TABLE person");
        String employers =
                "(SELECT 'EMPLOYER' || lpad(n::text, 8, '0') || ':2025-03' AS owner FROM generate_series(0, "
                        + (accounts / 2 - 1)
                        + ") n) employer";
        account(statement, book, "1120", home, "owner", employers, 0);
        account(statement, book, "2190", home, "owner", employers, 0);
        String providers =
                "(SELECT 'PROVIDER' || lpad(n::text, 4, '0') AS owner FROM generate_series(0, "
                        + (Events.PROVIDERS - 1)
                        + ") n) provider";
        String away = Events.away(book).toString();
        account(statement, book, "2210", home, "owner", providers, 0);
        account(statement, book, "2210", away, "owner", providers, 0);
        account(statement, book, "5120", home, "''", "(SELECT) one", 0);
        account(statement, book, "2410", home, "'" + away + "'", "(SELECT) one", 0);
        account(statement, book, "1510", away, "'" + home + "'", "(SELECT) one", 0);
    }

    private static void account(
            Statement statement,
            BookId book,
            String code,
            String region,
            String owner,
            String from,
            long balanceFen)
            throws SQLException {
        statement.execute(
                """
                INSERT INTO account (book, code, fund, region, owner, balance_fen, last_seq)
                SELECT '%s', '%s', 'EMPLOYEE', '%s', %s, %d, 0 FROM %s
                """
                        .formatted(book, code, region, owner, balanceFen, from));
    }
}
