package io.gongji.contracts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// Reads the small comma-separated tables that ship with this module: a header line, no quoting.
final class Tables {
    private Tables() {}

    static List<String[]> read(String name, int columns) {
        try (InputStream in =
                Objects.requireNonNull(Tables.class.getResourceAsStream(name), name)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .skip(1)
                    .filter(line -> !line.isBlank())
                    .map(line -> row(name, line, columns))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String[] row(String name, String line, int columns) {
        String[] cells = line.split(",", -1);
        if (cells.length != columns) {
            throw new IllegalStateException(
                    name + ": a line has " + cells.length + " columns, not " + columns);
        }
        return cells;
    }
}
