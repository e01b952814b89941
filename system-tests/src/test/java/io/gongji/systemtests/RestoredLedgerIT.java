package io.gongji.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongji.local.Service;
import io.gongji.systemtests.Books.Row;
import io.gongji.systemtests.client.OperatorsDesk;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class RestoredLedgerIT {
    private static final String LIVE = "gongji_ledger";
    private static final String COPY = "gongji_ledger_copy";

    private final RunningSystem system = RunningSystem.get();
    private final Books books = new Books(system);
    private final OperatorsDesk operators = new OperatorsDesk(system.services());
    private final String giver = system.employeeWith(100_000);
    private final String patient = system.employeeWith(20_000);
    private final String suspect = system.employeeWith(20_000);

    @Test
    void aLedgerRestoredFromAnEarlierCopyTakesUpTheJournalAndDecidesNothingAgain()
            throws Exception {
        system.ledgerProcess().close();
        onServer("CREATE DATABASE " + COPY + " TEMPLATE " + LIVE + " OWNER ledger_owner");
        system.ledgerProcess().restart();
        work();
        List<Row> before = settled();

        system.ledgerProcess().close();
        onServer(
                "DROP DATABASE " + LIVE + " WITH (FORCE)",
                "ALTER DATABASE " + COPY + " RENAME TO " + LIVE,
                "GRANT CONNECT ON DATABASE " + LIVE + " TO ledger_app");
        startOnRestoredDatabase();

        assertGoesOn(before);
    }

    @Test
    void aLedgerWithAnEmptyDatabaseTakesUpTheWholeJournal() throws Exception {
        work();
        List<Row> before = settled();

        system.ledgerProcess().close();
        onServer("DROP DATABASE " + LIVE + " WITH (FORCE)");
        startOnRestoredDatabase();

        assertGoesOn(before);
    }

    /// What every service sends, the ledger for its operators too.
    private void work() {
        system.pooling().bind(giver, patient, "SPOUSE").orFail("a binding");
        system.pooling().authorise(giver, patient).orFail("an authorisation");
        system.payment().settle(RunningSystem.bill(patient, 35_000)).orFail("a bill");
        operators.freezeAccount(suspect).orFail("a freeze");
    }

    /// All records of the book once Kafka has them all.
    private List<Row> settled() throws SQLException {
        books.awaitAllAnswered(Books.HEBEI);
        List<Row> rows = books.rows(Books.HEBEI);
        books.awaitPublished(Books.HEBEI, rows.size());
        books.awaitPublished(Books.HENAN, system.ledger().seq(Books.HENAN));
        return rows;
    }

    private void startOnRestoredDatabase() {
        // Creates it when it is not there.
        system.stack().postgres().database(Service.LEDGER.key());
        system.ledgerProcess().restart();
    }

    private void assertGoesOn(List<Row> before) throws SQLException {
        Awaitility.await("the journal taken up from Kafka")
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(200))
                .until(() ->
                        system.ledger().book(Books.HEBEI).fen("seq") >= before.size()
                                && system.ledger()
                                        .book(Books.HEBEI)
                                        .text("status")
                                        .equals("RUNNING"));
        assertThat(books.rows(Books.HEBEI))
                .as("the same bytes, recorded when they were")
                .isEqualTo(before);
        assertThat(system.ledger().availableFen(giver)).isEqualTo(85_000);

        String settlement =
                system.payment()
                        .settle(RunningSystem.bill(patient, 10_000))
                        .orFail("a bill after the restore")
                        .text("settlementId");

        assertThat(system.payment().settlement(settlement).fen("poolFen")).isEqualTo(10_000);
        assertThat(system.ledger().availableFen(giver)).isEqualTo(75_000);
        operators.unfreezeAccount(suspect).orFail("the end of a freeze from before the restore");
        books.awaitAllAnswered(Books.HEBEI);
        books.assertWhole(Books.HEBEI);
    }

    private void onServer(String... commands) throws SQLException {
        try (Connection connection = system.stack().postgres().superuser("postgres");
                Statement statement = connection.createStatement()) {
            for (String command : commands) {
                statement.execute(command);
            }
        }
    }
}
