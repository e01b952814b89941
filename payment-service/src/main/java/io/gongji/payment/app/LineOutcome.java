package io.gongji.payment.app;

import io.gongji.contracts.Refusal;
import io.gongji.contracts.Sentence;

/// What became of one line of a file.
public sealed interface LineOutcome {
    record Accepted() implements LineOutcome {}

    /// It was there before; nothing changed.
    record Repeated() implements LineOutcome {}

    record Rejected(Refusal reason, Sentence detail) implements LineOutcome {}
}
