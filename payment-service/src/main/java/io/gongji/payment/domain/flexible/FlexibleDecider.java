package io.gongji.payment.domain.flexible;

import io.gongji.contracts.Refusal;
import io.gongji.contracts.Scheme;
import io.gongji.contracts.Sentence;
import io.gongji.contracts.event.ContributionEvent;
import io.gongji.contracts.policy.HalfUp;
import io.gongji.eventstore.decider.Decider;
import io.gongji.eventstore.decider.Decision;
import java.util.List;

/// Decides a flexible worker's monthly payment (domain A4, A5, C7): the policy's base times its
/// rate, half-up to fen.
public final class FlexibleDecider implements Decider<PayMonth, FlexibleState, FlexibleFact> {
    @Override
    public FlexibleState initial() {
        return new FlexibleState.Unpaid();
    }

    @Override
    public Decision<FlexibleFact> decide(PayMonth pay, FlexibleState state) {
        return switch (state) {
            case FlexibleState.Paid _ ->
                    refused(
                            Refusal.ALREADY_PAID,
                            new Sentence(
                                    "month: "
                                            + pay.month()
                                            + " is paid already; nothing is left to pay for it.",
                                    "month：" + pay.month() + " 已经缴费，无需重复缴纳。"));
            case FlexibleState.Unpaid _ -> pay(pay);
        };
    }

    @Override
    public FlexibleState evolve(FlexibleState state, FlexibleFact fact) {
        return switch (fact) {
            case FlexibleFact.Received received -> paid(state, received.told().amountFen());
            case FlexibleFact.Matched matched -> paid(state, matched.amountFen());
            case FlexibleFact.Returned _ ->
                    switch (state) {
                        case FlexibleState.Paid _ -> new FlexibleState.Unpaid();
                        case FlexibleState.Unpaid _ ->
                                throw new IllegalStateException(
                                        "money of an unpaid month goes back");
                    };
        };
    }

    private static FlexibleState paid(FlexibleState state, long amountFen) {
        return switch (state) {
            case FlexibleState.Unpaid _ -> new FlexibleState.Paid(amountFen);
            case FlexibleState.Paid _ -> throw new IllegalStateException("a month paid twice");
        };
    }

    private static Decision<FlexibleFact> pay(PayMonth pay) {
        if (pay.person().scheme() != Scheme.FLEXIBLE) {
            return refused(
                    Refusal.SCHEME_MISMATCH,
                    new Sentence(
                            "This person is insured in the scheme "
                                    + pay.person().scheme()
                                    + ", and only flexible workers pay here; check the scheme.",
                            "该人员参加的险种为 " + pay.person().scheme() + "，本业务只受理灵活就业人员，请核对险种。"));
        }
        if (!pay.person().insuredIn(pay.month())) {
            return refused(
                    Refusal.MEMBER_NOT_INSURED,
                    new Sentence(
                            "month: the person is not insured on any day of "
                                    + pay.month()
                                    + "; check the month, or renew the insurance first.",
                            "month：该人员在 " + pay.month() + " 未参保，请核对月份或先办理参保。"));
        }
        if (pay.rules() == null) {
            return refused(
                    Refusal.NOT_CONFIGURED,
                    new Sentence(
                            "The policy of region "
                                    + pay.person().region()
                                    + " has no contribution of flexible workers for "
                                    + pay.month()
                                    + "; ask the bureau to add it.",
                            "统筹区 "
                                    + pay.person().region()
                                    + " 的政策包没有 "
                                    + pay.month()
                                    + " 的灵活就业缴费标准，请联系经办机构补充。"));
        }
        if (pay.window() != null && !pay.window().isOpenOn(pay.today())) {
            return refused(
                    Refusal.SETTLEMENT_PERIOD,
                    new Sentence(
                            "Payments are taken from day "
                                    + pay.window().firstDay()
                                    + " to day "
                                    + pay.window().lastDay()
                                    + " of a month, and the accounts are settled on the others; pay again from day "
                                    + pay.window().firstDay()
                                    + " on.",
                            "每月 "
                                    + pay.window().firstDay()
                                    + " 日至 "
                                    + pay.window().lastDay()
                                    + " 日受理缴费，其余日期为结算期，请于 "
                                    + pay.window().firstDay()
                                    + " 日起再缴。"));
        }
        return new Decision.Accepted<>(
                List.of(
                        new FlexibleFact.Received(
                                new ContributionEvent.FlexibleReceived(
                                        pay.memberId(),
                                        pay.month(),
                                        pay.person().region(),
                                        pay.rules().baseFen(),
                                        HalfUp.permille(
                                                pay.rules().baseFen(), pay.rules().ratePermille()),
                                        pay.channel(),
                                        pay.channelReference()))));
    }

    private static Decision<FlexibleFact> refused(Refusal reason, Sentence detail) {
        return new Decision.Refused<>(reason, detail);
    }
}
