package io.gongji.payment.rest;

import io.gongji.contracts.CaptureId;
import io.gongji.contracts.HoldId;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.ProviderId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.event.HoldEvent;
import io.gongji.contracts.event.HoldEvent.Purpose;
import io.gongji.contracts.event.HoldEvent.Rest;
import io.gongji.payment.domain.hold.Capture;
import io.gongji.payment.domain.hold.HoldState;
import io.gongji.payment.domain.hold.Placement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Requests and responses of holds. Amounts are fen.
final class HoldBodies {
    private HoldBodies() {}

    /// What a provider wants reserved.
    record HoldRequestBody(
            MemberId memberId,
            ProviderId providerId,
            RegionCode providerRegion,
            @Schema(description = "The provider's own number, unique for ever")
                    String providerNumber,
            Purpose purpose,
            long amountFen,
            @Schema(description = "60 to 604800 seconds from the receipt on")
                    int expiresInSeconds) {}

    /// What a provider wants paid out of a hold.
    record CaptureRequestBody(
            @Schema(description = "the provider for which the money is held") ProviderId providerId,
            @Schema(description = "The provider's own number of the payment, unique for ever")
                    String providerNumber,
            long amountFen,
            @Schema(description = "STAYS_HELD unless said otherwise") @Nullable Rest rest) {}

    /// A capture as it stands: PENDING, POSTED, DECLINED, VOID_PENDING or VOIDED.
    record CaptureResponse(
            HoldId holdId,
            CaptureId captureId,
            String providerNumber,
            Capture.Stage status,
            @Nullable Refusal reason,
            long amountFen,
            Rest rest,
            @Nullable Long seq,
            @Nullable Long voidedBySeq) {
        static CaptureResponse of(Capture capture) {
            HoldEvent.Captured told = capture.told();
            return new CaptureResponse(
                    told.holdId(),
                    told.captureId(),
                    told.providerNumber(),
                    capture.stage(),
                    capture.reason(),
                    told.amountFen(),
                    told.rest(),
                    capture.seq(),
                    capture.voidedBySeq());
        }
    }

    /// A hold as it stands: PENDING, DECLINED, ACTIVE, CAPTURED, RELEASED or EXPIRED. Own, pool and
    /// wallet add up to the amount.
    record HoldResponse(
            HoldId holdId,
            MemberId memberId,
            ProviderId providerId,
            RegionCode providerRegion,
            String providerNumber,
            Purpose purpose,
            String status,
            @Nullable Refusal reason,
            long amountFen,
            @Nullable Long leftFen,
            @Nullable Long ownFen,
            @Nullable Long poolFen,
            @Nullable Long walletFen,
            Instant expiresAt,
            List<CaptureResponse> captures,
            @Nullable String book,
            @Nullable Long seq,
            @Nullable Long endedSeq) {
        static Optional<HoldResponse> of(HoldState state) {
            return switch (state) {
                case HoldState.Absent _ -> Optional.empty();
                case HoldState.Asked asked -> Optional.of(of(asked.told(), "PENDING", null, null));
                case HoldState.Declined declined ->
                        Optional.of(of(declined.told(), "DECLINED", declined.reason(), null));
                case HoldState.Placed placed -> {
                    HoldState.End end = placed.end();
                    yield Optional.of(
                            of(
                                    placed.told(),
                                    end == null ? "ACTIVE" : end.kind().name(),
                                    null,
                                    placed));
                }
            };
        }

        private static HoldResponse of(
                HoldEvent.Placed told,
                String status,
                @Nullable Refusal reason,
                HoldState.@Nullable Placed placed) {
            Placement placement = placed == null ? null : placed.placement();
            HoldState.End end = placed == null ? null : placed.end();
            return new HoldResponse(
                    told.holdId(),
                    told.memberId(),
                    told.provider(),
                    told.providerRegion(),
                    told.providerNumber(),
                    told.purpose(),
                    status,
                    reason,
                    told.amountFen(),
                    placed == null ? null : placed.leftFen(),
                    placement == null ? null : placement.ownFen(),
                    placement == null ? null : placement.poolFen(),
                    placement == null ? null : placement.walletFen(),
                    told.expiresAt(),
                    placed == null
                            ? List.of()
                            : placed.captures().stream().map(CaptureResponse::of).toList(),
                    placement == null ? null : placement.book().value(),
                    placement == null ? null : placement.seq(),
                    end == null ? null : end.seq());
        }
    }
}
