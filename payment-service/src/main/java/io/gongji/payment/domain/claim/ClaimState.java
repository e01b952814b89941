package io.gongji.payment.domain.claim;

import io.gongji.contracts.RecourseId;
import io.gongji.contracts.event.SettlementEvent.Pricing;
import org.jspecify.annotations.Nullable;

/// Where a claim stands; amounts in fen.
public sealed interface ClaimState {
    /// There is no such claim.
    record Absent() implements ClaimState {}

    /// Taken in; nobody has said yes or no.
    record Submitted(Application application) implements ClaimState {}

    record Rejected(Application application, String by) implements ClaimState {}

    /// Approved and owed (2230).
    record Payable(Application application, Owed owed) implements ClaimState {}

    record Paid(Application application, Owed owed, String bankReference) implements ClaimState {}

    /// What the fund owes.
    ///
    /// @param rule that a reviewer went by
    /// @param pricing of a policy pack
    /// @param recourseId that recovers it, when the fund pays first
    record Owed(
            long fundFen,
            @Nullable String rule,
            @Nullable Pricing pricing,
            @Nullable RecourseId recourseId) {}
}
