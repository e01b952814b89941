package io.gongji.systemtests.examples;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads `worked-examples.md`: the document's tables, and after each a fenced block `steps` in
/// which `[41]` begins the steps of row 41. A row without steps is an error, and steps without a
/// row.
public final class ExampleFile {
    private static final String NAME = "/worked-examples.md";
    private static final int COLUMNS = 5;

    private record Row(String number, String input, String expected, String rule, String basis) {}

    private final Map<String, Row> rows = new LinkedHashMap<>();
    private final Map<String, List<Step>> steps = new LinkedHashMap<>();
    private boolean inSteps;
    private String current = "";

    private ExampleFile() {}

    /// The examples in the order of the document.
    public static List<WorkedExample> read() {
        try (InputStream file = ExampleFile.class.getResourceAsStream(NAME)) {
            if (file == null) {
                throw new IllegalStateException(NAME + " is missing");
            }
            return parse(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<WorkedExample> parse(String text) {
        ExampleFile file = new ExampleFile();
        text.lines().forEach(file::line);
        return file.examples();
    }

    private void line(String line) {
        if (line.startsWith("```")) {
            inSteps = line.equals("```steps");
            current = "";
        } else if (inSteps) {
            step(line.strip());
        } else if (line.startsWith("|")) {
            row(line);
        }
    }

    private void step(String line) {
        if (line.startsWith("[")) {
            current = line.substring(1, line.indexOf(']'));
            if (steps.put(current, new ArrayList<>()) != null) {
                throw new IllegalArgumentException("two lists of steps for row " + current);
            }
        } else if (!line.isEmpty() && !line.startsWith("#")) {
            List<Step> list = steps.get(current);
            if (list == null) {
                throw new IllegalArgumentException("'" + line + "' belongs to no row");
            }
            list.add(Step.parse(line));
        }
    }

    private void row(String line) {
        String[] cells = line.strip().substring(1).split("\\|", -1);
        if (cells.length != COLUMNS + 1) {
            throw new IllegalArgumentException("'" + line + "' has not " + COLUMNS + " columns");
        }
        String number = cells[0].strip();
        if (number.equals("#") || number.startsWith("---")) {
            return;
        }
        Row row =
                new Row(
                        number,
                        cells[1].strip(),
                        cells[2].strip(),
                        cells[3].strip(),
                        cells[4].strip());
        if (rows.put(number, row) != null) {
            throw new IllegalArgumentException("two rows " + number);
        }
    }

    private List<WorkedExample> examples() {
        Set<String> alone = new HashSet<>(rows.keySet());
        alone.addAll(steps.keySet());
        alone.removeIf(number -> rows.containsKey(number) && steps.containsKey(number));
        if (!alone.isEmpty()) {
            throw new IllegalArgumentException(
                    "rows without steps, or steps without a row: " + alone);
        }
        return rows.values().stream()
                .map(row ->
                        new WorkedExample(
                                row.number(),
                                row.input(),
                                row.expected(),
                                row.rule(),
                                row.basis(),
                                steps.getOrDefault(row.number(), List.of())))
                .toList();
    }
}
