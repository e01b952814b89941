package io.gongji.contracts.event;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.gongji.contracts.Fund;
import io.gongji.contracts.Money;
import io.gongji.contracts.ProviderId;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.SettlementId;
import io.gongji.contracts.StatementId;
import io.gongji.contracts.event.SettlementEvent.Benefit;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the agency settles with hospitals and pharmacies (domain H1, H2, H8; topic
/// `gongji.settlements`). All of them are facts. `region` is where the provider is owed.
public sealed interface ProviderEvent extends GongjiEvent {
    /// The most bills whose disallowance one event carries.
    int DISALLOWANCES_MAX = 500;

    ProviderId provider();

    Fund fund();

    /// The agency paid an advance (预拨) for a month.
    ///
    /// @param bankReference the bank's own number of the payment, 1 to 100 characters
    record AdvancePaid(
            ProviderId provider,
            RegionCode region,
            Fund fund,
            YearMonth month,
            long amountFen,
            String bankReference)
            implements ProviderEvent {
        public AdvancePaid {
            Money.positive("amountFen", amountFen);
            Texts.require("bankReference", bankReference, Texts.REFERENCE_MAX);
        }
    }

    /// A provider's statement of a month was reviewed and approved (结算申报审核).
    ///
    /// @param claimedFen what its bills say the provider is owed, 1..
    /// @param offsetFen how much of what is approved the year's advances pay already
    /// @param disallowances what of the fund's part is not owed; may be none
    record StatementApproved(
            StatementId statementId,
            ProviderId provider,
            RegionCode region,
            Fund fund,
            YearMonth month,
            long claimedFen,
            long offsetFen,
            List<Disallowance> disallowances)
            implements ProviderEvent {
        public StatementApproved {
            Money.positive("claimedFen", claimedFen);
            Money.notNegative("offsetFen", offsetFen);
            disallowances = checked(disallowances);
            if (sumFen(disallowances) + offsetFen > claimedFen) {
                throw new IllegalArgumentException(
                        "no more than the statement is disallowed and offset");
            }
        }

        /// What the provider is owed by the statement, before advances are set off.
        public long approvedFen() {
            return claimedFen - sumFen(disallowances);
        }
    }

    /// Bills of an approved statement were disallowed afterwards, whole or in part (扣款).
    ///
    /// @param disallowances at least one
    record StatementDisallowed(
            StatementId statementId,
            ProviderId provider,
            RegionCode region,
            Fund fund,
            List<Disallowance> disallowances)
            implements ProviderEvent {
        public StatementDisallowed {
            disallowances = checked(disallowances);
            if (disallowances.isEmpty()) {
                throw new IllegalArgumentException("a disallowance names its bills");
            }
        }
    }

    /// The agency paid a provider.
    ///
    /// @param paperId the statement or the recourse that is paid
    record Paid(
            UUID paperId,
            ProviderId provider,
            RegionCode region,
            Fund fund,
            long amountFen,
            String bankReference)
            implements ProviderEvent {
        public Paid {
            Money.positive("amountFen", amountFen);
            Texts.require("bankReference", bankReference, Texts.REFERENCE_MAX);
        }
    }

    /// The final account (年终决算) of a year: what was payable less advances less payments is topped
    /// up, or clawed back.
    ///
    /// @param payableFen what the year's statements owed, after disallowances
    /// @param advancesFen what was paid in advance for the year
    /// @param advanceLeftFen what of it no statement had set off before
    /// @param paidFen what was paid for the year's statements
    /// @param toppedUpFen paid by the agency with this account
    /// @param clawedBackFen paid back by the provider with this account
    /// @param bankReference the bank's own number; null when no money moved
    record FinalAccountSettled(
            ProviderId provider,
            RegionCode region,
            Fund fund,
            int year,
            long payableFen,
            long advancesFen,
            long advanceLeftFen,
            long paidFen,
            long toppedUpFen,
            long clawedBackFen,
            @JsonSetter(nulls = Nulls.SET) @Nullable String bankReference)
            implements ProviderEvent {
        public FinalAccountSettled {
            Years.require(year);
            Money.notNegative("payableFen", payableFen);
            Money.notNegative("advancesFen", advancesFen);
            Money.notNegative("advanceLeftFen", advanceLeftFen);
            if (advanceLeftFen > advancesFen) {
                throw new IllegalArgumentException("no more is left than was advanced");
            }
            Money.notNegative("paidFen", paidFen);
            Money.notNegative("toppedUpFen", toppedUpFen);
            Money.notNegative("clawedBackFen", clawedBackFen);
            long differenceFen = payableFen - advancesFen - paidFen;
            if (toppedUpFen != Math.max(differenceFen, 0)
                    || clawedBackFen != Math.max(-differenceFen, 0)) {
                throw new IllegalArgumentException(
                        "a final account moves what is payable less advances less payments");
            }
            if ((bankReference == null) != (differenceFen == 0)) {
                throw new IllegalArgumentException("money that moved has a bank's number");
            }
            if (bankReference != null) {
                Texts.require("bankReference", bankReference, Texts.REFERENCE_MAX);
            }
        }
    }

    /// What of the fund's part of one bill is not owed.
    ///
    /// @param region the patient's region, whose fund had paid
    record Disallowance(
            SettlementId settlementId, RegionCode region, Benefit benefit, long amountFen) {
        public Disallowance {
            Money.positive("amountFen", amountFen);
        }
    }

    private static List<Disallowance> checked(List<Disallowance> disallowances) {
        Set<SettlementId> bills = new HashSet<>();
        for (Disallowance disallowance : disallowances) {
            if (!bills.add(disallowance.settlementId())) {
                throw new IllegalArgumentException("a bill is disallowed once in an event");
            }
        }
        if (disallowances.size() > DISALLOWANCES_MAX) {
            throw new IllegalArgumentException(
                    "an event disallows at most " + DISALLOWANCES_MAX + " bills");
        }
        return List.copyOf(disallowances);
    }

    private static long sumFen(List<Disallowance> disallowances) {
        return disallowances.stream().mapToLong(Disallowance::amountFen).reduce(0, Math::addExact);
    }
}
