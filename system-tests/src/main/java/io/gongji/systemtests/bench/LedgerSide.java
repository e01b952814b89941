package io.gongji.systemtests.bench;

import io.gongji.local.Database;
import io.gongji.local.ServiceProcess;
import io.gongji.systemtests.bench.Topics.JournalEnd;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// Our side: the ledger's own process reads a filled topic; time runs until Kafka has acknowledged
/// the last journal record. The first part of the records warms the process up and is not counted.
final class LedgerSide {
    private static final long LOOK_NANOS = Duration.ofMillis(20).toNanos();
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final BenchServers servers;
    private final Topics topics;
    private final Template template;
    private final Scenario scenario;
    private final long events;

    /// @param events of each book
    LedgerSide(
            BenchServers servers,
            Topics topics,
            Template template,
            Scenario scenario,
            long events) {
        this.servers = servers;
        this.topics = topics;
        this.template = template;
        this.scenario = scenario;
        this.events = events;
    }

    /// Measures once, on a database that is left as it is.
    Figure measure(Database database, long seed, Progress progress)
            throws SQLException, InterruptedException {
        topics.empty();
        topics.fill(
                scenario.bookIds().stream()
                        .map(book -> new Events(scenario, book, template.accountsOf(book), seed))
                        .toList(),
                events);
        servers.settle();
        long all = events * scenario.books();
        ServiceProcess ledger = servers.ledger(database);
        try (JournalEnd end = topics.journalEnd(scenario.bookIds())) {
            Watched watched = watch(ledger, end, all, progress);
            long rssMib = peakMib(ledger.pid());
            ledger.close();
            List<String> faults =
                    new ArrayList<>(BookCheck.faults(database, scenario, events, true));
            if (end.records() != all) {
                faults.add("the journal topic has " + end.records() + " records");
            }
            return new Figure(watched.perSecond(), rssMib, watched.cpu(), faults);
        } finally {
            ledger.close();
        }
    }

    private Watched watch(ServiceProcess ledger, JournalEnd end, long all, Progress progress) {
        await(ledger, end, 1, all, progress);
        long fromRecords = await(ledger, end, all / 3, all, progress);
        long fromNanos = System.nanoTime();
        List<CpuTime> before = cpu(ledger);
        await(ledger, end, all, all, progress);
        long nanos = System.nanoTime() - fromNanos;
        List<CpuTime> after = cpu(ledger);
        long counted = all - fromRecords;
        return new Watched(
                counted * 1e9 / nanos,
                "CPU µs an entry: ledger %.1f, PostgreSQL %.1f, Kafka %.1f"
                        .formatted(
                                after.get(0).microsEach(before.get(0), counted),
                                after.get(1).microsEach(before.get(1), counted),
                                after.get(2).microsEach(before.get(2), counted)));
    }

    private List<CpuTime> cpu(ServiceProcess ledger) {
        return List.of(
                CpuTime.of(ledger.pid()),
                CpuTime.of(servers.postgresPid()),
                CpuTime.of(servers.kafkaPid()));
    }

    /// Waits until the journal topic has so many records; gives how many it has then.
    private static long await(
            ServiceProcess ledger, JournalEnd end, long records, long all, Progress progress) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        long seen = end.records();
        while (seen < records) {
            if (!ledger.isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "the ledger ended or stands still at record " + seen + "; " + ledger.log());
            }
            LockSupport.parkNanos(LOOK_NANOS);
            seen = end.records();
            progress.at(seen, all);
        }
        return seen;
    }

    /// The most memory that a process ever had resident, in MiB.
    static long peakMib(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Watched(double perSecond, String cpu) {}
}
