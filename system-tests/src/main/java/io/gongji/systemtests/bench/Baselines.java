package io.gongji.systemtests.bench;

import io.gongji.local.Database;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What everyone knows: the textbook's ledger and TPC-B. In the first round with every number of
/// connections, for a short time each; then with the one that was best.
final class Baselines {
    private static final List<Integer> CONNECTIONS = List.of(1, 8, 32);

    private final BenchServers servers;
    private final int accounts;
    private final Duration time;
    private final List<String> sides;
    private final Report report;
    private final Progress progress;
    private final Map<Series, Integer> best = new HashMap<>();
    private @Nullable Database textbook;
    private @Nullable Database tpcB;
    private long onceNanos;

    Baselines(
            BenchServers servers,
            int accounts,
            boolean quick,
            List<String> sides,
            Report report,
            Progress progress) {
        this.servers = servers;
        this.accounts = accounts;
        this.time = Duration.ofSeconds(quick ? 2 : 5);
        this.sides = sides;
        this.report = report;
        this.progress = progress;
    }

    /// What the first round took for making tables and finding the best.
    long onceNanos() {
        return onceNanos;
    }

    void measure(int round) throws SQLException, InterruptedException {
        if (sides.contains("textbook")) {
            for (boolean hot : List.of(false, true)) {
                TextbookSide side = new TextbookSide(accounts, hot);
                Database database = textbook;
                if (database == null) {
                    database = servers.empty();
                    side.prepare(database);
                    textbook = database;
                }
                Database made = database;
                each(
                        report.textbook(hot),
                        connections -> side.measure(made, connections, time, round));
            }
        }
        if (sides.contains("tpcb")) {
            TpcBSide side = new TpcBSide(10);
            Database database = tpcB;
            if (database == null) {
                database = servers.empty();
                side.prepare(database);
                tpcB = database;
            }
            Database made = database;
            each(report.tpcB(), connections -> side.measure(made, connections, time, round));
        }
    }

    private void each(Series series, Measuring measuring)
            throws SQLException, InterruptedException {
        Integer known = best.get(series);
        List<Integer> numbers = known == null ? CONNECTIONS : List.of(known);
        long startNanos = System.nanoTime();
        Figure highest = null;
        for (int connections : numbers) {
            servers.settle();
            progress.begin(series.name() + ", " + connections + " connections");
            Figure figure = measuring.measure(connections);
            progress.done(figure);
            if (highest == null || figure.perSecond() > highest.perSecond()) {
                highest = figure;
                best.put(series, connections);
            }
        }
        if (highest != null) {
            series.add(highest);
            series.note(best.get(series) + " connections");
        }
        if (known == null) {
            long nanos = System.nanoTime() - startNanos;
            onceNanos += nanos - nanos / numbers.size();
        }
    }

    @FunctionalInterface
    private interface Measuring {
        Figure measure(int connections) throws SQLException, InterruptedException;
    }
}
