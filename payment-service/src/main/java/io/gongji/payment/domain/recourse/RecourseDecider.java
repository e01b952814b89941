package io.gongji.payment.domain.recourse;

import io.gongji.contracts.Money;
import io.gongji.contracts.ProviderId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.Sentence;
import io.gongji.contracts.event.ProviderEvent;
import io.gongji.contracts.event.RecourseEvent;
import io.gongji.eventstore.decider.Decider;
import io.gongji.eventstore.decider.Decision;
import io.gongji.payment.domain.recourse.RecourseState.Opened;

/// Decides a recourse (domain I2): money that came in is a fact, whatever is open; what is given up
/// is at most what is open, by another caller than the one who opened it.
public final class RecourseDecider
        implements Decider<RecourseCommand, RecourseState, RecourseFact> {
    /// What to say when there is no such recourse.
    public static final Sentence UNKNOWN =
            new Sentence(
                    "recourseId: no recourse has this id; check it.", "recourseId：没有该编号的追偿案件，请核对。");

    @Override
    public RecourseState initial() {
        return new RecourseState.Absent();
    }

    @Override
    public Decision<RecourseFact> decide(RecourseCommand command, RecourseState state) {
        return switch (state) {
            case RecourseState.Absent _ ->
                    command instanceof RecourseCommand.Open open
                            ? open(open.opened())
                            : Decision.refused(Refusal.NOT_FOUND, UNKNOWN);
            case Opened opened -> decide(command, opened);
        };
    }

    private static Decision<RecourseFact> decide(RecourseCommand command, Opened state) {
        return switch (command) {
            case RecourseCommand.Open _ ->
                    throw new IllegalStateException("a recourse is opened twice");
            case RecourseCommand.Recover recover ->
                    Decision.accepted(
                            new RecourseFact.Recovered(
                                    new RecourseEvent.Recovered(
                                            state.opened().recourseId(),
                                            state.opened().region(),
                                            state.opened().fund(),
                                            recover.amountFen(),
                                            recover.bankReference())));
            case RecourseCommand.WriteOff off -> writeOff(off, state);
            case RecourseCommand.PayProvider pay -> payProvider(pay, state);
        };
    }

    @Override
    public RecourseState evolve(RecourseState state, RecourseFact fact) {
        return switch (fact) {
            case RecourseFact.Registered registered -> new Opened(registered.opened(), 0, 0, 0);
            case RecourseFact.Opened _ -> opened(state);
            case RecourseFact.Recovered recovered -> {
                Opened before = opened(state);
                yield new Opened(
                        before.opened(),
                        Math.addExact(before.recoveredFen(), recovered.told().amountFen()),
                        before.writtenOffFen(),
                        before.providerPaidFen());
            }
            case RecourseFact.WrittenOff off -> {
                Opened before = opened(state);
                yield new Opened(
                        before.opened(),
                        before.recoveredFen(),
                        Math.addExact(before.writtenOffFen(), off.told().amountFen()),
                        before.providerPaidFen());
            }
            case RecourseFact.ProviderPaid paid -> {
                Opened before = opened(state);
                yield new Opened(
                        before.opened(),
                        before.recoveredFen(),
                        before.writtenOffFen(),
                        Math.addExact(before.providerPaidFen(), paid.told().amountFen()));
            }
        };
    }

    private static Decision<RecourseFact> open(RecourseCase opened) {
        return Decision.accepted(
                new RecourseFact.Registered(opened),
                new RecourseFact.Opened(
                        new RecourseEvent.Opened(
                                opened.recourseId(),
                                opened.memberId(),
                                opened.region(),
                                opened.fund(),
                                opened.amountFen(),
                                opened.provider(),
                                opened.claimId())));
    }

    private static Decision<RecourseFact> writeOff(RecourseCommand.WriteOff off, Opened state) {
        if (off.by().equals(state.opened().openedBy())) {
            return Decision.refused(
                    Refusal.FOUR_EYES,
                    new Sentence(
                            "Gongji-Caller: whoever opened the recourse may not give it up; let a colleague do so.",
                            "Gongji-Caller：立案人不得审批核销，请由同事审批。"));
        }
        if (state.openFen() < 1) {
            return Decision.refused(Refusal.RECOURSE_NOT_OPEN);
        }
        long amountFen = off.amountFen() == null ? state.openFen() : off.amountFen();
        if (amountFen > state.openFen()) {
            return Decision.refused(
                    Refusal.AMOUNT_DIFFERS,
                    new Sentence(
                            "amountFen: "
                                    + Money.yuan(state.openFen())
                                    + " is open; give up no more.",
                            "amountFen：尚未追回 " + Money.yuan(state.openFen()) + " 元，核销不得超过该金额。"));
        }
        return Decision.accepted(
                new RecourseFact.WrittenOff(
                        new RecourseEvent.WrittenOff(
                                state.opened().recourseId(),
                                state.opened().region(),
                                state.opened().fund(),
                                state.opened().benefit(),
                                amountFen)));
    }

    private static Decision<RecourseFact> payProvider(
            RecourseCommand.PayProvider pay, Opened state) {
        ProviderId provider = state.opened().provider();
        if (provider == null || state.providerPaidFen() > 0) {
            return Decision.refused(Refusal.RECOURSE_NOT_OPEN);
        }
        return Decision.accepted(
                new RecourseFact.ProviderPaid(
                        new ProviderEvent.Paid(
                                state.opened().recourseId().value(),
                                provider,
                                state.opened().region(),
                                state.opened().fund(),
                                state.opened().amountFen(),
                                pay.bankReference())));
    }

    private static Opened opened(RecourseState state) {
        return switch (state) {
            case Opened opened -> opened;
            case RecourseState.Absent _ ->
                    throw new IllegalStateException("a recourse that was never opened goes on");
        };
    }
}
