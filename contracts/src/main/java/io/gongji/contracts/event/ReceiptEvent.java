package io.gongji.contracts.event;

import io.gongji.contracts.Channel;
import io.gongji.contracts.EventId;
import io.gongji.contracts.Fund;
import io.gongji.contracts.Money;
import io.gongji.contracts.RegionCode;
import java.util.List;

/// Money that came by a channel: what it is for, what an unidentified one (2310) turned out to be
/// for, and what went back (topic `gongji.contributions`).
public sealed interface ReceiptEvent extends GongjiEvent {
    /// Things that one receipt may have paid when it goes back.
    int RETURNED_MAX = 100;

    /// Money came by a channel for a catch-up payment, a large-cost fee or a debt. A fact: what
    /// cannot take it waits in suspense.
    ///
    /// @param region the payer's region
    /// @param channelReference the channel's own number of the payment, unique there
    record Identified(RegionCode region, Channel channel, String channelReference, PaidFor paidFor)
            implements ReceiptEvent {
        public Identified {
            Texts.require("channelReference", channelReference, Texts.REFERENCE_MAX);
            requireBook(region, paidFor);
            if (!(paidFor instanceof PaidFor.CatchUp
                    || paidFor instanceof PaidFor.LargeCostFee
                    || paidFor instanceof PaidFor.Debt)) {
                throw new IllegalArgumentException("this kind of payment has an event of its own");
            }
        }
    }

    /// What money in suspense is for, in whole or in part. A request: nothing came or went, so it
    /// may be declined.
    ///
    /// @param region whose suspense holds it
    /// @param fund whose suspense holds it
    /// @param receipt the event whose record put it there
    record Matched(RegionCode region, Fund fund, EventId receipt, PaidFor paidFor)
            implements ReceiptEvent {
        public Matched {
            requireBook(region, paidFor);
        }
    }

    /// Money of a receipt went back by its channel: paid back, or taken back by the payer (退单). A
    /// fact. It comes out of what is left of the receipt in suspense, then out of what it had paid.
    ///
    /// @param fund whose channel clearing it left
    /// @param channelReference the channel's own number of the return, unique there
    /// @param receipt the event that told of the money
    /// @param paidFor what it had paid, as far as that goes back too
    record Returned(
            RegionCode region,
            Fund fund,
            Channel channel,
            String channelReference,
            EventId receipt,
            long amountFen,
            Reason reason,
            List<PaidFor> paidFor)
            implements ReceiptEvent {
        public Returned {
            Texts.require("channelReference", channelReference, Texts.REFERENCE_MAX);
            Money.positive("amountFen", amountFen);
            paidFor = List.copyOf(paidFor);
            if (paidFor.size() > RETURNED_MAX) {
                throw new IllegalArgumentException("a return names at most " + RETURNED_MAX);
            }
            for (PaidFor paid : paidFor) {
                requireBook(region, paid);
            }
            if (paidFor.stream().map(ReceiptEvent::target).distinct().count() != paidFor.size()) {
                throw new IllegalArgumentException("a return names one thing twice");
            }
        }
    }

    /// Who wanted the money back.
    enum Reason {
        /// 退费: the agency pays it back
        REFUND,
        /// 退单: the payer's bank took it back
        CHARGE_BACK
    }

    /// What a sum is for, without the sum.
    private static List<Object> target(PaidFor paidFor) {
        return switch (paidFor) {
            case PaidFor.Payroll of -> List.of("PAYROLL", of.employer(), of.month(), of.region());
            case PaidFor.Flexible of -> List.of("FLEXIBLE", of.memberId(), of.month());
            case PaidFor.Premium of -> List.of("PREMIUM", of.memberId(), of.year());
            case PaidFor.CatchUp of -> List.of("CATCH_UP", of.memberId(), of.year());
            case PaidFor.LargeCostFee of -> List.of("LARGE_COST_FEE", of.memberId(), of.year());
            case PaidFor.Debt of -> List.of("DEBT", of.memberId());
            case PaidFor.PersonalAccount of -> List.of("PERSONAL_ACCOUNT", of.memberId());
        };
    }

    private static void requireBook(RegionCode region, PaidFor paidFor) {
        if (!region.book().equals(paidFor.region().book())) {
            throw new IllegalArgumentException("a receipt pays inside its own book only");
        }
    }
}
