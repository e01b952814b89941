package io.gongji.payment.domain.claim;

import io.gongji.contracts.RecourseId;
import io.gongji.contracts.event.SettlementEvent.Pricing;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What can be asked of a claim.
public sealed interface ClaimCommand {
    /// Take it in.
    ///
    /// @param today the day it came in, Asia/Shanghai
    /// @param months after the discharge within which it must come where a limit holds
    record Submit(Application application, LocalDate today, int months) implements ClaimCommand {}

    /// Say yes, by another caller than the one who took it in.
    ///
    /// @param fundFen the fund's part
    /// @param pricing what a policy pack's price read; null when a reviewer set the amount
    /// @param rule the rule a reviewer went by; null when a pack priced it
    record Approve(String by, long fundFen, @Nullable Pricing pricing, @Nullable String rule)
            implements ClaimCommand {}

    record Reject(String by) implements ClaimCommand {}

    /// The fund pays first for a third party, by another caller than the one who took it in.
    record PayFirst(String by, RecourseId recourseId, long amountFen) implements ClaimCommand {}

    /// The bank has paid it out.
    record Pay(String bankReference) implements ClaimCommand {}

    /// The bank brought the payment back.
    record Return(String bankReference) implements ClaimCommand {}
}
