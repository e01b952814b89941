package io.gongji.systemtests.bench;

import io.gongji.local.Service;
import io.gongji.systemtests.bench.OpenLoop.Latencies;
import io.gongji.systemtests.client.Answer;
import io.gongji.systemtests.client.Api;
import io.gongji.systemtests.client.Caller;
import io.gongji.systemtests.client.LedgerDesk;
import io.gongji.systemtests.client.PaymentDesk;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `./bench settle`: bills at a fixed rate through payment-service, each until the ledger has
/// answered it.
@Command(
        name = "settle",
        mixinStandardHelpOptions = true,
        description = {
            "Bills over REST at fixed rates (open loop), each until the ledger's answer is back at",
            "payment-service; the latency counts from the moment at which the bill should have been sent."
        })
final class SettleBench implements Callable<Integer> {
    private static final long SELF_PAY_FEN = 100;
    private static final int WARM_UP_PER_SECOND = 100;
    private static final int WARM_UP_SECONDS = 120;

    @Option(names = "--home", defaultValue = ".", description = "the checkout", hidden = true)
    private Path home = Path.of(".");

    @Option(names = "--json", description = "write the figures to this file too")
    private @Nullable Path json;

    @Option(names = "--rounds", description = "how often each rate is measured (default: 3)")
    private int rounds = 3;

    @Option(names = "--seconds", description = "of a measurement (default: 20)")
    private int seconds = 20;

    @Option(names = "--rates", split = ",", description = "bills a second (default: 100,200)")
    private List<Integer> rates = List.of(100, 200);

    @Option(names = "--persons", description = "patients in turn (default: 2000)")
    private int persons = 2_000;

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final AtomicInteger bills = new AtomicInteger();

    /// How often a bill was answered otherwise than it should, by status and type of problem.
    private final Map<String, Integer> wrong = new ConcurrentSkipListMap<>();

    @Override
    public Integer call() throws SQLException, IOException {
        out.printf("starting the system and enrolling %,d employees%n", persons);
        try (BenchStack stack = BenchStack.start(home);
                Connection database = stack.database(Service.LEDGER)) {
            List<String> patients = stack.employees(persons);
            Api payment = stack.services().payment();
            out.printf("warming up: %d s at %d/s%n", WARM_UP_SECONDS, WARM_UP_PER_SECOND);
            long failed =
                    OpenLoop.run(
                                    WARM_UP_PER_SECOND,
                                    Duration.ofSeconds(WARM_UP_SECONDS),
                                    _ -> settles(payment, patients))
                            .errors();
            out.printf("  %d errors%s%n", failed, whatWasWrong());
            SettleReport report = new SettleReport(persons, seconds, stack.residentMib());
            report.error(failed, "warm-up");
            for (int round = 1; round <= rounds; round++) {
                for (int rate : rates) {
                    measure(round, rate, stack, database, patients, report);
                }
            }
            report.after(stack.residentMib());
            check(stack, report);
            report.print(out);
            if (json != null) {
                report.write(json);
            }
            return report.isVoid() ? 1 : 0;
        }
    }

    private void measure(
            int round,
            int rate,
            BenchStack stack,
            Connection database,
            List<String> patients,
            SettleReport report)
            throws SQLException {
        Api payment = stack.services().payment();
        double commitMillis = Fsyncs.commitMillis(database);
        Fsyncs before = Fsyncs.now(database);
        Map<String, CpuTime> cpuBefore = stack.cpu();
        Latencies latencies =
                OpenLoop.run(rate, Duration.ofSeconds(seconds), _ -> settles(payment, patients));
        Map<String, Double> cpuMillis = cpuMillis(cpuBefore, stack.cpu(), latencies.requests());
        Fsyncs used = Fsyncs.now(database).since(before);
        report.add(rate, latencies, used, commitMillis, cpuMillis);
        out.printf(
                "  round %d, %d/s: p50 %.1f ms, p99 %.1f ms, %d errors%s%n",
                round,
                rate,
                latencies.millis(0.5),
                latencies.millis(0.99),
                latencies.errors(),
                whatWasWrong());
    }

    /// Since it was asked for last.
    private String whatWasWrong() {
        String said = wrong.isEmpty() ? "" : " " + wrong;
        wrong.clear();
        return said;
    }

    private static Map<String, Double> cpuMillis(
            Map<String, CpuTime> before, Map<String, CpuTime> after, int bills) {
        Map<String, Double> each = new LinkedHashMap<>();
        after.forEach((process, cpu) ->
                each.put(
                        process,
                        cpu.microsEach(Objects.requireNonNull(before.get(process)), bills) / 1e3));
        return each;
    }

    /// One bill, from the request to the answer that says how the ledger split it.
    private boolean settles(Api payment, List<String> patients) {
        int number = bills.getAndIncrement();
        long totalFen = SELF_PAY_FEN * 5 / 2;
        PaymentDesk.Bill bill =
                new PaymentDesk.Bill(
                        patients.get(number % patients.size()),
                        "PROV0001",
                        BenchStack.REGION,
                        "BENCH-" + number,
                        "2025-03-10",
                        totalFen,
                        totalFen);
        Answer answer =
                payment.post(
                        "/v1/settlements",
                        "application/json",
                        Api.json(bill.request()),
                        Map.of("Idempotency-Key", Caller.freshKey(), "Prefer", "wait=30"));
        if (answer.status() == 201 && answer.fen("ownFen") == SELF_PAY_FEN) {
            return true;
        }
        wrong.merge(answer.status() + " " + answer.body().path("type").asText(), 1, Integer::sum);
        return false;
    }

    /// Every bill is in the ledger once, and its balances are those of its journal.
    private void check(BenchStack stack, SettleReport report) {
        LedgerDesk ledger = new LedgerDesk(stack.services());
        long providerFen = -ledger.codeFen(BenchStack.BOOK, BenchStack.REGION, "2210");
        long expectedFen = bills.get() * SELF_PAY_FEN * 5 / 2;
        if (providerFen != expectedFen) {
            report.fault("the provider is owed " + providerFen + " fen instead of " + expectedFen);
        }
        if (!ledger.verify(BenchStack.BOOK, LedgerDesk.Source.DATABASE)
                .body()
                .path("ok")
                .asBoolean()) {
            report.fault("folding the journal does not give the live state");
        }
    }
}
