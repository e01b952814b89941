package io.gongji.payment.app;

import io.gongji.contracts.Refusal;
import io.gongji.contracts.Sentence;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Looks at a file while it comes in, so that one that is no text is refused before its first line
/// counts: strict UTF-8, lengths of lines, their number, the header. It keeps no more than a line.
final class LineScan {
    private static final int LINE_CHARACTERS_MAX = 1_000;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final CharsetDecoder decoder =
            StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final ByteBuffer bytes = ByteBuffer.allocate(1 << 16);
    private final CharBuffer characters = CharBuffer.allocate(1 << 16);
    private final StringBuilder header = new StringBuilder();
    private boolean byteOrderMark;
    private boolean any;
    private char last = '\n';
    private int lineEnds;
    private int lineCharacters;
    private @Nullable Sentence problem;

    /// Looks at the next bytes.
    void take(byte[] chunk, int length) {
        int from = 0;
        while (from < length && problem == null) {
            int part = Math.min(bytes.remaining(), length - from);
            bytes.put(chunk, from, part);
            from += part;
            decode(false);
        }
    }

    /// What speaks against the file, which has ended.
    ///
    /// @param headers the header lines that are taken
    /// @param linesMax without the header
    Decided.@Nullable Refused<Void> end(List<List<String>> headers, int linesMax) {
        if (problem == null) {
            decode(true);
        }
        if (problem == null && !any) {
            problem = new Sentence("line 1: the file is empty.", "第 1 行：文件为空。");
        }
        if (problem == null && !headers.contains(header())) {
            problem = headerMustBe(headers);
        }
        if (problem == null && lines() < 1) {
            problem =
                    new Sentence(
                            "line 2: nothing follows the header; send a file with at least one line.",
                            "第 2 行：表头之后没有内容，请上传至少含一行数据的文件。");
        }
        if (problem != null) {
            return new Decided.Refused<>(Refusal.FILE_UNREADABLE, problem);
        }
        return lines() > linesMax
                ? new Decided.Refused<>(
                        Refusal.FILE_TOO_LONG,
                        new Sentence(
                                lines()
                                        + " lines are in the file, and at most "
                                        + linesMax
                                        + " are taken; split it.",
                                "文件有 " + lines() + " 行，最多 " + linesMax + " 行，请拆分后上传。"))
                : null;
    }

    boolean isUnreadable() {
        return problem != null;
    }

    /// Lines after the header.
    int lines() {
        return lineEnds + (last == '\n' ? 0 : 1) - 1;
    }

    boolean byteOrderMark() {
        return byteOrderMark;
    }

    List<String> header() {
        return LineReader.cells(header.toString().stripTrailing());
    }

    /// Bytes of the header line with its end.
    long headerBytes() {
        return header.toString().getBytes(StandardCharsets.UTF_8).length
                + (byteOrderMark ? 3L : 0L)
                + 1;
    }

    private void decode(boolean end) {
        CoderResult result = decoder.decode(bytes.flip(), characters, end);
        bytes.compact();
        characters.flip();
        while (characters.hasRemaining() && problem == null) {
            take(characters.get());
        }
        characters.clear();
        if (result.isError() && problem == null) {
            problem =
                    atLine(
                            "this is no UTF-8 text; save the file as UTF-8 (a file in GBK is not taken).",
                            "不是 UTF-8 文本，请将文件另存为 UTF-8 编码（不接受 GBK）。");
        }
    }

    private void take(char c) {
        if (!any && c == BYTE_ORDER_MARK) {
            byteOrderMark = true;
            any = true;
            return;
        }
        any = true;
        last = c;
        if (c == '\n') {
            lineEnds++;
            lineCharacters = 0;
            return;
        }
        if (c == 0) {
            problem = atLine("a zero byte; this is no text file.", "含有零字节，不是文本文件。");
        } else if (++lineCharacters > LINE_CHARACTERS_MAX) {
            problem =
                    atLine(
                            "longer than " + LINE_CHARACTERS_MAX + " characters.",
                            "超过 " + LINE_CHARACTERS_MAX + " 个字符。");
        }
        if (lineEnds == 0) {
            header.append(c);
        }
    }

    private Sentence atLine(String english, String chinese) {
        int line = lineEnds + 1;
        return new Sentence("line " + line + ": " + english, "第 " + line + " 行：" + chinese);
    }

    private static Sentence headerMustBe(List<List<String>> headers) {
        String taken =
                String.join(
                        "' or '", headers.stream().map(names -> String.join(",", names)).toList());
        return new Sentence(
                "line 1: the header must be '"
                        + taken
                        + "', separated by commas; correct it and send the file again.",
                "第 1 行：表头应为 “" + taken.replace("' or '", "” 或 “") + "”，以逗号分隔；请更正后重新上传。");
    }
}
