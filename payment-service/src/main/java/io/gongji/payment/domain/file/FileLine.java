package io.gongji.payment.domain.file;

import io.gongji.contracts.EventId;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.Sentence;
import org.jspecify.annotations.Nullable;

/// What became of one line of a file.
///
/// @param line its number; the header is 1
/// @param code why it was rejected
/// @param detail the same in words; may be empty
/// @param reference what to ask about later: the member, or the receipt
/// @param person whom the line is about; null when unknown, or when another line is about the same
/// @param told the event that the ledger answers; there exactly when the line was accepted
public record FileLine(
        int line,
        Status status,
        @Nullable Refusal code,
        Sentence detail,
        @Nullable String reference,
        @Nullable MemberId person,
        @Nullable EventId told) {
    /// A line and the ledger's answer to it.
    ///
    /// @param answered whether the ledger has answered
    /// @param declined why it declined; null when it did not
    public record Answered(FileLine line, boolean answered, @Nullable Refusal declined) {}

    /// How a line ended.
    public enum Status {
        ACCEPTED,
        /// It was there before; nothing changed.
        REPEATED,
        REJECTED,
        /// Nothing is written on it.
        BLANK
    }
}
