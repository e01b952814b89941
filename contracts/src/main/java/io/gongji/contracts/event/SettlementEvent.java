package io.gongji.contracts.event;

import io.gongji.contracts.Fund;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.Money;
import io.gongji.contracts.ProviderId;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.SettlementId;
import java.util.EnumSet;
import java.util.List;
import java.util.regex.Pattern;

/// Bills (结算) priced by payment-service (topic `gongji.settlements`); the ledger splits the
/// self-pay and posts.
public sealed interface SettlementEvent extends GongjiEvent {
    SettlementId settlementId();

    /// A priced bill asks to be posted. `fundFen + accountPayableFen + cashOnlyFen = totalFen`.
    ///
    /// @param region the patient's region
    /// @param fund the fund that pays the benefit
    /// @param providerRegion the provider's region; another one clears through 1510/2410
    /// @param providerNumber the provider's own number of the bill, unique for ever, 1 to 100
    ///   characters
    /// @param totalFen the whole bill, 1..
    /// @param fundFen the pooled fund's share, rounded once, half-up
    /// @param accountPayableFen in-scope self-pay: own money, wallet and grants may pay it (domain
    ///   E6)
    /// @param cashOnlyFen out-of-scope cost: only cash pays it
    /// @param debitOrder which money is used first, each source once (domain K5)
    /// @param pricing every input that pricing read
    record Requested(
            SettlementId settlementId,
            MemberId memberId,
            RegionCode region,
            Fund fund,
            ProviderId provider,
            RegionCode providerRegion,
            String providerNumber,
            Benefit benefit,
            long totalFen,
            long fundFen,
            long accountPayableFen,
            long cashOnlyFen,
            List<DebitSource> debitOrder,
            Pricing pricing)
            implements SettlementEvent {
        public Requested {
            Texts.require("providerNumber", providerNumber, Texts.REFERENCE_MAX);
            Money.positive("totalFen", totalFen);
            Money.notNegative("fundFen", fundFen);
            Money.notNegative("accountPayableFen", accountPayableFen);
            Money.notNegative("cashOnlyFen", cashOnlyFen);
            if (fundFen + accountPayableFen + cashOnlyFen != totalFen) {
                throw new IllegalArgumentException("the parts of a bill must add up to its total");
            }
            debitOrder = List.copyOf(debitOrder);
            if (!debitOrder.isEmpty() && EnumSet.copyOf(debitOrder).size() != debitOrder.size()) {
                throw new IllegalArgumentException("debitOrder names a source twice");
            }
            if (debitOrder.stream().filter(DebitSource::isGrants).count() > 1) {
                throw new IllegalArgumentException("debitOrder names one order of grants");
            }
        }
    }

    /// A posted bill asks to be taken back whole (撤销).
    record VoidRequested(SettlementId settlementId, MemberId memberId, RegionCode region)
            implements SettlementEvent {}

    /// The kind of benefit, which chooses the expense account.
    enum Benefit {
        /// 门诊, 5120
        OUTPATIENT,
        /// 住院, 5110
        INPATIENT,
        /// 门诊慢特病, 5130
        CHRONIC,
        /// 异地就医, 5140
        OUT_OF_REGION
    }

    /// Where self-pay may come from; what is left is cash.
    enum DebitSource {
        /// 当年
        OWN_CURRENT,
        /// 历年
        OWN_PREVIOUS,
        /// 医保钱包
        WALLET,
        /// 共济, oldest grant first
        GRANTS,
        /// 共济, latest grant first
        GRANTS_LATEST_FIRST,
        /// 共济, givers of the patient's own region first, of each the latest grant first (domain
        /// P12)
        GRANTS_NEAREST_FIRST;

        /// Whether this is money of givers, in one order or another.
        public boolean isGrants() {
            return this == GRANTS || this == GRANTS_LATEST_FIRST || this == GRANTS_NEAREST_FIRST;
        }
    }

    /// What pricing read, so that a bill can be priced again (domain D7).
    ///
    /// @param category ACTIVE_UNDER_45, ACTIVE_FROM_45 or RETIRED: the answer, not a birth date
    /// @param inScopeFen the part of the bill that the catalogue covers
    /// @param ratePermille the fund's share in thousandths
    /// @param yearCapFen the most the fund pays in the year
    /// @param usedBeforeFen what it had paid or reserved before this bill
    record Pricing(
            int year,
            String category,
            long inScopeFen,
            int ratePermille,
            long yearCapFen,
            long usedBeforeFen) {
        private static final Pattern CATEGORY = Pattern.compile("[A-Z][A-Z0-9_]{1,31}");

        public Pricing {
            if (year < 2000 || year > 9999 || ratePermille < 0 || ratePermille > 1000) {
                throw new IllegalArgumentException(
                        "a year has four digits, a rate is 0 to 1000 thousandths");
            }
            if (!CATEGORY.matcher(category).matches()) {
                throw new IllegalArgumentException(
                        "a category is 2 to 32 upper-case letters, digits and underscores");
            }
            Money.notNegative("inScopeFen", inScopeFen);
            Money.notNegative("yearCapFen", yearCapFen);
            Money.notNegative("usedBeforeFen", usedBeforeFen);
        }
    }
}
