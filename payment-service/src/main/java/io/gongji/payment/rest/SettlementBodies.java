package io.gongji.payment.rest;

import io.gongji.contracts.GrantId;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.PolicyVersion;
import io.gongji.contracts.ProviderId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.SettlementId;
import io.gongji.contracts.event.SettlementEvent;
import io.gongji.contracts.event.SettlementEvent.Benefit;
import io.gongji.payment.app.TrialHandler;
import io.gongji.payment.domain.settlement.Bill;
import io.gongji.payment.domain.settlement.Payment;
import io.gongji.payment.domain.settlement.SettlementState;
import io.gongji.payment.ledger.SplitPreviews;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Requests and responses of bills. Amounts are fen; fund, own, pool, wallet and cash add up to the
/// bill.
final class SettlementBodies {
    private SettlementBodies() {}

    /// A bill as a provider sends it.
    record SettlementRequest(
            MemberId memberId,
            ProviderId providerId,
            RegionCode providerRegion,
            @Schema(description = "The provider's own number, unique for ever")
                    String providerNumber,
            LocalDate serviceDate,
            Benefit benefit,
            long totalFen,
            @Schema(description = "What the catalogue covers, 0 to totalFen") long inScopeFen) {}

    /// One grant's part.
    record GrantResponse(GrantId grantId, long amountFen) {}

    /// A bill as it stands: PENDING, POSTED, DECLINED or VOIDED. `cashFen` holds the out-of-scope
    /// part too.
    record SettlementResponse(
            SettlementId settlementId,
            MemberId memberId,
            ProviderId providerId,
            RegionCode providerRegion,
            String providerNumber,
            LocalDate serviceDate,
            Benefit benefit,
            String status,
            @Schema(description = "A void of a posted bill waits for the ledger")
                    boolean voidPending,
            @Nullable Refusal reason,
            long totalFen,
            long inScopeFen,
            long fundFen,
            long selfPayFen,
            long cashOnlyFen,
            @Nullable Long ownFen,
            @Nullable Long poolFen,
            @Nullable Long walletFen,
            @Nullable Long cashFen,
            @Nullable List<GrantResponse> grants,
            PolicyVersion policyVersion,
            @Nullable String book,
            @Nullable Long seq,
            @Nullable Long voidedBySeq) {
        static Optional<SettlementResponse> of(SettlementState state) {
            return switch (state) {
                case SettlementState.Absent _ -> Optional.empty();
                case SettlementState.Requested requested ->
                        Optional.of(of(requested.bill(), "PENDING", false, null, null, null));
                case SettlementState.Reversing reversing ->
                        Optional.of(of(reversing.bill(), "PENDING", true, null, null, null));
                case SettlementState.Posted posted ->
                        Optional.of(
                                of(posted.bill(), "POSTED", false, null, posted.payment(), null));
                case SettlementState.Declined declined ->
                        Optional.of(
                                of(
                                        declined.bill(),
                                        "DECLINED",
                                        false,
                                        declined.reason(),
                                        null,
                                        null));
                case SettlementState.VoidRequested asked ->
                        Optional.of(of(asked.bill(), "POSTED", true, null, asked.payment(), null));
                case SettlementState.Voided voided ->
                        Optional.of(
                                of(
                                        voided.bill(),
                                        "VOIDED",
                                        false,
                                        null,
                                        voided.payment(),
                                        voided.voidedBySeq()));
            };
        }

        private static SettlementResponse of(
                Bill bill,
                String status,
                boolean voidPending,
                @Nullable Refusal reason,
                @Nullable Payment payment,
                @Nullable Long voidedBySeq) {
            SettlementEvent.Requested told = bill.told();
            return new SettlementResponse(
                    told.settlementId(),
                    told.memberId(),
                    told.provider(),
                    told.providerRegion(),
                    told.providerNumber(),
                    bill.serviceDate(),
                    told.benefit(),
                    status,
                    voidPending,
                    reason,
                    told.totalFen(),
                    told.pricing().inScopeFen(),
                    told.fundFen(),
                    told.accountPayableFen(),
                    told.cashOnlyFen(),
                    payment == null ? null : payment.ownFen(),
                    payment == null ? null : payment.poolFen(),
                    payment == null ? null : payment.walletFen(),
                    payment == null ? null : payment.cashFen(),
                    payment == null ? null : grants(payment),
                    bill.policyVersion(),
                    payment == null ? null : payment.book().value(),
                    payment == null ? null : payment.seq(),
                    voidedBySeq);
        }

        private static List<GrantResponse> grants(Payment payment) {
            return payment.grants().stream()
                    .map(grant -> new GrantResponse(grant.grantId(), grant.amountFen()))
                    .toList();
        }
    }

    /// What a bill would cost now.
    ///
    /// @param asOfSeq the journal record up to which the ledger looked
    record TrialResponse(
            long totalFen,
            long inScopeFen,
            long fundFen,
            long selfPayFen,
            long cashOnlyFen,
            long ownFen,
            long poolFen,
            long walletFen,
            long cashFen,
            List<GrantResponse> grants,
            PolicyVersion policyVersion,
            long asOfSeq) {
        static TrialResponse of(TrialHandler.Trial.Priced trial) {
            SplitPreviews.Split split = trial.split();
            return new TrialResponse(
                    trial.cost().totalFen(),
                    trial.cost().inScopeFen(),
                    trial.price().fundFen(),
                    trial.price().selfPayFen(),
                    trial.price().cashOnlyFen(),
                    split.ownFen(),
                    split.poolFen(),
                    split.walletFen(),
                    split.cashFen() + trial.price().cashOnlyFen(),
                    split.grants().stream()
                            .map(grant -> new GrantResponse(grant.grantId(), grant.amountFen()))
                            .toList(),
                    trial.policyVersion(),
                    split.asOfSeq());
        }
    }
}
