package io.gongji.contracts.event;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.gongji.contracts.ClaimId;
import io.gongji.contracts.Fund;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.Money;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.event.SettlementEvent.Benefit;
import io.gongji.contracts.event.SettlementEvent.Pricing;
import org.jspecify.annotations.Nullable;

/// Claims for bills that patients prepaid (手工报销, domain H4 to H7; topic `gongji.settlements`). All
/// of them are facts; a claim that was rejected moves no money and is not told.
public sealed interface ClaimEvent extends GongjiEvent {
    ClaimId claimId();

    Fund fund();

    /// A claim was approved: the fund owes its part.
    ///
    /// @param region the patient's region
    /// @param totalFen the whole invoice, 1..
    /// @param fundFen the fund's part of it, 1..totalFen
    /// @param pricing what pricing read; null when a reviewer set the amount
    record Approved(
            ClaimId claimId,
            MemberId memberId,
            RegionCode region,
            Fund fund,
            Benefit benefit,
            long totalFen,
            long fundFen,
            @JsonSetter(nulls = Nulls.SET) @Nullable Pricing pricing)
            implements ClaimEvent {
        public Approved {
            Money.positive("totalFen", totalFen);
            Money.positive("fundFen", fundFen);
            if (fundFen > totalFen) {
                throw new IllegalArgumentException("the fund pays no more than the invoice");
            }
        }
    }

    /// The money of a claim was paid out.
    ///
    /// @param bankReference the bank's own number of the payment, 1 to 100 characters
    record Paid(ClaimId claimId, RegionCode region, Fund fund, long amountFen, String bankReference)
            implements ClaimEvent {
        public Paid {
            Money.positive("amountFen", amountFen);
            Texts.require("bankReference", bankReference, Texts.REFERENCE_MAX);
        }
    }

    /// The bank brought a payment back: the claim is owed again.
    ///
    /// @param bankReference the bank's own number of the return, 1 to 100 characters
    record PaymentReturned(
            ClaimId claimId, RegionCode region, Fund fund, long amountFen, String bankReference)
            implements ClaimEvent {
        public PaymentReturned {
            Money.positive("amountFen", amountFen);
            Texts.require("bankReference", bankReference, Texts.REFERENCE_MAX);
        }
    }
}
