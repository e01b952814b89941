package io.gongji.systemtests;

import static io.gongji.systemtests.RunningSystem.SHIJIAZHUANG;
import static org.assertj.core.api.Assertions.assertThat;

import io.gongji.local.DataDirectory;
import io.gongji.local.Database;
import io.gongji.local.Ports;
import io.gongji.local.Service;
import io.gongji.local.ServiceProcess;
import io.gongji.local.StackProperties;
import io.gongji.systemtests.client.Answer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class SecondLedgerIT {
    private static final int PERSONS = 2_000;
    private static final int STOPS_MAX = 400;
    private static final Duration TAKE_OVER = Duration.ofMinutes(2);

    private final RunningSystem system = RunningSystem.get();
    private final Books books = new Books(system);

    @Test
    void aLedgerThatWasFrozenInItsTransactionChangesNothingAfterAnotherHasTakenOver()
            throws Exception {
        Load load = new Load(system, SHIJIAZHUANG, 2, PERSONS);
        load.enrol();
        ServiceProcess second = startSecond();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture<Answer> payroll = load.payroll(executor);
            boolean inTransaction = freezeTheFirstInItsTransaction();
            assertThat(inTransaction)
                    .as("the first ledger was frozen inside a transaction")
                    .isTrue();

            assertThat(payroll.join().fen("accepted")).isEqualTo(PERSONS);
            books.awaitAllAnswered(Books.HEBEI);
            system.ledgerProcess().resume();

            assertThat(load.payroll(executor).join().fen("accepted")).isEqualTo(PERSONS);
            books.awaitAllAnswered(Books.HEBEI);
        } finally {
            system.ledgerProcess().resume();
            second.close();
        }
        takesPartAgain();
        books.assertWhole(Books.HEBEI);
    }

    /// The same program on the same database and topics, with another port.
    private ServiceProcess startSecond() {
        StackProperties stack = system.stack().properties();
        Database database = stack.database(Service.LEDGER);
        Ports ports = Ports.free();
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", String.valueOf(ports.ledger()));
        environment.put(
                "QUARKUS_DATASOURCE_JDBC_URL", database.url() + "?ApplicationName=second-ledger");
        environment.put("QUARKUS_DATASOURCE_USERNAME", database.app());
        environment.put("QUARKUS_DATASOURCE_PASSWORD", database.appPassword());
        environment.put("QUARKUS_FLYWAY_USERNAME", database.owner());
        environment.put("QUARKUS_FLYWAY_PASSWORD", database.ownerPassword());
        environment.put("KAFKA_BOOTSTRAP_SERVERS", stack.kafka());
        DataDirectory data = new DataDirectory(Path.of("target", "second-ledger"));
        ServiceProcess second =
                ServiceProcess.start(data, Service.LEDGER, stack.home(), ports, environment);
        second.awaitReady();
        return second;
    }

    /// Freezes the process again and again until one of its connections stands in an open
    /// transaction: that one has written or is about to, and cannot commit.
    private boolean freezeTheFirstInItsTransaction() throws SQLException {
        for (int i = 0; i < STOPS_MAX; i++) {
            system.ledgerProcess().pause();
            if (idleInTransaction() > 0) {
                return true;
            }
            system.ledgerProcess().resume();
        }
        return false;
    }

    private long idleInTransaction() throws SQLException {
        try (Connection connection = system.database(Service.LEDGER);
                PreparedStatement query =
                        connection.prepareStatement(
                                """
                                SELECT count(*) FROM pg_stat_activity
                                WHERE datname = current_database() AND state LIKE 'idle in transaction%'
                                  AND application_name <> 'second-ledger' AND backend_xid IS NOT NULL
                                """);
                ResultSet found = query.executeQuery()) {
            found.next();
            return found.getLong(1);
        }
    }

    /// With the second one gone, the first works the book again.
    private void takesPartAgain() {
        Awaitility.await("the first ledger to work its book again")
                .atMost(TAKE_OVER)
                .pollInterval(Duration.ofMillis(250))
                .until(() -> system.ledger().book(Books.HEBEI).text("status").equals("RUNNING"));
        assertThat(system.ledger().availableFen(system.employeeWith(20_000))).isEqualTo(20_000);
    }
}
