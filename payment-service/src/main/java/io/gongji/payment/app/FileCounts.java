package io.gongji.payment.app;

import io.gongji.contracts.Refusal;
import io.gongji.contracts.Sentence;
import java.util.List;

/// What became of a file's lines.
///
/// @param errors the first of them, by line
public record FileCounts(
        long lines,
        long accepted,
        long repeated,
        long rejected,
        List<Sentence> notes,
        List<LineError> errors) {
    public FileCounts {
        notes = List.copyOf(notes);
        errors = List.copyOf(errors);
    }

    /// One line that was not taken.
    ///
    /// @param line 1 is the header
    public record LineError(int line, Refusal code, Sentence detail) {}
}
