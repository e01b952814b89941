package io.gongji.systemtests;

import static io.gongji.systemtests.RunningSystem.SHIJIAZHUANG;
import static org.assertj.core.api.Assertions.assertThat;

import io.gongji.local.ServiceProcess;
import java.sql.SQLException;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// PostgreSQL and Kafka end and come again while the ledger stands in the middle of a batch, with
/// more events waiting.
class RestartsIT {
    private static final RunningSystem SYSTEM = RunningSystem.get();
    private static final int PERSONS = 1_500;
    private static final int PAYROLLS = 2;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static Load load;

    private final Books books = new Books(SYSTEM);

    /// What is restarted, and how it ends.
    enum Restart {
        /// What was open is rolled back, everything is written.
        POSTGRES_FAST,
        /// As at a power cut: recovery from the log.
        POSTGRES_KILLED,
        KAFKA_STOPPED,
        KAFKA_KILLED,
        BOTH_KILLED;

        void happen() {
            switch (this) {
                case POSTGRES_FAST -> SYSTEM.stack().postgres().restart();
                case POSTGRES_KILLED -> killPostgres();
                case KAFKA_STOPPED -> {
                    SYSTEM.stopKafka();
                    SYSTEM.startKafka();
                }
                case KAFKA_KILLED -> killKafka();
                case BOTH_KILLED -> {
                    killKafka();
                    killPostgres();
                }
            }
        }

        private static void killPostgres() {
            SYSTEM.stack().postgres().crash();
            SYSTEM.stack().postgres().restart();
        }

        private static void killKafka() {
            SYSTEM.killKafka();
            SYSTEM.startKafka();
        }
    }

    @BeforeAll
    static void enrol() {
        load = new Load(SYSTEM, SHIJIAZHUANG, 5, PERSONS);
        load.enrol();
    }

    @AfterEach
    void theLedgerGoesOn() {
        SYSTEM.ledgerProcess().resume();
    }

    @ParameterizedTest
    @EnumSource
    void everyEventHasOneRecordAfter(Restart restart) throws Exception {
        ServiceProcess ledger = SYSTEM.ledgerProcess();
        ledger.pause();
        handInPayrolls();
        ledger.resume();
        assertThat(FrozenWriter.freeze(SYSTEM, ledger, PATIENCE))
                .as("the ledger frozen in the middle of a batch")
                .isTrue();

        restart.happen();
        ledger.resume();

        books.awaitAllAnswered(Books.HEBEI);
        if (restart == Restart.BOTH_KILLED) {
            Duplicates.sendEverythingAgain(SYSTEM, restart.name().hashCode());
        }
        Awaitility.await("the ledger ready").atMost(PATIENCE).until(ledger::isReady);
        String member = SYSTEM.employeeWith(20_000);
        assertThat(SYSTEM.ledger().availableFen(member)).isEqualTo(20_000);
        books.assertWhole(Books.HEBEI);
    }

    /// Payrolls whose events wait for the ledger.
    private static void handInPayrolls() throws SQLException {
        for (int i = 0; i < PAYROLLS; i++) {
            load.handInPayroll();
            load.awaitHandedIn();
        }
    }
}
