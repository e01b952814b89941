package io.gongji.systemtests.bench;

import io.gongji.contracts.BookId;
import io.gongji.contracts.event.Topic;
import io.gongji.local.Database;
import io.gongji.local.ServiceProcess;
import io.gongji.systemtests.bench.Scenario.Reach;
import io.gongji.systemtests.bench.Topics.JournalEnd;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/// Our side of one round: one process of the ledger, warmed up once, on one database, answers the
/// entries of one scenario after the other. It is held while they are put into the topics; time
/// runs from then until Kafka has acknowledged the last journal record.
final class LedgerSide implements AutoCloseable {
    private static final long LOOK_NANOS = Duration.ofMillis(20).toNanos();
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final List<Scenario> WARM_UP =
            List.of(
                    new Scenario(3, Reach.SPREAD, 4),
                    new Scenario(2, Reach.SPREAD, 1),
                    new Scenario(4, Reach.SPREAD, 1));

    private final BenchServers servers;
    private final Topics topics;
    private final Template template;
    private final Database database;
    private final long round;
    private final ServiceProcess ledger;
    private final Map<BookId, Long> records = new HashMap<>();
    private final Map<BookId, Long> postings = new HashMap<>();
    private final Map<Topic, Map<BookId, Long>> positions = new HashMap<>();

    private LedgerSide(
            BenchServers servers,
            Topics topics,
            Template template,
            Database database,
            long round,
            ServiceProcess ledger) {
        this.servers = servers;
        this.topics = topics;
        this.template = template;
        this.database = database;
        this.round = round;
        this.ledger = ledger;
    }

    static LedgerSide start(BenchServers servers, Template template, Database database, long round)
            throws InterruptedException {
        Topics topics = new Topics(servers.kafka());
        topics.empty();
        LedgerSide side =
                new LedgerSide(
                        servers, topics, template, database, round, servers.ledger(database));
        side.ledger.awaitReady();
        return side;
    }

    /// Lets it meet every kind of entry before anything is counted.
    ///
    /// @param events of each kind
    List<Segment> warmUp(long events, Progress progress) throws SQLException {
        List<Segment> done = new ArrayList<>();
        for (Scenario scenario : WARM_UP) {
            progress.begin("warming up: " + scenario);
            Segment segment = segment(scenario, events / scenario.books());
            done.add(segment);
            run(segment, progress);
        }
        return done;
    }

    /// The next entries.
    ///
    /// @param each how many of each book
    Segment segment(Scenario scenario, long each) {
        Map<BookId, Long> after = new HashMap<>();
        scenario.bookIds().forEach(book -> after.put(book, records.getOrDefault(book, 0L)));
        return new Segment(scenario, after, each);
    }

    /// Answers entries, and measures that.
    Figure run(Segment segment, Progress progress) throws SQLException {
        servers.settle();
        Scenario scenario = segment.scenario();
        try (JournalEnd end = topics.journalEnd(scenario.bookIds())) {
            long before = end.records();
            fill(segment);
            List<CpuTime> cpuBefore = cpu();
            long fromNanos = System.nanoTime();
            ledger.resume();
            await(end, before + segment.all(), progress);
            long nanos = System.nanoTime() - fromNanos;
            return new Figure(
                    segment.all() * 1e9 / nanos,
                    peakMib(ledger.pid()),
                    spent(cpuBefore, cpu(), segment.all()),
                    new ArrayList<>());
        }
    }

    private void fill(Segment segment) {
        Scenario scenario = segment.scenario();
        Topic topic = Events.topic(scenario);
        Map<BookId, Long> last = positions.computeIfAbsent(topic, _ -> new HashMap<>());
        List<Events> events =
                scenario.bookIds().stream()
                        .map(book ->
                                new Events(
                                        scenario,
                                        book,
                                        template.accountsOf(book),
                                        round,
                                        last.getOrDefault(book, 0L)))
                        .toList();
        topics.fill(events, segment.each(), ledger);
        for (BookId book : scenario.bookIds()) {
            last.merge(book, segment.each(), Long::sum);
            records.merge(book, segment.each(), Long::sum);
            postings.merge(book, segment.each() * scenario.legs(), Long::sum);
        }
    }

    /// Waits until the journal topic has so many records.
    private void await(JournalEnd end, long records, Progress progress) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        long seen = end.records();
        while (seen < records) {
            if (!ledger.isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "the ledger ended or stands still at record " + seen + "; " + ledger.log());
            }
            LockSupport.parkNanos(LOOK_NANOS);
            seen = end.records();
            progress.at(seen, records);
        }
    }

    /// Ends the process and looks at what it made.
    List<String> faults() throws SQLException {
        List<String> faults = new ArrayList<>();
        try (JournalEnd end = topics.journalEnd(Scenario.allBooks())) {
            long all = records.values().stream().mapToLong(Long::longValue).sum();
            if (end.records() != all) {
                faults.add("the journal topic has " + end.records() + " records, not " + all);
            }
        }
        close();
        faults.addAll(BookCheck.faults(database, records, postings, true));
        return faults;
    }

    @Override
    public void close() {
        ledger.close();
    }

    private List<CpuTime> cpu() {
        return List.of(
                CpuTime.of(ledger.pid()),
                CpuTime.of(servers.postgresPid()),
                CpuTime.of(servers.kafkaPid()));
    }

    private static String spent(List<CpuTime> before, List<CpuTime> after, long entries) {
        return "CPU µs an entry: ledger %.1f, PostgreSQL %.1f, Kafka %.1f"
                .formatted(
                        after.get(0).microsEach(before.get(0), entries),
                        after.get(1).microsEach(before.get(1), entries),
                        after.get(2).microsEach(before.get(2), entries));
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
}
