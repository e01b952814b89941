package io.gongji.systemtests.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gongji.systemtests.bench.OpenLoop.Latencies;
import io.gongji.systemtests.bench.ReadsSide.Question;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The figures of `./bench reads`, as a table and as JSON.
final class ReadsReport {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final int rate;
    private final int seconds;
    private final Map<String, Map<Question, List<Latencies>>> sides = new LinkedHashMap<>();

    ReadsReport(int rate, int seconds) {
        this.rate = rate;
        this.seconds = seconds;
    }

    void add(String side, Question question, Latencies latencies) {
        sides.computeIfAbsent(side, _ -> new EnumMap<>(Question.class))
                .computeIfAbsent(question, _ -> new ArrayList<>())
                .add(latencies);
    }

    boolean isVoid() {
        return sides.values().stream()
                .flatMap(questions -> questions.values().stream())
                .flatMap(List::stream)
                .anyMatch(latencies -> latencies.errors() > 0);
    }

    void print(PrintStream out) {
        out.println();
        out.printf(
                "%d cores; %d questions a second, %d s a round, medians (lowest to highest)%n",
                Runtime.getRuntime().availableProcessors(), rate, seconds);
        sides.forEach((side, questions) ->
                questions.forEach((question, rounds) ->
                        out.printf(
                                "%-20s %-32s p50 %-24s p99 %-24s%s%n",
                                side,
                                question,
                                text(rounds, 0.5),
                                text(rounds, 0.99),
                                rounds.stream().anyMatch(one -> one.errors() > 0) ? " VOID" : "")));
        out.println();
        ratios().forEach((name, ratio) -> out.printf("%-62s %.2f%n", name, ratio));
    }

    private static String text(List<Latencies> rounds, double part) {
        double[] sorted = sorted(rounds, part);
        return "%.1f ms (%.1f to %.1f)"
                .formatted(median(sorted), sorted[0], sorted[sorted.length - 1]);
    }

    private static double[] sorted(List<Latencies> rounds, double part) {
        return rounds.stream().mapToDouble(one -> one.millis(part)).sorted().toArray();
    }

    private static double median(double[] sorted) {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private double p99(String side, Question question) {
        return median(
                sorted(sides.getOrDefault(side, Map.of()).getOrDefault(question, List.of()), 0.99));
    }

    private Map<String, Double> ratios() {
        Map<String, Double> ratios = new LinkedHashMap<>();
        List<String> names = List.copyOf(sides.keySet());
        for (Question question : Question.values()) {
            ratios.put(
                    "p99, %s: %s to %s".formatted(question, names.getLast(), names.getFirst()),
                    p99(names.getLast(), question) / p99(names.getFirst(), question));
        }
        for (String side : names) {
            ratios.put(
                    "p99, %s: as of a seq to live".formatted(side),
                    p99(side, Question.AS_OF_SEQ) / p99(side, Question.LIVE));
        }
        return ratios;
    }

    void write(Path file) throws IOException {
        ObjectNode root = JSON.createObjectNode();
        root.put("cores", Runtime.getRuntime().availableProcessors());
        root.put("perSecond", rate);
        root.put("seconds", seconds);
        root.put("void", isVoid());
        ArrayNode figures = root.putArray("figures");
        sides.forEach((side, questions) ->
                questions.forEach((question, rounds) -> {
                    for (Latencies latencies : rounds) {
                        ObjectNode figure = figures.addObject();
                        figure.put("side", side);
                        figure.put("question", question.toString());
                        figure.put("p50Millis", latencies.millis(0.5));
                        figure.put("p99Millis", latencies.millis(0.99));
                        figure.put("errors", latencies.errors());
                    }
                }));
        ObjectNode ratios = root.putObject("ratios");
        ratios().forEach((name, ratio) -> ratios.put(name, Math.round(ratio * 100) / 100.0));
        Files.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(root));
    }
}
