package io.gongji.systemtests.demo;

import io.gongji.systemtests.examples.Play.Checked;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/// What the demo asked, what was expected and what the system answered: printed as it goes, and as
/// one table at the end.
final class Report {
    private static final int EXAMPLE_WIDTH = 5;
    private static final int STEP_WIDTH = 58;
    private static final int VALUE_WIDTH = 52;

    private record Row(
            String section, String example, String step, String expected, String answered) {
        boolean ok() {
            return expected.equals(answered);
        }
    }

    private final PrintStream out;
    private final List<Row> rows = new ArrayList<>();
    private String section = "";

    Report(PrintStream out) {
        this.out = out;
    }

    void section(String title) {
        section = title;
        out.printf("%n%s%n", title);
    }

    /// Something worth saying that is no check.
    void say(String line) {
        out.println("  " + line);
        out.flush();
    }

    /// One figure of a step that was played.
    void check(String example, Checked checked) {
        String verdict = checked.ok() ? checked.expected() : checked.answered();
        check(
                example,
                checked.step(),
                checked.field() + " " + checked.expected(),
                checked.field() + " " + verdict);
    }

    /// One comparison with an example of the domain (its number) or with the demo's own computation
    /// (`-`).
    void check(String example, String step, String expected, String answered) {
        Row row = new Row(section, example, step, expected, answered);
        rows.add(row);
        String mark = row.ok() ? "ok    " : "NOT OK";
        String number = example.equals("-") ? "" : "[" + example + "] ";
        say(mark + " " + number + step);
        if (!row.ok()) {
            say("       expected " + expected);
            say("       answered " + answered);
        }
    }

    void check(String step, String expected, String answered) {
        check("-", step, expected, answered);
    }

    /// True when every check was right and there was one at all.
    boolean allOk() {
        return !rows.isEmpty() && rows.stream().allMatch(Row::ok);
    }

    void printTable() {
        out.println();
        line("ex.", "step", "expected", "the system answered", "");
        String current = "";
        for (Row row : rows) {
            if (!row.section().equals(current)) {
                current = row.section();
                out.println("---- " + current);
            }
            String verdict = row.ok() ? "ok" : "NOT OK";
            line(row.example(), row.step(), row.expected(), row.answered(), verdict);
        }
        long wrong = rows.stream().filter(row -> !row.ok()).count();
        out.printf("%n%d checks, %d right, %d NOT OK%n", rows.size(), rows.size() - wrong, wrong);
    }

    private void line(
            String example, String step, String expected, String answered, String verdict) {
        out.println(
                padded(example, EXAMPLE_WIDTH)
                        + padded(step, STEP_WIDTH)
                        + padded(expected, VALUE_WIDTH)
                        + padded(answered, VALUE_WIDTH)
                        + verdict);
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(1, width - columns(text)));
    }

    /// A Chinese character takes two columns of a terminal.
    private static int columns(String text) {
        return text.codePoints()
                .map(point ->
                        Character.UnicodeScript.of(point) == Character.UnicodeScript.HAN ? 2 : 1)
                .sum();
    }
}
