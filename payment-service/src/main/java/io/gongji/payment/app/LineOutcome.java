package io.gongji.payment.app;

import io.gongji.contracts.BookId;
import io.gongji.contracts.EventId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.Sentence;

/// What became of one line of a file.
public sealed interface LineOutcome {
    /// It was taken.
    ///
    /// @param told the event that the ledger answers
    /// @param book whose ledger answers it
    record Accepted(BookId book, EventId told) implements LineOutcome {}

    /// It was there before; nothing changed.
    record Repeated() implements LineOutcome {}

    record Rejected(Refusal reason, Sentence detail) implements LineOutcome {}
}
