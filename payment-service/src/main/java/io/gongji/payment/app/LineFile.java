package io.gongji.payment.app;

import io.gongji.contracts.Refusal;
import io.gongji.contracts.Sentence;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/// A comma-separated file of one record per line, as employers and villages send it: UTF-8 with or
/// without a byte-order mark, a header line, LF or CRLF. It is looked through once as a whole, so
/// that a file that is no text is refused before its first line counts; then it is read line by
/// line. A quoted value stays on its line.
final class LineFile {
    private static final int LINE_CHARACTERS_MAX = 1_000;
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setTrim(true).setIgnoreSurroundingSpaces(true).get();

    private final Content file;
    private final boolean byteOrderMark;
    private final boolean endsWithLineEnd;
    private final List<String> header;

    private LineFile(Content file, Scan scan, List<String> header) {
        this.file = file;
        this.byteOrderMark = scan.byteOrderMark;
        this.endsWithLineEnd = scan.last == '\n' || scan.last == '\r';
        this.header = header;
    }

    /// One line.
    ///
    /// @param line its number; the header is 1
    /// @param cells trimmed; empty when the line is not one record of comma-separated values
    /// @param open it is the last line and has no line end, so that it may be cut off
    record Row(int line, List<String> cells, boolean open) {}

    /// What looking a file through says.
    sealed interface Opened {
        record Text(LineFile file) implements Opened {}

        record Unreadable(Refusal reason, Sentence detail) implements Opened {}
    }

    /// Looks a file through.
    ///
    /// @param headers the header lines that are taken
    /// @param linesMax without the header
    static Opened open(Content file, List<List<String>> headers, int linesMax) {
        Scan scan = new Scan();
        try {
            scan.run(file);
            if (scan.problem != null) {
                return new Opened.Unreadable(Refusal.FILE_UNREADABLE, scan.problem);
            }
            List<String> header = firstLine(file);
            if (headers.stream().noneMatch(header::equals)) {
                String taken =
                        String.join(
                                "' or '",
                                headers.stream().map(names -> String.join(",", names)).toList());
                return new Opened.Unreadable(
                        Refusal.FILE_UNREADABLE,
                        new Sentence(
                                "line 1: the header must be '"
                                        + taken
                                        + "', separated by commas; correct it and send the file again.",
                                "第 1 行：表头应为 “" + taken + "”，以逗号分隔；请更正后重新上传。"));
            }
            if (scan.lines() < 2) {
                return new Opened.Unreadable(
                        Refusal.FILE_UNREADABLE,
                        new Sentence(
                                "line 2: nothing follows the header; send a file with at least one line.",
                                "第 2 行：表头之后没有内容，请上传至少含一行数据的文件。"));
            }
            if (scan.lines() - 1 > linesMax) {
                return new Opened.Unreadable(
                        Refusal.FILE_TOO_LONG,
                        new Sentence(
                                (scan.lines() - 1)
                                        + " lines are in the file, and at most "
                                        + linesMax
                                        + " are taken; split it.",
                                "文件有 " + (scan.lines() - 1) + " 行，最多 " + linesMax + " 行，请拆分后上传。"));
            }
            return new Opened.Text(new LineFile(file, scan, header));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> header() {
        return header;
    }

    boolean byteOrderMark() {
        return byteOrderMark;
    }

    /// Reads the lines after the header in chunks; blank lines are passed over.
    void forEachChunk(int chunkLines, Consumer<List<Row>> chunk) {
        try (BufferedReader reader = reader(file)) {
            List<Row> rows = new ArrayList<>(chunkLines);
            reader.readLine();
            String text = reader.readLine();
            for (int line = 2; text != null; line++) {
                String next = reader.readLine();
                if (!text.isBlank()) {
                    rows.add(new Row(line, cells(text), next == null && !endsWithLineEnd));
                }
                if (rows.size() == chunkLines) {
                    chunk.accept(List.copyOf(rows));
                    rows.clear();
                }
                text = next;
            }
            if (!rows.isEmpty()) {
                chunk.accept(List.copyOf(rows));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> firstLine(Content file) throws IOException {
        try (BufferedReader reader = reader(file)) {
            String line = reader.readLine();
            if (line == null || line.isBlank()) {
                return List.of();
            }
            return cells(line.charAt(0) == BYTE_ORDER_MARK ? line.substring(1) : line);
        }
    }

    private static List<String> cells(String line) {
        try (CSVParser parser = CSVParser.parse(line, FORMAT)) {
            List<CSVRecord> records = parser.getRecords();
            return records.size() == 1 ? records.getFirst().toList() : List.of();
        } catch (IOException | UncheckedIOException e) {
            return List.of();
        }
    }

    private static BufferedReader reader(Content file) throws IOException {
        InputStream in = file.open();
        return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), 1 << 16);
    }

    /// The first look: strict UTF-8, line lengths, number of lines, first and last character.
    private static final class Scan {
        private final CharsetDecoder decoder =
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        private boolean byteOrderMark;
        private boolean any;
        private char last = '\n';
        private int lineEnds;
        private int lineCharacters;
        private @Nullable Sentence problem;

        int lines() {
            return lineEnds + (last == '\n' ? 0 : 1);
        }

        void run(Content file) throws IOException {
            ByteBuffer bytes = ByteBuffer.allocate(1 << 16);
            CharBuffer characters = CharBuffer.allocate(1 << 16);
            try (InputStream in = file.open()) {
                boolean end = false;
                while (!end && problem == null) {
                    int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
                    end = read < 0;
                    bytes.position(bytes.position() + Math.max(read, 0)).flip();
                    CoderResult result = decoder.decode(bytes, characters, end);
                    take(characters.flip());
                    characters.clear();
                    bytes.compact();
                    if (result.isError() && problem == null) {
                        problem =
                                new Sentence(
                                        "line "
                                                + (lineEnds + 1)
                                                + ": this is no UTF-8 text; save the file as UTF-8 (a file in GBK is not taken).",
                                        "第 "
                                                + (lineEnds + 1)
                                                + " 行：不是 UTF-8 文本，请将文件另存为 UTF-8 编码（不接受 GBK）。");
                    }
                }
            }
            if (problem == null && !any) {
                problem = new Sentence("line 1: the file is empty.", "第 1 行：文件为空。");
            }
        }

        private void take(CharBuffer characters) {
            while (characters.hasRemaining() && problem == null) {
                char c = characters.get();
                if (!any && c == BYTE_ORDER_MARK) {
                    byteOrderMark = true;
                    any = true;
                    continue;
                }
                any = true;
                last = c;
                if (c == '\n') {
                    lineEnds++;
                    lineCharacters = 0;
                } else if (c == 0) {
                    problem =
                            new Sentence(
                                    "line "
                                            + (lineEnds + 1)
                                            + ": a zero byte; this is no text file.",
                                    "第 " + (lineEnds + 1) + " 行：含有零字节，不是文本文件。");
                } else if (++lineCharacters > LINE_CHARACTERS_MAX) {
                    problem =
                            new Sentence(
                                    "line "
                                            + (lineEnds + 1)
                                            + ": longer than "
                                            + LINE_CHARACTERS_MAX
                                            + " characters.",
                                    "第 "
                                            + (lineEnds + 1)
                                            + " 行：超过 "
                                            + LINE_CHARACTERS_MAX
                                            + " 个字符。");
                }
            }
        }
    }

    static List<String> names(String... columns) {
        return Arrays.asList(columns);
    }
}
