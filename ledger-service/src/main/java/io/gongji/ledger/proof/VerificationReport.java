package io.gongji.ledger.proof;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.gongji.contracts.BookId;
import org.jspecify.annotations.Nullable;

/// What a verification found.
///
/// @param records how many records were read and held
/// @param headSeq the book's head when it began
/// @param headHash the chain at that head, in hex
/// @param ok whether nothing differs
/// @param firstDifference where the first one is, when not
@JsonInclude(JsonInclude.Include.NON_NULL)
public record VerificationReport(
        BookId book,
        ProofSource source,
        long records,
        long headSeq,
        String headHash,
        boolean ok,
        @Nullable Difference firstDifference,
        long tookMillis) {}
