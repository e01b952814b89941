package io.gongji.payment.domain.settlement;

import io.gongji.contracts.EventId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.event.SettlementEvent;
import io.gongji.eventstore.decider.Decider;
import io.gongji.eventstore.decider.Decision;

/// Decides what may happen to a bill. An answer of the ledger that was not asked for is a bug, and
/// throws.
public final class SettlementDecider
        implements Decider<SettlementCommand, SettlementState, SettlementFact> {
    @Override
    public SettlementState initial() {
        return new SettlementState.Absent();
    }

    @Override
    public Decision<SettlementFact> decide(SettlementCommand command, SettlementState state) {
        return switch (command) {
            case SettlementCommand.Request request ->
                    switch (state) {
                        case SettlementState.Absent _ ->
                                Decision.accepted(new SettlementFact.Requested(request.bill()));
                        case SettlementState.Requested _,
                                SettlementState.Reversing _,
                                SettlementState.Posted _,
                                SettlementState.Declined _,
                                SettlementState.VoidRequested _,
                                SettlementState.Voided _ ->
                                throw unexpected(command, state);
                    };
            case SettlementCommand.TakeBack request -> decideVoid(request, state);
            case SettlementCommand.Reverse request -> reverse(request, state);
            case SettlementCommand.RecordPosted answer -> posted(answer, state);
            case SettlementCommand.RecordDeclined answer -> {
                openBill(state, command);
                yield Decision.accepted(new SettlementFact.Declined(answer.reason()));
            }
            case SettlementCommand.RecordVoided answer -> {
                voidRequested(state, command);
                yield Decision.accepted(new SettlementFact.Voided(answer.seq()));
            }
            case SettlementCommand.RecordVoidDeclined answer -> {
                voidRequested(state, command);
                yield Decision.accepted(new SettlementFact.VoidDeclined(answer.reason()));
            }
        };
    }

    private static Decision<SettlementFact> decideVoid(
            SettlementCommand.TakeBack request, SettlementState state) {
        return switch (state) {
            case SettlementState.Absent _ -> Decision.refused(Refusal.NOT_FOUND);
            case SettlementState.Requested _,
                    SettlementState.Reversing _,
                    SettlementState.VoidRequested _ ->
                    Decision.refused(Refusal.SETTLEMENT_IN_PROGRESS);
            case SettlementState.Declined _ -> Decision.refused(Refusal.SETTLEMENT_NOT_POSTED);
            case SettlementState.Voided _ -> Decision.refused(Refusal.ALREADY_VOIDED);
            case SettlementState.Posted posted ->
                    Decision.accepted(voidOf(posted.bill(), request.asked()));
        };
    }

    private static SettlementFact voidOf(Bill bill, EventId asked) {
        SettlementEvent.Requested told = bill.told();
        return new SettlementFact.VoidRequested(
                new SettlementEvent.VoidRequested(
                        told.settlementId(), told.memberId(), told.region()),
                asked);
    }

    /// A reversal is never refused here: what is taken back already, or never took effect, needs no
    /// more.
    private static Decision<SettlementFact> reverse(
            SettlementCommand.Reverse request, SettlementState state) {
        return switch (state) {
            case SettlementState.Absent _ -> throw unexpected(request, state);
            case SettlementState.Requested _ ->
                    Decision.accepted(
                            new SettlementFact.ReversalAsked(request.asked(), request.today()));
            case SettlementState.Posted posted ->
                    Decision.accepted(voidOf(posted.bill(), request.asked()));
            case SettlementState.Reversing _,
                    SettlementState.Declined _,
                    SettlementState.VoidRequested _,
                    SettlementState.Voided _ ->
                    Decision.accepted();
        };
    }

    private static Decision<SettlementFact> posted(
            SettlementCommand.RecordPosted answer, SettlementState state) {
        Bill bill = openBill(state, answer);
        SettlementFact posted = new SettlementFact.Posted(answer.payment());
        return state instanceof SettlementState.Reversing reversing
                ? Decision.accepted(posted, voidOf(bill, reversing.asked()))
                : Decision.accepted(posted);
    }

    @Override
    public SettlementState evolve(SettlementState state, SettlementFact fact) {
        return switch (fact) {
            case SettlementFact.Requested requested -> {
                if (!(state instanceof SettlementState.Absent)) {
                    throw unexpected(fact, state);
                }
                yield new SettlementState.Requested(requested.bill());
            }
            case SettlementFact.ReversalAsked asked -> {
                if (!(state instanceof SettlementState.Requested requested)) {
                    throw unexpected(fact, state);
                }
                yield new SettlementState.Reversing(requested.bill(), asked.asked(), asked.today());
            }
            case SettlementFact.Posted posted ->
                    new SettlementState.Posted(openBill(state, fact), posted.payment());
            case SettlementFact.Declined declined ->
                    new SettlementState.Declined(openBill(state, fact), declined.reason());
            case SettlementFact.VoidRequested voiding -> {
                if (!(state instanceof SettlementState.Posted posted)) {
                    throw unexpected(fact, state);
                }
                yield new SettlementState.VoidRequested(
                        posted.bill(), posted.payment(), voiding.asked());
            }
            case SettlementFact.Voided voided -> {
                SettlementState.VoidRequested asked = voidRequested(state, fact);
                yield new SettlementState.Voided(asked.bill(), asked.payment(), voided.seq());
            }
            case SettlementFact.VoidDeclined _ -> {
                SettlementState.VoidRequested asked = voidRequested(state, fact);
                yield new SettlementState.Posted(asked.bill(), asked.payment());
            }
        };
    }

    private static Bill openBill(SettlementState state, Object what) {
        return switch (state) {
            case SettlementState.Requested requested -> requested.bill();
            case SettlementState.Reversing reversing -> reversing.bill();
            case SettlementState.Absent _,
                    SettlementState.Posted _,
                    SettlementState.Declined _,
                    SettlementState.VoidRequested _,
                    SettlementState.Voided _ ->
                    throw unexpected(what, state);
        };
    }

    private static SettlementState.VoidRequested voidRequested(SettlementState state, Object what) {
        if (state instanceof SettlementState.VoidRequested asked) {
            return asked;
        }
        throw unexpected(what, state);
    }

    private static IllegalStateException unexpected(Object what, SettlementState state) {
        return new IllegalStateException(
                what.getClass().getSimpleName()
                        + " cannot follow "
                        + state.getClass().getSimpleName());
    }
}
