package io.gongji.systemtests;

import static io.gongji.systemtests.RunningSystem.SHIJIAZHUANG;
import static org.assertj.core.api.Assertions.assertThat;

import io.gongji.local.Service;
import io.gongji.local.ServiceProcess;
import io.gongji.systemtests.client.Api;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class SecondLedgerIT {
    private static final int PERSONS = 1_500;
    private static final int PAYROLLS_MAX = 12;
    private static final Duration TAKE_OVER = Duration.ofMinutes(2);

    private final RunningSystem system = RunningSystem.get();
    private final Books books = new Books(system);

    @Test
    void aLedgerThatWasFrozenInItsTransactionChangesNothingAfterAnotherHasTakenOver()
            throws Exception {
        Load load = new Load(system, SHIJIAZHUANG, 2, PERSONS);
        load.enrol();
        ServiceProcess first = system.ledgerProcess();
        ServiceProcess second = system.stack().startAnother(Service.LEDGER);
        ServiceProcess frozen = holder(first, second);
        ServiceProcess other = frozen.equals(first) ? second : first;
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            AtomicBoolean enough = new AtomicBoolean();
            CompletableFuture<Integer> payrolls =
                    CompletableFuture.supplyAsync(() -> payrolls(load, executor, enough), executor);
            boolean inTransaction = FrozenWriter.freeze(system, frozen, TAKE_OVER);
            enough.set(true);
            assertThat(inTransaction).as("frozen inside a transaction").isTrue();

            assertThat(holder(other)).isEqualTo(other);
            assertThat(payrolls.join()).isPositive();
            books.awaitAllAnswered(Books.HEBEI);
            frozen.resume();

            load.payroll(executor).join();
            books.awaitAllAnswered(Books.HEBEI);
        } finally {
            frozen.resume();
            second.close();
        }
        assertThat(holder(first)).isEqualTo(first);
        assertThat(system.ledger().availableFen(system.employeeWith(20_000))).isEqualTo(20_000);
        books.assertWhole(Books.HEBEI);
    }

    @Test
    void aLedgerThatJoinsAndLeavesInTheMiddleOfBatchesChangesNothing() throws Exception {
        Load load = new Load(system, SHIJIAZHUANG, 4, PERSONS);
        load.enrol();
        ServiceProcess first = system.ledgerProcess();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            AtomicBoolean enough = new AtomicBoolean();
            CompletableFuture<Integer> payrolls =
                    CompletableFuture.supplyAsync(() -> payrolls(load, executor, enough), executor);

            try (ServiceProcess second = system.stack().startAnother(Service.LEDGER)) {
                assertThat(holder(first, second)).isIn(first, second);
            }
            assertThat(holder(first)).isEqualTo(first);

            enough.set(true);
            assertThat(payrolls.join()).isPositive();
        }
        books.awaitAllAnswered(Books.HEBEI);
        books.assertWhole(Books.HEBEI);
    }

    /// One payroll after another until it is enough; gives how many.
    private static int payrolls(Load load, ExecutorService executor, AtomicBoolean enough) {
        int sent = 0;
        while (!enough.get() && sent < PAYROLLS_MAX) {
            load.payroll(executor).join();
            sent++;
        }
        return sent;
    }

    /// The process, of those asked, that works Hebei's book.
    private static ServiceProcess holder(ServiceProcess... asked) {
        return Awaitility.await("one ledger to work book 13")
                .atMost(TAKE_OVER)
                .pollInterval(Duration.ofMillis(250))
                .until(
                        () -> List.of(asked).stream().filter(SecondLedgerIT::worksHebei).toList(),
                        workers -> workers.size() == 1)
                .getFirst();
    }

    private static boolean worksHebei(ServiceProcess ledger) {
        return new Api(URI.create(ledger.url()))
                .get("/v1/books/" + Books.HEBEI)
                .text("status")
                .equals("RUNNING");
    }
}
