package io.gongji.payment.rest;

import io.gongji.contracts.Refusal;
import io.gongji.payment.domain.file.FileJob;
import io.gongji.payment.domain.file.FileLine;
import io.gongji.payment.domain.file.FileLine.Answered;
import io.gongji.payment.view.FileQueries;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What became of a file's lines as CSV (RFC 4180, LF), a page at a time.
final class FileResults {
    static final String MEDIA_TYPE = "text/csv;charset=UTF-8";

    private static final String HEADER = "line,status,code,detail,reference\n";
    private static final int PAGE_LINES = 1_000;

    private final FileQueries queries;
    private final FileJob job;
    private final Locale language;

    /// Writes the lines up to the one that the file has reached as it was read.
    FileResults(FileQueries queries, FileJob job, Locale language) {
        this.queries = queries;
        this.job = job;
        this.language = language;
    }

    void writeTo(OutputStream out) throws IOException {
        Writer writer =
                new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
        writer.write(HEADER);
        int last = job.reached().line();
        for (int after = 1; after < last; ) {
            List<Answered> page =
                    queries.lines(job.fileId(), after, Math.min(PAGE_LINES, last - after));
            if (page.isEmpty()) {
                throw new IllegalStateException("line " + (after + 1) + " has no result");
            }
            for (Answered line : page) {
                writer.write(text(line));
            }
            after = page.getLast().line().line();
        }
        writer.flush();
    }

    private String text(Answered answered) {
        FileLine line = answered.line();
        return switch (line.status()) {
            case ACCEPTED ->
                    answered.declined() == null
                            ? text(line, answered.answered() ? "ACCEPTED" : "PENDING", null)
                            : text(line, "REJECTED", answered.declined());
            case REPEATED -> text(line, "REPEATED", null);
            case REJECTED -> text(line, "REJECTED", line.code());
            case BLANK -> text(line, "BLANK", null);
        };
    }

    private String text(FileLine line, String status, @Nullable Refusal code) {
        String reference = line.reference();
        return line.line()
                + ","
                + status
                + ","
                + (code == null ? "" : code.name())
                + ","
                + (code == null ? "" : quoted(FileResponse.detail(code, line.detail(), language)))
                + ","
                + (reference == null ? "" : quoted(reference))
                + "\n";
    }

    private static String quoted(String text) {
        return text.contains(",") || text.contains("\"") || text.contains("\n")
                ? '"' + text.replace("\"", "\"\"") + '"'
                : text;
    }
}
