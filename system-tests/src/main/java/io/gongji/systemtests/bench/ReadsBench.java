package io.gongji.systemtests.bench;

import io.gongji.systemtests.bench.OpenLoop.Latencies;
import io.gongji.systemtests.bench.ReadsSide.Question;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `./bench reads`: what balances cost to ask for over REST, on a small book and on a large one.
@Command(
        name = "reads",
        mixinStandardHelpOptions = true,
        description = {
            "Balances over REST at a fixed rate (open loop), live, as of a seq and of a fund account by",
            "effective date, on 10,000 accounts beside a larger book with five postings each."
        })
final class ReadsBench implements Callable<Integer> {
    private static final int SMALL = 10_000;
    private static final int LARGE = 10_000_000;
    private static final int TIMES = 5;
    private static final int WARM_UP_SECONDS = 15;

    @Option(names = "--home", defaultValue = ".", description = "the checkout", hidden = true)
    private Path home = Path.of(".");

    @Option(names = "--json", description = "write the figures to this file too")
    private @Nullable Path json;

    @Option(
            names = "--large",
            description = "beside 10,000,000 accounts and 50,000,000 postings (default: 100,000)")
    private boolean large;

    @Option(names = "--accounts", description = "of the larger book, a multiple of 500")
    private int accounts = 100_000;

    @Option(names = "--rounds", description = "how often each side is measured (default: 3)")
    private int rounds = 3;

    @Option(names = "--seconds", description = "of a measurement (default: 10)")
    private int seconds = 10;

    @Option(names = "--rate", description = "questions a second (default: 200)")
    private int rate = 200;

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final Progress progress = new Progress(out);

    @Override
    public Integer call() throws SQLException, IOException {
        ReadsReport report = new ReadsReport(rate, seconds);
        Map<String, ReadsSide> sides = new LinkedHashMap<>();
        try {
            for (int persons : new int[] {SMALL, large ? LARGE : accounts}) {
                String name = "%,d accounts".formatted(persons);
                out.println(name);
                sides.put(name, ReadsSide.start(home, new ReadsData(persons, TIMES), progress));
            }
            for (int round = 0; round <= rounds; round++) {
                for (Map.Entry<String, ReadsSide> side : sides.entrySet()) {
                    for (Question question : Question.values()) {
                        int length = round == 0 ? WARM_UP_SECONDS : seconds;
                        Latencies latencies =
                                side.getValue().measure(question, rate, Duration.ofSeconds(length));
                        out.printf(
                                "  %s, %s, %s: p50 %.1f ms, p99 %.1f ms, %d errors%n",
                                round == 0 ? "warm-up" : "round " + round,
                                side.getKey(),
                                question,
                                latencies.millis(0.5),
                                latencies.millis(0.99),
                                latencies.errors());
                        if (round > 0) {
                            report.add(side.getKey(), question, latencies);
                        }
                    }
                }
            }
        } finally {
            sides.values().forEach(ReadsSide::close);
        }
        report.print(out);
        if (json != null) {
            report.write(json);
        }
        return report.isVoid() ? 1 : 0;
    }
}
