package io.gongji.payment.rest;

import io.gongji.contracts.Refusal;
import io.gongji.payment.app.FileCounts;
import java.util.List;

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
        static List<LineErrorResponse> of(FileCounts counts) {
            return counts.errors().stream()
                    .map(error -> new LineErrorResponse(error.line(), error.code(), error.detail()))
                    .toList();
        }
    }

    static FileResponse of(FileCounts counts, Replies.Progress progress) {
        return new FileResponse(
                progress.status(),
                counts.lines(),
                counts.accepted(),
                counts.repeated(),
                counts.rejected(),
                counts.notes(),
                LineErrorResponse.of(counts));
    }
}
