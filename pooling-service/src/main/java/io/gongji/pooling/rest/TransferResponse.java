package io.gongji.pooling.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.TransferId;
import io.gongji.pooling.domain.transfer.Stage;
import io.gongji.pooling.domain.transfer.Transfer;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A wallet transfer as it is now.
///
/// @param returnAt when it goes back unless it was accepted before
/// @param declinedFor why the ledger declined to take the money, or to give it to the payee
/// @param returnCause why it went back
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TransferResponse(
        @Schema(implementation = String.class, format = "uuid") TransferId transferId,
        @Schema(implementation = String.class, format = "uuid") MemberId payerId,
        @Schema(implementation = String.class) RegionCode payerRegion,
        @Schema(implementation = String.class, format = "uuid") MemberId payeeId,
        @Schema(implementation = String.class) RegionCode payeeRegion,
        long amountFen,
        Status status,
        Instant sentAt,
        Instant returnAt,
        @Nullable Refusal declinedFor,
        Stage.@Nullable Cause returnCause) {
    /// Where it stands.
    enum Status {
        /// the ledger has not taken the money yet
        PENDING,
        /// the money waits for the payee
        SENT,
        /// accepted; not the payee's yet
        ACCEPTING,
        CREDITED,
        /// on its way back to the payer
        RETURNING,
        RETURNED,
        /// the ledger did not take the money
        DECLINED
    }

    static TransferResponse of(Transfer transfer) {
        return new TransferResponse(
                transfer.id(),
                transfer.payer(),
                transfer.payerRegion(),
                transfer.payee(),
                transfer.payeeRegion(),
                transfer.amountFen(),
                status(transfer.stage()),
                transfer.sentAt(),
                transfer.returnAt(),
                declinedFor(transfer.stage()),
                returnCause(transfer.stage()));
    }

    private static Status status(Stage stage) {
        return switch (stage) {
            case Stage.Pending _ -> Status.PENDING;
            case Stage.Waiting _ -> Status.SENT;
            case Stage.Declined _ -> Status.DECLINED;
            case Stage.Accepting _ -> Status.ACCEPTING;
            case Stage.Credited _ -> Status.CREDITED;
            case Stage.Returning _ -> Status.RETURNING;
            case Stage.Returned _ -> Status.RETURNED;
        };
    }

    private static @Nullable Refusal declinedFor(Stage stage) {
        return switch (stage) {
            case Stage.Declined(Refusal reason) -> reason;
            case Stage.Waiting(Refusal reason) -> reason;
            case Stage.Pending _,
                    Stage.Accepting _,
                    Stage.Credited _,
                    Stage.Returning _,
                    Stage.Returned _ ->
                    null;
        };
    }

    private static Stage.@Nullable Cause returnCause(Stage stage) {
        return switch (stage) {
            case Stage.Returning(Stage.Cause cause) -> cause;
            case Stage.Returned(Stage.Cause cause) -> cause;
            case Stage.Pending _,
                    Stage.Waiting _,
                    Stage.Declined _,
                    Stage.Accepting _,
                    Stage.Credited _ ->
                    null;
        };
    }
}
