package io.gongji.payment.domain.flexible;

import io.gongji.contracts.Refusal;
import io.gongji.contracts.Scheme;
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
            case FlexibleState.Paid _ -> refused(Refusal.ALREADY_PAID, "month " + pay.month());
            case FlexibleState.Unpaid _ -> pay(pay);
        };
    }

    @Override
    public FlexibleState evolve(FlexibleState state, FlexibleFact fact) {
        return switch (fact) {
            case FlexibleFact.Received received ->
                    switch (state) {
                        case FlexibleState.Unpaid _ -> new FlexibleState.Paid(received.told());
                        case FlexibleState.Paid _ ->
                                throw new IllegalStateException("a month paid twice");
                    };
        };
    }

    private static Decision<FlexibleFact> pay(PayMonth pay) {
        if (pay.person().scheme() != Scheme.FLEXIBLE) {
            return refused(Refusal.SCHEME_MISMATCH, "insured in scheme " + pay.person().scheme());
        }
        if (!pay.person().insuredIn(pay.month())) {
            return refused(Refusal.MEMBER_NOT_INSURED, "not insured in " + pay.month());
        }
        if (pay.rules() == null) {
            return refused(Refusal.NOT_CONFIGURED, "flexible contribution of " + pay.month());
        }
        if (pay.window() != null && !pay.window().isOpenOn(pay.today())) {
            return refused(
                    Refusal.SETTLEMENT_PERIOD,
                    "payments are taken from day "
                            + pay.window().firstDay()
                            + " to day "
                            + pay.window().lastDay()
                            + " of a month");
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

    private static Decision<FlexibleFact> refused(Refusal reason, String detail) {
        return new Decision.Refused<>(reason, detail);
    }
}
