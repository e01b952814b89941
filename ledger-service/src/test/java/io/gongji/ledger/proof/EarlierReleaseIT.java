package io.gongji.ledger.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongji.local.Database;
import io.gongji.local.LocalServers;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/// A database of the release before months and years, with data in it, becomes one of this release:
/// the state it gains is the one that folding its journal gives.
class EarlierReleaseIT {
    private static final String BEFORE_YEARS = "2";
    private static final List<String> TABLES =
            List.of(
                    "book_head",
                    "journal",
                    "account",
                    "posting",
                    "member",
                    "grant_state",
                    "grant_draw",
                    "settlement",
                    "source_position",
                    "topic_offset",
                    "journal_publication",
                    "dead_letter");

    @Test
    void aBookOfTheEarlierReleaseIsRightAfterTheMigration() throws Exception {
        Database earlier = LocalServers.shared().freshDatabase("ledgerearlier");
        migrate(earlier, BEFORE_YEARS);
        int members;
        try (WrittenBook written = WrittenBook.ofOneYear(51, 200)) {
            members = copy(written, earlier);
        }

        migrate(earlier, "latest");

        Jdbi app = Jdbi.create(earlier.url(), earlier.app(), earlier.appPassword());
        Integer rightMembers =
                app.withHandle(handle ->
                        handle.createQuery(
                                        "SELECT count(*) FROM member WHERE open_year = 2025 AND open_year_seq > 0")
                                .mapTo(Integer.class)
                                .one());
        assertThat(rightMembers).isEqualTo(members).isPositive();
        try (WrittenBook written = WrittenBook.in(earlier, 51)) {
            assertThat(verified(written).firstDifference()).isNull();
            written.goOn(LocalDate.of(2026, 1, 2), 60);
            assertThat(verified(written).firstDifference()).isNull();
        }
    }

    private static VerificationReport verified(WrittenBook written) {
        Verifier verifier =
                new Verifier(
                        written.asService(),
                        Map.of("bootstrap.servers", "127.0.0.1:1"),
                        Duration.ofSeconds(1));
        return ((Verification.Done) verifier.verify(written.book, ProofSource.DATABASE)).report();
    }

    private static void migrate(Database database, String target) {
        Flyway.configure()
                .dataSource(database.url(), database.owner(), database.ownerPassword())
                .locations("classpath:db/ledger")
                .placeholders(Map.of("appRole", database.app()))
                .target(target)
                .load()
                .migrate();
    }

    /// Puts the rows into the tables as they were then, and says how many persons there are.
    private static int copy(WrittenBook from, Database to) throws SQLException, IOException {
        try (Connection source = from.asService().getConnection();
                Connection target =
                        DriverManager.getConnection(to.url(), to.owner(), to.ownerPassword())) {
            for (String table : TABLES) {
                String columns = columns(target, table);
                ByteArrayOutputStream rows = new ByteArrayOutputStream();
                copies(source)
                        .copyOut(
                                "COPY (SELECT " + columns + " FROM " + table + ") TO STDOUT", rows);
                copies(target)
                        .copyIn(
                                "COPY " + table + " (" + columns + ") FROM STDIN",
                                new ByteArrayInputStream(rows.toByteArray()));
            }
            try (Statement statement = target.createStatement()) {
                statement.execute(
                        "SELECT setval(pg_get_serial_sequence('account', 'id'), (SELECT max(id) FROM account))");
                var count = statement.executeQuery("SELECT count(*) FROM member");
                count.next();
                return count.getInt(1);
            }
        }
    }

    private static CopyManager copies(Connection connection) throws SQLException {
        return connection.unwrap(PGConnection.class).getCopyAPI();
    }

    private static String columns(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                var row =
                        statement.executeQuery(
                                "SELECT string_agg(column_name, ', ' ORDER BY ordinal_position)"
                                        + " FROM information_schema.columns WHERE table_name = '"
                                        + table
                                        + "' AND table_schema = 'public'")) {
            row.next();
            return row.getString(1);
        }
    }
}
