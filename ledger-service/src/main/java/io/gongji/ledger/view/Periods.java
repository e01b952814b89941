package io.gongji.ledger.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.gongji.contracts.BookId;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The accounting months (会计期间) of a book after record `asOfSeq`.
///
/// @param lockedThrough the last locked month; absent while none is
/// @param closedThrough the last closed month; absent while none is
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Periods(
        BookId book,
        long asOfSeq,
        @Schema(examples = "2025-03") @Nullable String lockedThrough,
        @Schema(examples = "2025-02") @Nullable String closedThrough) {}
