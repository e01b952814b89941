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
import java.util.LinkedHashMap;
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
    private static final List<Integer> CONNECTIONS = List.of(1, 8, 32);
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

    @Option(names = "--only", description = "the scenarios whose name contains this")
    private String only = "";

    @Option(
            names = "--sides",
            split = ",",
            description = "some of ours, ceiling, textbook, tpcb, prices (default: all)")
    private List<String> sides = List.of("ours", "ceiling", "textbook", "tpcb", "prices");

    @Option(names = "--events", description = "entries of a run (default: 300,000)")
    private @Nullable Long events;

    @Option(
            names = "--ledger-java",
            description = "options of the ledger's JVM, such as a flight recording's")
    private String ledgerJava = "";

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final Progress progress = new Progress(out);
    private final Map<Scenario, Integer> bestBatch = new LinkedHashMap<>();

    @Override
    public Integer call() throws SQLException, InterruptedException, IOException {
        BenchServers servers = new BenchServers(home, ledgerJava);
        int accounts = quick ? 100_000 : 1_000_000;
        out.printf("making the template: %,d accounts of a kind%n", accounts);
        Template template = new Template(servers, accounts);
        Database prefilled = template.make();
        Report report = new Report(accounts, events(1));
        if (quick) {
            rounds = 1;
        }
        for (int round = 1; round <= rounds; round++) {
            out.printf("round %d of %d%n", round, rounds);
            for (Scenario scenario : SCENARIOS) {
                if (scenario.toString().contains(only)) {
                    pair(servers, template, prefilled, scenario, round, report);
                }
            }
            transactions(servers, accounts, round, report);
            if (sides.contains("prices")) {
                prices(servers, template, prefilled, round, report);
            }
        }
        report.print(out);
        if (json != null) {
            report.write(json);
        }
        return report.isVoid() ? 1 : 0;
    }

    private long events(int books) {
        long all = quick ? 60_000L : 300_000L;
        return (events == null ? all : events) / books;
    }

    private void pair(
            BenchServers servers,
            Template template,
            Database prefilled,
            Scenario scenario,
            int round,
            Report report)
            throws SQLException, InterruptedException {
        if (!sides.contains("ours")) {
            return;
        }
        Database ours = servers.copy(prefilled);
        progress.begin(scenario + ": ours");
        Figure figure = side(servers, template, scenario).measure(ours, round, progress);
        progress.done(figure);
        report.series(scenario, "ours").add(figure);
        if (sides.contains("ceiling")) {
            Map<BookId, BookRows> rows = BookRows.read(ours, scenario);
            ceiling(servers, prefilled, scenario, rows, report);
            report.chainMicros(ChainPrice.micros(rows.values()));
        }
        servers.drop(ours);
    }

    private LedgerSide side(BenchServers servers, Template template, Scenario scenario) {
        return new LedgerSide(
                servers, new Topics(servers.kafka()), template, scenario, events(scenario.books()));
    }

    /// In the first round with every batch, then with the one that was best.
    private void ceiling(
            BenchServers servers,
            Database prefilled,
            Scenario scenario,
            Map<BookId, BookRows> rows,
            Report report)
            throws SQLException, InterruptedException {
        Integer best = bestBatch.get(scenario);
        List<Integer> batches = best == null ? BATCHES : List.of(best);
        Figure highest = null;
        for (int batch : batches) {
            Database database = servers.copy(prefilled);
            servers.settle();
            progress.begin(scenario + ": ceiling, batch " + batch);
            Figure figure = new CeilingSide(scenario, rows, batch).measure(database, progress);
            progress.done(figure);
            servers.drop(database);
            if (highest == null || figure.perSecond() > highest.perSecond()) {
                highest = figure;
                bestBatch.put(scenario, batch);
            }
        }
        if (highest != null) {
            Series series = report.series(scenario, "ceiling");
            series.add(highest);
            series.note("batch " + bestBatch.get(scenario));
        }
    }

    private void transactions(BenchServers servers, int accounts, int round, Report report)
            throws SQLException, InterruptedException {
        Duration time = Duration.ofSeconds(quick ? 2 : 6);
        if (sides.contains("textbook")) {
            for (boolean hot : List.of(false, true)) {
                TextbookSide side = new TextbookSide(accounts, hot);
                best(
                        servers,
                        report.textbook(hot),
                        (database, connections) ->
                                side.measure(database, connections, time, round));
            }
        }
        if (sides.contains("tpcb")) {
            TpcBSide side = new TpcBSide(10);
            best(
                    servers,
                    report.tpcB(),
                    (database, connections) -> side.measure(database, connections, time, round));
        }
    }

    /// The best that some numbers of connections give.
    private void best(BenchServers servers, Series series, Measuring measuring)
            throws SQLException, InterruptedException {
        List<Figure> figures = new ArrayList<>();
        for (int connections : CONNECTIONS) {
            Database database = servers.empty();
            servers.settle();
            progress.begin(series.name() + ", " + connections + " connections");
            Figure figure = measuring.measure(database, connections);
            progress.done(figure);
            figures.add(figure);
            servers.drop(database);
        }
        Figure highest =
                figures.stream()
                        .max((one, other) -> Double.compare(one.perSecond(), other.perSecond()))
                        .orElseThrow();
        series.add(highest);
        series.note(CONNECTIONS.get(figures.indexOf(highest)) + " connections");
    }

    private void prices(
            BenchServers servers, Template template, Database prefilled, int round, Report report)
            throws SQLException, InterruptedException {
        Scenario scenario = new Scenario(3, Reach.SPREAD, 1);
        for (Price price : Price.values()) {
            Database database = servers.copy(prefilled);
            for (String sql : price.statements(BenchServers.nameOf(database), database.app())) {
                servers.asSuperuser(BenchServers.nameOf(database), sql);
            }
            progress.begin("without " + price.text());
            Figure figure = side(servers, template, scenario).measure(database, round, progress);
            progress.done(figure);
            report.price(price).add(figure);
            servers.drop(database);
        }
    }

    @FunctionalInterface
    private interface Measuring {
        Figure measure(Database database, int connections)
                throws SQLException, InterruptedException;
    }
}
