package io.gongji.payment.domain.recourse;

import io.gongji.contracts.ClaimId;
import io.gongji.contracts.Fund;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.ProviderId;
import io.gongji.contracts.RecourseId;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.event.SettlementEvent.Benefit;
import org.jspecify.annotations.Nullable;

/// A case against a third party as it was opened; no name is in it.
///
/// @param region where the patient is insured
/// @param benefit whose expense it becomes when it is given up
/// @param amountFen what the fund pays first, 1..
/// @param provider that is owed it; null when a claim is
/// @param claimId that is owed it; null when a provider is
/// @param caseNumber of the agency or the court, unique for ever
/// @param openedBy the caller who opened it; another one gives it up
public record RecourseCase(
        RecourseId recourseId,
        MemberId memberId,
        RegionCode region,
        Fund fund,
        Benefit benefit,
        long amountFen,
        @Nullable ProviderId provider,
        @Nullable ClaimId claimId,
        String caseNumber,
        String openedBy) {}
