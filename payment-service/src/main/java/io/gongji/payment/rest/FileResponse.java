package io.gongji.payment.rest;

import io.gongji.contracts.Refusal;
import io.gongji.contracts.Sentence;
import io.gongji.payment.app.FileCounts;
import java.util.List;
import java.util.Locale;

/// What became of a file's lines; `status` is PENDING while the ledger has not answered the last of
/// them.
record FileResponse(
        String status,
        long lines,
        long accepted,
        long repeated,
        long rejected,
        List<String> notes,
        List<LineErrorResponse> errors) {
    /// One line that was not taken; line 1 is the header.
    record LineErrorResponse(int line, Refusal code, String detail) {
        static List<LineErrorResponse> of(FileCounts counts, Locale language) {
            return counts.errors().stream()
                    .map(error ->
                            new LineErrorResponse(
                                    error.line(), error.code(), detail(error, language)))
                    .toList();
        }

        private static String detail(FileCounts.LineError error, Locale language) {
            Sentence sentence =
                    error.detail().isEmpty()
                            ? new Sentence(error.code().english(), error.code().chinese())
                            : error.detail();
            return sentence.in(language);
        }
    }

    static FileResponse of(FileCounts counts, Replies.Progress progress, Locale language) {
        return new FileResponse(
                progress.status(),
                counts.lines(),
                counts.accepted(),
                counts.repeated(),
                counts.rejected(),
                counts.notes().stream().map(note -> note.in(language)).toList(),
                LineErrorResponse.of(counts, language));
    }
}
