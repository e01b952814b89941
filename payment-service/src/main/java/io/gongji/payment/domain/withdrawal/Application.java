package io.gongji.payment.domain.withdrawal;

import io.gongji.contracts.MemberId;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.WithdrawalId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An application for cash as a counter took it in.
///
/// @param region where the person is insured
/// @param amountFen 1..; null for all that is on the account when it is approved
/// @param requestedBy the caller who took it in; another one approves it
public record Application(
        WithdrawalId withdrawalId,
        MemberId memberId,
        RegionCode region,
        Cause cause,
        Set<Document> documents,
        @Nullable Long amountFen,
        String requestedBy) {
    public Application {
        documents = Set.copyOf(documents);
    }
}
