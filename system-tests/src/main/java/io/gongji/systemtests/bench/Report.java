package io.gongji.systemtests.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gongji.systemtests.bench.Scenario.Reach;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// All figures of a run, as a table and as JSON.
final class Report {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final int accounts;
    private final long events;
    private final Map<Scenario, Map<String, Series>> pairs = new LinkedHashMap<>();
    private final Series textbookSpread = new Series("textbook, spread");
    private final Series textbookHot = new Series("textbook, hot");
    private final Series tpcB = new Series("TPC-B (pgbench's statements by JDBC)");
    private double chainMicros;
    private final Map<Price, Series> prices = new EnumMap<>(Price.class);

    Report(int accounts, long events) {
        this.accounts = accounts;
        this.events = events;
    }

    Series series(Scenario scenario, String side) {
        return pairs.computeIfAbsent(scenario, _ -> new LinkedHashMap<>())
                .computeIfAbsent(side, _ -> new Series(scenario + ": " + side));
    }

    Series textbook(boolean hot) {
        return hot ? textbookHot : textbookSpread;
    }

    Series tpcB() {
        return tpcB;
    }

    Series price(Price price) {
        return prices.computeIfAbsent(price, _ -> new Series(price.text()));
    }

    /// What putting one record on the chain takes.
    void chainMicros(double micros) {
        chainMicros = micros;
    }

    boolean isVoid() {
        return all().anyMatch(Series::isVoid);
    }

    private Stream<Series> all() {
        return Stream.of(
                        pairs.values().stream().flatMap(sides -> sides.values().stream()),
                        Stream.of(textbookSpread, textbookHot, tpcB)
                                .filter(series -> !series.figures().isEmpty()),
                        prices.values().stream())
                .flatMap(Function.identity());
    }

    void print(PrintStream out) {
        out.println();
        out.printf(
                "%d cores; %,d accounts of a kind, %,d entries a run, medians (lowest to highest)%n",
                Runtime.getRuntime().availableProcessors(), accounts, events);
        all().forEach(series -> out.printf("%-62s %s%n", series.name(), text(series)));
        if (chainMicros > 0) {
            out.printf("the chain alone: %.1f µs of a processor a record%n", chainMicros);
        }
        out.println();
        ratios().forEach((name, ratio) -> out.printf("%-62s %.2f%n", name, ratio));
    }

    private static String text(Series series) {
        if (series.isVoid()) {
            return "VOID";
        }
        return "%,9.0f/s (%,.0f to %,.0f)%s%s%s"
                .formatted(
                        series.median(),
                        series.lowest(),
                        series.highest(),
                        series.note().isEmpty() ? "" : ", " + series.note(),
                        series.peakMib() == 0 ? "" : ", %d MiB".formatted(series.peakMib()),
                        series.cpu().isEmpty() ? "" : ", " + series.cpu());
    }

    private Map<String, Double> ratios() {
        Map<String, Double> ratios = new LinkedHashMap<>();
        pairs.forEach((scenario, sides) -> {
            ratio(
                    ratios,
                    scenario + ": ours to the ceiling",
                    sides.get("ours"),
                    sides.get("ceiling"));
        });
        Series spread = ours(2, Reach.SPREAD);
        Series hot = ours(2, Reach.HOT);
        ratio(ratios, "2 legs: ours to the textbook, spread", spread, textbookSpread);
        ratio(ratios, "2 legs: ours to the textbook, hot", hot, textbookHot);
        ratio(ratios, "2 legs: our hot to our spread", hot, spread);
        ratio(ratios, "3 legs: our hot to our spread", ours(3, Reach.HOT), ours(3, Reach.SPREAD));
        Series whole = prices.get(Price.ALL_ON);
        prices.forEach((price, series) -> {
            if (price != Price.ALL_ON) {
                ratio(ratios, series.name() + ", to every guarantee on", series, whole);
            }
        });
        return ratios;
    }

    private @Nullable Series ours(int legs, Reach reach) {
        Map<String, Series> sides = pairs.get(new Scenario(legs, reach, 1));
        return sides == null ? null : sides.get("ours");
    }

    private static void ratio(
            Map<String, Double> ratios, String name, @Nullable Series one, @Nullable Series other) {
        if (one != null && other != null && !one.isVoid() && !other.isVoid()) {
            ratios.put(name, one.median() / other.median());
        }
    }

    void write(Path file) throws IOException {
        ObjectNode root = JSON.createObjectNode();
        root.put("cores", Runtime.getRuntime().availableProcessors());
        root.put("accounts", accounts);
        root.put("entries", events);
        root.put("chainMicros", chainMicros);
        ArrayNode rows = root.putArray("figures");
        List<Series> every = new ArrayList<>(all().toList());
        for (Series series : every) {
            ObjectNode row = rows.addObject();
            row.put("name", series.name());
            row.put("void", series.isVoid());
            row.put("perSecond", Math.round(series.median()));
            row.put("lowest", Math.round(series.lowest()));
            row.put("highest", Math.round(series.highest()));
            row.put("note", series.note());
            row.put("peakMib", series.peakMib());
            row.put("cpu", series.figures().isEmpty() ? "" : series.cpu());
        }
        ObjectNode ratios = root.putObject("ratios");
        ratios().forEach((name, ratio) -> ratios.put(name, Math.round(ratio * 100) / 100.0));
        Files.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(root));
    }
}
