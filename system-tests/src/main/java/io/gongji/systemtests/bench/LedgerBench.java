package io.gongji.systemtests.bench;

import io.gongji.contracts.BookId;
import io.gongji.local.Database;
import io.gongji.systemtests.bench.Scenario.Reach;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `./bench ledger`: the engine beside plain SQL and beside the textbook, side after side in
/// rounds.
@Command(
        name = "ledger",
        mixinStandardHelpOptions = true,
        description = {
            "The engine, from a filled topic to Kafka's acknowledgement of the last journal record,",
            "beside the same rows in plain SQL, a textbook ledger and TPC-B."
        })
final class LedgerBench implements Callable<Integer> {
    private static final List<Integer> BATCHES = List.of(500, 1000, 2000, 5000);
    private static final List<Scenario> SCENARIOS =
            List.of(
                    new Scenario(2, Reach.SPREAD, 1),
                    new Scenario(3, Reach.SPREAD, 1),
                    new Scenario(4, Reach.SPREAD, 1),
                    new Scenario(2, Reach.FIFTY, 1),
                    new Scenario(2, Reach.HOT, 1),
                    new Scenario(3, Reach.HOT, 1),
                    new Scenario(2, Reach.SPREAD, 4),
                    new Scenario(3, Reach.SPREAD, 4));

    @Option(names = "--home", defaultValue = ".", description = "the checkout", hidden = true)
    private Path home = Path.of(".");

    @Option(names = "--json", description = "write the figures to this file too")
    private @Nullable Path json;

    @Option(
            names = "--quick",
            description = "one round of few entries on 100,000 accounts: for development")
    private boolean quick;

    @Option(names = "--rounds", description = "how often each side is measured (default: 3)")
    private int rounds = 3;

    @Option(
            names = "--minutes",
            description = "begin no round that would end after this time (default: 17)")
    private int minutes = 17;

    @Option(names = "--only", description = "the scenarios whose name contains this")
    private String only = "";

    @Option(
            names = "--sides",
            split = ",",
            description = "some of ours, ceiling, textbook, tpcb, prices (default: all)")
    private List<String> sides = List.of("ours", "ceiling", "textbook", "tpcb", "prices");

    @Option(names = "--events", description = "entries of a measurement (default: 60,000)")
    private @Nullable Long events;

    @Option(
            names = "--ledger-java",
            description = "options of the ledger's JVM, such as a flight recording's")
    private String ledgerJava = "";

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final Progress progress = new Progress(out);
    private final Map<Series, Integer> best = new HashMap<>();

    /// What the first round took for finding the best batches.
    private long onceNanos;

    @Override
    public Integer call() throws SQLException, InterruptedException, IOException {
        long startNanos = System.nanoTime();
        BenchServers servers = new BenchServers(home, ledgerJava);
        int accounts = quick ? 100_000 : 1_000_000;
        out.printf("making the template: %,d accounts of a kind%n", accounts);
        Template template = new Template(servers, accounts);
        Database prefilled = template.make();
        Report report = new Report(accounts, events(1));
        Baselines baselines = new Baselines(servers, accounts, quick, sides, report, progress);
        long roundNanos = 0;
        for (int round = 1; round <= (quick ? 1 : rounds); round++) {
            long beginNanos = System.nanoTime();
            if (beginNanos - startNanos + roundNanos > Duration.ofMinutes(minutes).toNanos()) {
                out.printf("no time for round %d%n", round);
                break;
            }
            out.printf("round %d of %d%n", round, quick ? 1 : rounds);
            engines(servers, template, prefilled, round, report);
            baselines.measure(round);
            roundNanos = System.nanoTime() - beginNanos;
            if (round == 1) {
                roundNanos -= baselines.onceNanos() + onceNanos;
            }
        }
        report.print(out);
        out.printf("%d s%n", Duration.ofNanos(System.nanoTime() - startNanos).toSeconds());
        if (json != null) {
            report.write(json);
        }
        return report.isVoid() ? 1 : 0;
    }

    private long events(int books) {
        long all = quick ? 30_000L : 60_000L;
        return (events == null ? all : events) / books;
    }

