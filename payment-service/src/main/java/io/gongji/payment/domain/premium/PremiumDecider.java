package io.gongji.payment.domain.premium;

import io.gongji.contracts.EventId;
import io.gongji.contracts.Money;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.Sentence;
import io.gongji.contracts.event.ContributionEvent.PremiumFromAccountRequested;
import io.gongji.contracts.event.ContributionEvent.PremiumReceived;
import io.gongji.contracts.event.SettlementEvent.DebitSource;
import io.gongji.eventstore.decider.Decider;
import io.gongji.eventstore.decider.Decision;
import io.gongji.payment.domain.premium.PremiumCommand.CancelOrder;
import io.gongji.payment.domain.premium.PremiumCommand.PayFromAccount;
import io.gongji.payment.domain.premium.PremiumCommand.PlaceOrder;
import io.gongji.payment.domain.premium.PremiumCommand.Receive;
import io.gongji.payment.domain.premium.PremiumCommand.RecordDeclined;
import io.gongji.payment.domain.premium.PremiumCommand.RecordPosted;
import io.gongji.payment.domain.premium.PremiumState.InFlight;
import io.gongji.payment.domain.premium.PremiumState.Nothing;
import io.gongji.payment.domain.premium.PremiumState.Ordered;
import io.gongji.payment.domain.premium.PremiumState.Paid;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Decides who may pay the premium of a person and a year, once (domain 2.2, 2.3, E8; examples 9 to
/// 13, 48 to 55).
public final class PremiumDecider implements Decider<PremiumCommand, PremiumState, PremiumFact> {
    /// Own current year, own previous years, wallet: the default at the end of domain section 5.
    public static final List<DebitSource> DEBIT_ORDER =
            List.of(DebitSource.OWN_CURRENT, DebitSource.OWN_PREVIOUS, DebitSource.WALLET);

    /// How far a channel's clock may be from ours.
    private static final Duration SKEW_MAX = Duration.ofMinutes(5);

    @Override
    public PremiumState initial() {
        return new Nothing();
    }

    @Override
    public Decision<PremiumFact> decide(PremiumCommand command, PremiumState state) {
        return switch (command) {
            case PlaceOrder place -> ifFree(state, place.at(), freed -> place(place, freed));
            case CancelOrder cancel -> cancel(cancel, state);
            case Receive receive -> receive(receive, state);
            case PayFromAccount pay -> ifFree(state, pay.at(), freed -> pay(pay, freed));
            case RecordPosted posted -> {
                requireInFlight(state, posted.receiptId());
                yield Decision.accepted(new PremiumFact.Posted());
            }
            case RecordDeclined declined -> {
                requireInFlight(state, declined.receiptId());
                yield Decision.accepted(new PremiumFact.Declined(declined.reason()));
            }
        };
    }

    @Override
    public PremiumState evolve(PremiumState state, PremiumFact fact) {
        return switch (fact) {
            case PremiumFact.Ordered ordered -> {
                require(state instanceof Nothing, "an order", state);
                yield new Ordered(ordered.order());
            }
            case PremiumFact.OrderClosed closed -> {
                require(isOrder(state, closed.orderId()), "the end of an order", state);
                yield new Nothing();
            }
            case PremiumFact.Taken taken -> {
                require(
                        state instanceof Nothing || isOrder(state, taken.payment().orderId()),
                        "a payment",
                        state);
                yield taken.payment().isRequest()
                        ? new InFlight(taken.payment())
                        : new Paid(taken.payment());
            }
            case PremiumFact.Received received -> {
                require(
                        state instanceof Paid paid
                                && paid.payment().receiptId().equals(received.receiptId()),
                        "a receipt",
                        state);
                yield state;
            }
            case PremiumFact.Returned returned -> {
                require(
                        state instanceof Paid paid
                                && paid.payment().receiptId().equals(returned.receiptId()),
                        "a return",
                        state);
                yield new Nothing();
            }
            case PremiumFact.Requested requested -> {
                requireInFlight(state, requested.receiptId());
                yield state;
            }
            case PremiumFact.Posted _ -> {
                require(state instanceof InFlight, "a posting", state);
                yield new Paid(((InFlight) state).payment());
            }
            case PremiumFact.Declined _ -> {
                require(state instanceof InFlight, "a refusal", state);
                yield new Nothing();
            }
        };
    }

    private interface Next {
        Decision<PremiumFact> decide(List<PremiumFact> before);
    }

    /// Goes on when nothing is paid or on its way; an order that nobody paid in time is closed.
    private static Decision<PremiumFact> ifFree(PremiumState state, Instant at, Next next) {
        return switch (state) {
            case Nothing _ -> next.decide(List.of());
            case Ordered ordered ->
                    ordered.order().isOpenAt(at)
                            ? inProgress(ordered.order())
                            : next.decide(List.of(closed(ordered.order(), OrderEnd.EXPIRED)));
            case InFlight _ -> onItsWay();
            case Paid _ -> Decision.refused(Refusal.ALREADY_PAID, PAID);
        };
    }

    private static Decision<PremiumFact> place(PlaceOrder place, List<PremiumFact> before) {
        return switch (PremiumTerms.judge(place.basis())) {
            case PremiumTerms.Refused no -> Decision.refused(no.reason(), no.detail());
            case PremiumTerms.Offered offer -> {
                List<PremiumFact> ordered = new ArrayList<>(before);
                ordered.add(
                        new PremiumFact.Ordered(
                                new Order(
                                        place.orderId(),
                                        offer.region(),
                                        place.channel(),
                                        offer.assessment(),
                                        place.at(),
                                        place.expiresAt())));
                yield offer.assessment().ownFen() > 0
                        ? Decision.accepted(ordered)
                        : taken(ordered, place.basis().premium(), assisted(place, offer));
            }
        };
    }

    /// Nothing is left to pay.
    private static Payment assisted(PlaceOrder place, PremiumTerms.Offered offer) {
        return new Payment(
                place.receiptId(),
                offer.region(),
                offer.assessment(),
                offer.cover(),
                place.at(),
                null,
                null,
                place.orderId(),
                null,
                null);
    }

    private static Decision<PremiumFact> cancel(CancelOrder cancel, PremiumState state) {
        if (state instanceof Ordered(Order order)
                && order.orderId().equals(cancel.orderId())
                && order.isOpenAt(cancel.at())) {
            return Decision.accepted(closed(order, OrderEnd.CANCELLED));
        }
        return Decision.refused(
                Refusal.PAYMENT_ORDER_CLOSED,
                new Sentence(
                        "This order is paid, expired or cancelled; look at its status.",
                        "该订单已支付、已过期或已取消，请查询订单状态。"));
    }

    private static Decision<PremiumFact> receive(Receive receive, PremiumState state) {
        Order order = receive.order();
        return switch (state) {
            case Nothing _ -> receive(receive, List.of());
            case Ordered(Order open) -> {
                if (order != null && order.orderId().equals(open.orderId())) {
                    yield receive(receive, List.of());
                }
                if (order == null && open.isOpenAt(receive.at())) {
                    yield inProgress(open);
                }
                OrderEnd why = open.isOpenAt(receive.at()) ? OrderEnd.REPLACED : OrderEnd.EXPIRED;
                yield receive(receive, List.of(closed(open, why)));
            }
            case InFlight _ -> onItsWay();
            case Paid _ -> Decision.refused(Refusal.ALREADY_PAID, PAID);
        };
    }

    private static Decision<PremiumFact> receive(Receive receive, List<PremiumFact> before) {
        Order order = receive.order();
        if (receive.paidAt().isAfter(receive.at().plus(SKEW_MAX))
                || (order != null && receive.paidAt().isBefore(order.placedAt().minus(SKEW_MAX)))) {
            return Decision.refused(
                    Refusal.INVALID_FIELD,
                    new Sentence(
                            "paidAt: not in the future, and not before the order was placed.",
                            "paidAt：不能晚于当前时间，也不能早于下单时间。"));
        }
        return switch (PremiumTerms.judge(receive.basis())) {
            case PremiumTerms.Refused no -> Decision.refused(no.reason(), no.detail());
            case PremiumTerms.Offered offer -> {
                Assessment assessment = order == null ? offer.assessment() : order.assessment();
                if (assessment.ownFen() != receive.amountFen()) {
                    yield differs(assessment.ownFen());
                }
                yield taken(
                        before,
                        receive.basis().premium(),
                        new Payment(
                                receive.receiptId(),
                                order == null ? offer.region() : order.region(),
                                assessment,
                                offer.cover(),
                                receive.paidAt(),
                                receive.amountFen() == 0 ? null : receive.channel(),
                                receive.amountFen() == 0 ? null : receive.channelReference(),
                                order == null ? null : order.orderId(),
                                null,
                                null));
            }
        };
    }

    private static Decision<PremiumFact> pay(PayFromAccount pay, List<PremiumFact> before) {
        return switch (PremiumTerms.judge(pay.basis())) {
            case PremiumTerms.Refused no -> Decision.refused(no.reason(), no.detail());
            case PremiumTerms.Offered offer -> {
                if (!offer.region().book().equals(pay.payerRegion().book())) {
                    yield Decision.refused(
                            Refusal.NO_ACTIVE_GRANT,
                            new Sentence(
                                    "The payer is insured in another province, where an account cannot be authorised"
                                            + " for this person; pay by a channel or send a wallet transfer.",
                                    "付款人在外省参保，不能授权该参保人使用其账户，请改用渠道缴费或医保钱包转账。"));
                }
                yield taken(
                        before,
                        pay.basis().premium(),
                        new Payment(
                                pay.receiptId(),
                                offer.region(),
                                offer.assessment(),
                                offer.cover(),
                                pay.at(),
                                null,
                                null,
                                null,
                                pay.payer(),
                                pay.payerRegion()));
            }
        };
    }

    private static Decision<PremiumFact> taken(
            List<PremiumFact> before, PremiumId premium, Payment payment) {
        return with(before, new PremiumFact.Taken(payment), told(premium, payment));
    }

    private static PremiumFact told(PremiumId premium, Payment payment) {
        Assessment assessment = payment.assessment();
        if (payment.isRequest() && payment.payer() != null && payment.payerRegion() != null) {
            return new PremiumFact.Requested(
                    new PremiumFromAccountRequested(
                            premium.memberId(),
                            payment.region(),
                            premium.year(),
                            assessment.category(),
                            payment.payer(),
                            payment.payerRegion(),
                            assessment.ownFen(),
                            assessment.assistanceFen(),
                            assessment.postedSubsidyFen(),
                            DEBIT_ORDER),
                    payment.receiptId());
        }
        return new PremiumFact.Received(
                new PremiumReceived(
                        premium.memberId(),
                        payment.region(),
                        premium.year(),
                        assessment.category(),
                        assessment.ownFen(),
                        assessment.assistanceFen(),
                        assessment.postedSubsidyFen(),
                        payment.channel(),
                        payment.channelReference()),
                payment.receiptId());
    }

    private static final Sentence PAID =
            new Sentence(
                    "The premium of this person and year is paid; its receipt is in the person's history.",
                    "该参保人本年度保费已缴纳，可在缴费记录中查看凭证。");

    private static Decision<PremiumFact> inProgress(Order order) {
        return Decision.refused(
                Refusal.PAYMENT_IN_PROGRESS,
                new Sentence(
                        "An order by channel "
                                + order.channel()
                                + " waits for its money until "
                                + order.expiresAt()
                                + "; pay it or cancel it.",
                        "已有通过渠道 "
                                + order.channel()
                                + " 的待支付订单，有效至 "
                                + order.expiresAt()
                                + "，请支付或取消。"));
    }

    private static Decision<PremiumFact> onItsWay() {
        return Decision.refused(
                Refusal.PAYMENT_IN_PROGRESS,
                new Sentence(
                        "A payment from an account is being posted; ask for it again in a moment.",
                        "一笔账户缴费正在入账，请稍后再查。"));
    }

    private static Decision<PremiumFact> differs(long dueFen) {
        return Decision.refused(
                Refusal.AMOUNT_DIFFERS,
                new Sentence(
                        "amountFen: " + Money.yuan(dueFen) + " yuan are due.",
                        "amountFen：应缴 " + Money.yuan(dueFen) + " 元。"));
    }

    private static PremiumFact closed(Order order, OrderEnd why) {
        return new PremiumFact.OrderClosed(order.orderId(), why);
    }

    private static Decision<PremiumFact> with(List<PremiumFact> before, PremiumFact... facts) {
        List<PremiumFact> all = new ArrayList<>(before);
        all.addAll(List.of(facts));
        return Decision.accepted(all);
    }

    private static boolean isOrder(PremiumState state, @Nullable UUID orderId) {
        return state instanceof Ordered(Order order) && order.orderId().equals(orderId);
    }

    private static void requireInFlight(PremiumState state, EventId receiptId) {
        require(
                state instanceof InFlight flight && flight.payment().receiptId().equals(receiptId),
                "an answer to a request",
                state);
    }

    private static void require(boolean holds, String what, PremiumState state) {
        if (!holds) {
            throw new IllegalStateException(
                    what + " cannot follow " + state.getClass().getSimpleName());
        }
    }
}
