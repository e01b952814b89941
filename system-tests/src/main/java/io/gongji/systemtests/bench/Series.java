package io.gongji.systemtests.bench;

import java.util.ArrayList;
import java.util.List;

/// The rounds of one side.
final class Series {
    private final String name;
    private final List<Figure> figures = new ArrayList<>();
    private String note = "";

    Series(String name) {
        this.name = name;
    }

    void add(Figure figure) {
        figures.add(figure);
    }

    void note(String text) {
        note = text;
    }

    String name() {
        return name;
    }

    String note() {
        return note;
    }

    List<Figure> figures() {
        return List.copyOf(figures);
    }

    boolean isVoid() {
        return figures.isEmpty() || figures.stream().anyMatch(figure -> !figure.faults().isEmpty());
    }

    double median() {
        List<Double> sorted = figures.stream().map(Figure::perSecond).sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(middle)
                : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    double lowest() {
        return figures.stream().mapToDouble(Figure::perSecond).min().orElse(0);
    }

    double highest() {
        return figures.stream().mapToDouble(Figure::perSecond).max().orElse(0);
    }

    /// Of the last round.
    String cpu() {
        return figures.getLast().cpu();
    }

    long peakMib() {
        return figures.stream().mapToLong(Figure::rssMib).max().orElse(0);
    }
}
