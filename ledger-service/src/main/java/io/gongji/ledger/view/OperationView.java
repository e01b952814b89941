package io.gongji.ledger.view;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.gongji.contracts.BookId;
import io.gongji.contracts.CorrectionReason;
import io.gongji.contracts.Refusal;
import io.gongji.ledger.domain.Operation.Kind;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// How far an operator's request is.
///
/// @param month of a period, such as `2025-03`
/// @param year that has begun
/// @param subject what a freeze or a correction is about, `member/…`, `grant/…` or `record/…`
/// @param correctionReason why a record is taken back
/// @param reference the number of the paper that explains a correction
/// @param requestedBy who asked for it
/// @param decidedBy who approved or rejected a correction
/// @param events how many events ask the book for it; a sweep grows until it has asked for
///   everybody
/// @param answered how many of them have a record
/// @param seq the last of these records
/// @param reason why the book declined
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Operation")
public record OperationView(
        UUID operationId,
        BookId book,
        Kind kind,
        @Nullable String month,
        @Nullable Integer year,
        @Nullable String subject,
        @Nullable CorrectionReason correctionReason,
        @Nullable String reference,
        String requestedBy,
        @Nullable String decidedBy,
        Status status,
        int events,
        int answered,
        @Nullable Long seq,
        @Nullable Refusal reason) {
    /// Whether the book has answered all of it.
    @JsonIgnore
    public boolean isSettled() {
        return status == Status.DONE || status == Status.DECLINED || status == Status.REJECTED;
    }

    /// What became of it.
    @Schema(name = "OperationStatus")
    public enum Status {
        /// a second person must approve or reject it
        AWAITING_APPROVAL,
        PENDING,
        DONE,
        DECLINED,
        /// by the second person; the book was not asked
        REJECTED
    }
}