    private List<Scenario> scenarios() {
        return SCENARIOS.stream().filter(scenario -> scenario.toString().contains(only)).toList();
    }

    /// Our side, then the ceiling with the rows that our side wrote.
    private void engines(
            BenchServers servers, Template template, Database prefilled, int round, Report report)
            throws SQLException, InterruptedException {
        if (!sides.contains("ours")) {
            return;
        }
        Database ours = servers.copy(prefilled);
        List<Segment> warm;
        List<Segment> segments = new ArrayList<>();
        List<Figure> figures = new ArrayList<>();
        try (LedgerSide side = LedgerSide.start(servers, template, ours, round)) {
            warm = side.warmUp(events(1), progress);
            for (Scenario scenario : scenarios()) {
                progress.begin(scenario + ": ours");
                Segment segment = side.segment(scenario, events(scenario.books()));
                Figure figure = side.run(segment, progress);
                progress.done(figure);
                report.series(scenario, "ours").add(figure);
                segments.add(segment);
                figures.add(figure);
            }
            if (sides.contains("prices")) {
                prices(servers, side, ours, report, figures);
            }
            refute(figures, side.faults());
        }
        if (sides.contains("ceiling")) {
            ceiling(servers, prefilled, ours, warm, segments, report);
        }
        servers.drop(ours);
    }

    private void refute(List<Figure> figures, List<String> faults) {
        faults.forEach(fault -> out.println("    VOID: " + fault));
        figures.forEach(figure -> figure.faults().addAll(faults));
    }

    /// In the first round with every batch, then with the one that was best.
    private void ceiling(
            BenchServers servers,
            Database prefilled,
            Database ours,
            List<Segment> warm,
            List<Segment> segments,
            Report report)
            throws SQLException, InterruptedException {
        long startNanos = System.nanoTime();
        List<Integer> batches = best.isEmpty() ? BATCHES : List.of(0);
        List<CeilingSide> passes = new ArrayList<>();
        for (int _ : batches) {
            passes.add(new CeilingSide(servers.copy(prefilled)));
        }
        for (Segment segment : warm) {
            Map<BookId, BookRows> rows = BookRows.read(ours, segment);
            for (CeilingSide pass : passes) {
                progress.begin("ceiling, not counted");
                Figure _ = pass.run(segment, rows, BATCHES.getLast(), progress);
            }
        }
        List<Figure> figures = new ArrayList<>();
        for (Segment segment : segments) {
            Series series = report.series(segment.scenario(), "ceiling");
            Map<BookId, BookRows> rows = BookRows.read(ours, segment);
            report.chainMicros(ChainPrice.micros(rows.values()));
            Figure highest = null;
            for (int i = 0; i < batches.size(); i++) {
                int batch = batches.get(i) == 0 ? best.getOrDefault(series, 1000) : batches.get(i);
                servers.settle();
                progress.begin(segment.scenario() + ": ceiling, batch " + batch);
                Figure figure = passes.get(i).run(segment, rows, batch, progress);
                progress.done(figure);
                if (highest == null || figure.perSecond() > highest.perSecond()) {
                    highest = figure;
                    best.put(series, batch);
                }
            }
            if (highest != null) {
                figures.add(highest);
                series.add(highest);
                series.note("batch " + best.get(series));
            }
        }
        for (CeilingSide pass : passes) {
            refute(figures, pass.faults());
            pass.close();
            servers.drop(pass.database());
        }
        long nanos = System.nanoTime() - startNanos;
        onceNanos += nanos - nanos / batches.size();
    }

    private void prices(
            BenchServers servers,
            LedgerSide side,
            Database database,
            Report report,
            List<Figure> figures)
            throws SQLException {
        Scenario scenario = new Scenario(3, Reach.SPREAD, 1);
        String name = BenchServers.nameOf(database);
        for (Price price : Price.values()) {
            for (String sql : price.off()) {
                servers.asSuperuser(name, sql);
            }
            progress.begin(price.text());
            Figure figure = side.run(side.segment(scenario, events(2)), progress);
            progress.done(figure);
            report.price(price).add(figure);
            figures.add(figure);
            for (String sql : price.on()) {
                servers.asSuperuser(name, sql);
            }
        }
    }
}
