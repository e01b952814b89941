package io.gongji.systemtests;

import static io.gongji.systemtests.RunningSystem.SHIJIAZHUANG;
import static org.assertj.core.api.Assertions.assertThat;

import io.gongji.systemtests.client.Answer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class ExactlyOnceIT {
    private static final int PERSONS = 1_200;
    private static final int KILLS = 3;
    private static final long SEED = 20250310;

    private final RunningSystem system = RunningSystem.get();
    private final Books books = new Books(system);

    @Test
    void everyEventHasOneRecordHoweverOftenItIsDeliveredAndHoweverOftenTheLedgerDies()
            throws Exception {
        Load load = new Load(system, SHIJIAZHUANG, 1, PERSONS);
        load.enrol();
        String giver = system.employeeWith(100_000);
        String patient = system.employeeWith(20_000);
        system.pooling().bind(giver, patient, "SPOUSE").orFail("a binding");
        system.pooling().authorise(giver, patient).orFail("an authorisation");

        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < KILLS; i++) {
                long before = system.ledger().seq(Books.HEBEI);
                CompletableFuture<Answer> payroll = load.payroll(executor);
                killTheLedgerPast(before);
                Duplicates.sendEverythingAgain(system, SEED + i);
                system.ledgerProcess().restart();
                assertThat(payroll.join().fen("accepted")).isEqualTo(PERSONS);
            }
            Answer bill =
                    system.payment().settle(RunningSystem.bill(patient, 35_000)).orFail("a bill");
            Duplicates.sendEverythingAgain(system, SEED + KILLS);
            assertThat(bill.fen("poolFen")).isEqualTo(15_000);
        }

        books.awaitAllAnswered(Books.HEBEI);
        books.assertWhole(Books.HEBEI);
        assertThat(system.ledger().availableFen(giver)).isEqualTo(85_000);
        assertThat(system.caller().differences()).isEmpty();
    }

    /// The record before the file is read before the file is sent: a fast machine may have posted
    /// all of it by the time of the first question.
    private void killTheLedgerPast(long before) {
        Awaitility.await("the first records of a payroll file")
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> system.ledger().seq(Books.HEBEI) > before);
        system.ledgerProcess().kill();
    }
}
