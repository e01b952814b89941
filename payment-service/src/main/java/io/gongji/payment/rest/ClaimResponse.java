package io.gongji.payment.rest;

import io.gongji.contracts.ClaimId;
import io.gongji.contracts.Fund;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.RecourseId;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.event.SettlementEvent.Benefit;
import io.gongji.payment.domain.claim.Application;
import io.gongji.payment.domain.claim.Cause;
import io.gongji.payment.domain.claim.ClaimState;
import io.gongji.payment.domain.claim.Route;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A claim; amounts in fen.
///
/// @param status SUBMITTED, REJECTED, PAYABLE or PAID
/// @param fundFen the fund's part; absent until it is approved
/// @param rule the rule a reviewer went by; absent when a policy pack priced it
/// @param recourseId that recovers it, when the fund pays first
record ClaimResponse(
        ClaimId claimId,
        MemberId memberId,
        RegionCode region,
        Fund fund,
        Benefit benefit,
        Cause cause,
        Route route,
        LocalDate dischargedOn,
        String issuer,
        String invoiceNumber,
        String status,
        long totalFen,
        long inScopeFen,
        @Nullable Long fundFen,
        @Nullable String rule,
        @Nullable RecourseId recourseId,
        @Nullable String bankReference) {
    static Optional<ClaimResponse> of(ClaimState state) {
        return switch (state) {
            case ClaimState.Absent _ -> Optional.empty();
            case ClaimState.Submitted submitted ->
                    Optional.of(of(submitted.application(), "SUBMITTED", null, null));
            case ClaimState.Rejected rejected ->
                    Optional.of(of(rejected.application(), "REJECTED", null, null));
            case ClaimState.Payable payable ->
                    Optional.of(of(payable.application(), "PAYABLE", payable.owed(), null));
            case ClaimState.Paid paid ->
                    Optional.of(of(paid.application(), "PAID", paid.owed(), paid.bankReference()));
        };
    }

    private static ClaimResponse of(
            Application claim,
            String status,
            ClaimState.@Nullable Owed owed,
            @Nullable String bankReference) {
        return new ClaimResponse(
                claim.claimId(),
                claim.memberId(),
                claim.region(),
                claim.fund(),
                claim.benefit(),
                claim.cause(),
                claim.route(),
                claim.dischargedOn(),
                claim.issuer(),
                claim.invoiceNumber(),
                status,
                claim.totalFen(),
                claim.inScopeFen(),
                owed == null ? null : (Long) owed.fundFen(),
                owed == null ? null : owed.rule(),
                owed == null ? null : owed.recourseId(),
                bankReference);
    }
}
