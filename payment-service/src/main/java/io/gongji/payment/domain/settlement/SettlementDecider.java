package io.gongji.payment.domain.settlement;

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
                                SettlementState.Posted _,
                                SettlementState.Declined _,
                                SettlementState.VoidRequested _,
                                SettlementState.Voided _ ->
                                throw unexpected(command, state);
                    };
            case SettlementCommand.TakeBack request -> decideVoid(request, state);
            case SettlementCommand.RecordPosted answer -> {
                requested(state, command);
                yield Decision.accepted(new SettlementFact.Posted(answer.payment()));
            }
            case SettlementCommand.RecordDeclined answer -> {
                requested(state, command);
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
            case SettlementState.Requested _, SettlementState.VoidRequested _ ->
                    Decision.refused(Refusal.SETTLEMENT_IN_PROGRESS);
            case SettlementState.Declined _ -> Decision.refused(Refusal.SETTLEMENT_NOT_POSTED);
            case SettlementState.Voided _ -> Decision.refused(Refusal.ALREADY_VOIDED);
            case SettlementState.Posted posted -> {
                SettlementEvent.Requested told = posted.bill().told();
                yield Decision.accepted(
                        new SettlementFact.VoidRequested(
                                new SettlementEvent.VoidRequested(
                                        told.settlementId(), told.memberId(), told.region()),
                                request.asked()));
            }
        };
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
            case SettlementFact.Posted posted ->
                    new SettlementState.Posted(requested(state, fact).bill(), posted.payment());
            case SettlementFact.Declined declined ->
                    new SettlementState.Declined(requested(state, fact).bill(), declined.reason());
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

    private static SettlementState.Requested requested(SettlementState state, Object what) {
        if (state instanceof SettlementState.Requested requested) {
            return requested;
        }
        throw unexpected(what, state);
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
