package io.gongji.payment.app;

import io.gongji.payment.domain.file.FileJob.Reached;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/// Reads the lines of a file that [LineScan] has looked at, from any line on, and says which byte
/// follows each. Lines end with LF or CRLF; a quoted value stays on its line.
final class LineReader {
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setTrim(true).setIgnoreSurroundingSpaces(true).get();

    private final InputStream in;
    private Reached reached;

    /// Reads on.
    ///
    /// @param in begins with the byte after those reached
    LineReader(InputStream in, Reached reached) {
        this.in = new BufferedInputStream(in, 1 << 16);
        this.reached = reached;
    }

    /// One line.
    ///
    /// @param line its number; the header is 1
    /// @param cells trimmed; empty when the line is not one record of comma-separated values
    /// @param blank nothing is written on it
    /// @param open it is the last line and has no line end, so that it may be cut off
    record Row(int line, List<String> cells, boolean blank, boolean open) {}

    /// The last line that was read.
    Reached reached() {
        return reached;
    }

    /// The next lines; none at the end.
    List<Row> next(int max) {
        List<Row> rows = new ArrayList<>(max);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(128);
        try {
            while (rows.size() < max) {
                boolean ended = line(bytes);
                if (!ended && bytes.size() == 0) {
                    break;
                }
                int line = reached.line() + 1;
                reached = new Reached(line, reached.bytes() + bytes.size() + (ended ? 1 : 0));
                String text = bytes.toString(StandardCharsets.UTF_8).strip();
                rows.add(
                        new Row(
                                line,
                                text.isEmpty() ? List.of() : cells(text),
                                text.isEmpty(),
                                !ended));
                bytes.reset();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    /// Reads up to a line end; false at the end of the file.
    private boolean line(ByteArrayOutputStream into) throws IOException {
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (b == '\n') {
                return true;
            }
            into.write(b);
        }
        return false;
    }

    static List<String> cells(String line) {
        try (CSVParser parser = CSVParser.parse(line, FORMAT)) {
            List<CSVRecord> records = parser.getRecords();
            return records.size() == 1 ? records.getFirst().toList() : List.of();
        } catch (IOException | UncheckedIOException e) {
            return List.of();
        }
    }
}
