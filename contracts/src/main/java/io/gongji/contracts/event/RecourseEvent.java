package io.gongji.contracts.event;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.gongji.contracts.ClaimId;
import io.gongji.contracts.Fund;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.Money;
import io.gongji.contracts.ProviderId;
import io.gongji.contracts.RecourseId;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.event.SettlementEvent.Benefit;
import org.jspecify.annotations.Nullable;

/// Recourse (追偿, domain I2): a third party is liable and does not pay or is unknown, so the fund
/// pays first and recovers afterwards (topic `gongji.settlements`). All of them are facts.
public sealed interface RecourseEvent extends GongjiEvent {
    RecourseId recourseId();

    Fund fund();

    /// The fund pays first.
    ///
    /// @param region the patient's region
    /// @param provider the provider that is owed the amount; null when a claim is
    /// @param claimId the claim that is owed the amount; null when a provider is
    record Opened(
            RecourseId recourseId,
            MemberId memberId,
            RegionCode region,
            Fund fund,
            long amountFen,
            @JsonSetter(nulls = Nulls.SET) @Nullable ProviderId provider,
            @JsonSetter(nulls = Nulls.SET) @Nullable ClaimId claimId)
            implements RecourseEvent {
        public Opened {
            Money.positive("amountFen", amountFen);
            if ((provider == null) == (claimId == null)) {
                throw new IllegalArgumentException("either a provider or a claim is owed");
            }
        }
    }

    /// The third party paid, in whole or in part. What is more than was open waits in suspense.
    ///
    /// @param bankReference the bank's own number of the receipt, 1 to 100 characters
    record Recovered(
            RecourseId recourseId,
            RegionCode region,
            Fund fund,
            long amountFen,
            String bankReference)
            implements RecourseEvent {
        public Recovered {
            Money.positive("amountFen", amountFen);
            Texts.require("bankReference", bankReference, Texts.REFERENCE_MAX);
        }
    }

    /// What is still open is given up by approval and is the fund's expense.
    record WrittenOff(
            RecourseId recourseId, RegionCode region, Fund fund, Benefit benefit, long amountFen)
            implements RecourseEvent {
        public WrittenOff {
            Money.positive("amountFen", amountFen);
        }
    }
}
