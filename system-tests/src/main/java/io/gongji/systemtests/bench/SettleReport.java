package io.gongji.systemtests.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gongji.local.Service;
import io.gongji.systemtests.bench.OpenLoop.Latencies;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/// The figures of `./bench settle`, as a table and as JSON.
final class SettleReport {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final int persons;
    private final int seconds;
    private final Map<Service, Long> beforeMib;
    private Map<Service, Long> afterMib;
    private final Map<Integer, List<Round>> rates = new TreeMap<>();
    private final List<String> faults = new ArrayList<>();

    /// @param beforeMib what the processes have resident when they are warm
    SettleReport(int persons, int seconds, Map<Service, Long> beforeMib) {
        this.persons = persons;
        this.seconds = seconds;
        this.beforeMib = beforeMib;
        this.afterMib = beforeMib;
    }

    private record Round(
            double p50,
            double p99,
            double max,
            double flushes,
            double kib,
            double commitMillis,
            Map<String, Double> cpuMillis) {}

    /// @param cpuMillis processor time a bill, by process
    void add(
            int rate,
            Latencies latencies,
            Fsyncs used,
            double commitMillis,
            Map<String, Double> cpuMillis) {
        double requests = latencies.requests();
        rates.computeIfAbsent(rate, _ -> new ArrayList<>())
                .add(
                        new Round(
                                latencies.millis(0.5),
                                latencies.millis(0.99),
                                latencies.millis(1),
                                used.flushes() / requests,
                                used.bytes() / requests / 1024,
                                commitMillis,
                                cpuMillis));
        error(latencies.errors(), rate + "/s");
    }

    void error(long errors, String where) {
        if (errors > 0) {
            fault("%s: %d bills were not answered 201 with their split".formatted(where, errors));
        }
    }

    void fault(String text) {
        faults.add(text);
    }

    void after(Map<Service, Long> mib) {
        afterMib = mib;
    }

    boolean isVoid() {
        return !faults.isEmpty();
    }

    void print(PrintStream out) {
        out.println();
        out.printf(
                "%d cores; %,d patients in turn, %d s a round, medians (lowest to highest)%n",
                Runtime.getRuntime().availableProcessors(), persons, seconds);
        out.printf(
                "%-8s %-26s %-26s %-26s %10s %10s %s%n",
                "rate", "p50 ms", "p99 ms", "longest ms", "flushes", "KiB", "a lone commit ms");
        rates.forEach((rate, rounds) ->
                out.printf(
                        "%-8s %-26s %-26s %-26s %10.2f %10.1f %s%n",
                        rate + "/s",
                        text(rounds, Round::p50),
                        text(rounds, Round::p99),
                        text(rounds, Round::max),
                        median(rounds, Round::flushes),
                        median(rounds, Round::kib),
                        text(rounds, Round::commitMillis)));
        out.println("flushes and KiB of PostgreSQL's log for each bill, of all three databases");
        rates.forEach(
                (rate, rounds) -> out.printf("CPU ms a bill at %d/s: %s%n", rate, cpuText(rounds)));
        beforeMib.forEach((service, mib) ->
                out.printf(
                        "%-16s %d MiB resident after the warm-up, %d MiB at the end%n",
                        service.module(), mib, afterMib.getOrDefault(service, 0L)));
        faults.forEach(fault -> out.println("VOID: " + fault));
    }

    private static String text(List<Round> rounds, ToDoubleFunction<Round> field) {
        return "%.1f (%.1f to %.1f)"
                .formatted(
                        median(rounds, field),
                        rounds.stream().mapToDouble(field).min().orElse(0),
                        rounds.stream().mapToDouble(field).max().orElse(0));
    }

    private static String cpuText(List<Round> rounds) {
        return rounds.getFirst().cpuMillis().keySet().stream()
                .map(process ->
                        "%s %.2f"
                                .formatted(
                                        process,
                                        median(
                                                rounds,
                                                round ->
                                                        round.cpuMillis()
                                                                .getOrDefault(process, 0.0))))
                .collect(Collectors.joining(", "));
    }

    private static double median(List<Round> rounds, ToDoubleFunction<Round> field) {
        double[] sorted = rounds.stream().mapToDouble(field).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    void write(Path file) throws IOException {
        ObjectNode root = JSON.createObjectNode();
        root.put("cores", Runtime.getRuntime().availableProcessors());
        root.put("patients", persons);
        root.put("seconds", seconds);
        root.put("void", isVoid());
        ArrayNode figures = root.putArray("figures");
        rates.forEach((rate, rounds) -> {
            for (Round round : rounds) {
                ObjectNode figure = figures.addObject();
                figure.put("perSecond", rate);
                figure.put("p50Millis", round.p50());
                figure.put("p99Millis", round.p99());
                figure.put("longestMillis", round.max());
                figure.put("flushesPerBill", round.flushes());
                figure.put("logKibPerBill", round.kib());
                figure.put("commitMillis", round.commitMillis());
                round.cpuMillis().forEach(figure.putObject("cpuMillisPerBill")::put);
            }
        });
        ObjectNode memory = root.putObject("residentMib");
        beforeMib.forEach((service, mib) ->
                memory.putObject(service.module())
                        .put("warm", mib)
                        .put("end", afterMib.getOrDefault(service, 0L)));
        Files.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(root));
    }
}
