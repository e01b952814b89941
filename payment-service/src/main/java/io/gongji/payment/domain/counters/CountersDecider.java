package io.gongji.payment.domain.counters;

import io.gongji.contracts.Refusal;
import io.gongji.contracts.Sentence;
import io.gongji.contracts.SettlementId;
import io.gongji.eventstore.decider.Decider;
import io.gongji.eventstore.decider.Decision;
import io.gongji.payment.domain.counters.CountersState.Bill;
import java.util.ArrayList;
import java.util.List;

/// Decides a member's yearly counters (design 5): reserved with the request, confirmed or freed by
/// the answer, restored by a void; a bill on which a later price rests is voided after that one.
///
/// An answer that does not belong to the open bill is no refusal but a bug, and throws.
public final class CountersDecider
        implements Decider<CountersCommand, CountersState, CountersFact> {
    @Override
    public CountersState initial() {
        return new CountersState.Idle(List.of());
    }

    @Override
    public Decision<CountersFact> decide(CountersCommand command, CountersState state) {
        return switch (command) {
            case CountersCommand.Reserve reserve ->
                    isIdle(state)
                            ? Decision.accepted(
                                    new CountersFact.Reserved(
                                            reserve.settlementId(),
                                            reserve.fundFen(),
                                            reserve.asked()))
                            : Decision.refused(Refusal.SETTLEMENT_IN_PROGRESS);
            case CountersCommand.Confirm confirm -> {
                requireReserving(state, confirm.settlementId());
                yield Decision.accepted(new CountersFact.Confirmed(confirm.settlementId()));
            }
            case CountersCommand.Free free -> {
                requireReserving(state, free.settlementId());
                yield Decision.accepted(new CountersFact.Freed(free.settlementId()));
            }
            case CountersCommand.StartVoid start -> startVoid(start, state);
            case CountersCommand.Restore restore -> {
                requireVoiding(state, restore.settlementId());
                yield Decision.accepted(new CountersFact.Restored(restore.settlementId()));
            }
            case CountersCommand.KeepPosted keep -> {
                requireVoiding(state, keep.settlementId());
                yield Decision.accepted(new CountersFact.VoidFailed(keep.settlementId()));
            }
        };
    }

    @Override
    public CountersState evolve(CountersState state, CountersFact fact) {
        return switch (fact) {
            case CountersFact.Reserved reserved ->
                    new CountersState.Reserving(
                            idle(state, fact).posted(),
                            new Bill(reserved.settlementId(), reserved.fundFen()),
                            reserved.asked());
            case CountersFact.Confirmed confirmed -> {
                Bill bill = requireReserving(state, confirmed.settlementId()).bill();
                List<Bill> posted = new ArrayList<>(state.posted());
                posted.add(bill);
                yield new CountersState.Idle(posted);
            }
            case CountersFact.Freed freed ->
                    new CountersState.Idle(requireReserving(state, freed.settlementId()).posted());
            case CountersFact.VoidStarted started ->
                    new CountersState.Voiding(
                            idle(state, fact).posted(), started.settlementId(), started.asked());
            case CountersFact.Restored restored -> {
                List<Bill> posted =
                        new ArrayList<>(requireVoiding(state, restored.settlementId()).posted());
                posted.removeIf(bill -> bill.settlementId().equals(restored.settlementId()));
                yield new CountersState.Idle(posted);
            }
            case CountersFact.VoidFailed failed ->
                    new CountersState.Idle(requireVoiding(state, failed.settlementId()).posted());
        };
    }

    private static Decision<CountersFact> startVoid(
            CountersCommand.StartVoid start, CountersState state) {
        if (!isIdle(state)) {
            return Decision.refused(Refusal.SETTLEMENT_IN_PROGRESS);
        }
        List<Bill> posted = state.posted();
        if (posted.stream().noneMatch(bill -> bill.settlementId().equals(start.settlementId()))) {
            return Decision.refused(Refusal.SETTLEMENT_NOT_POSTED);
        }
        if (!posted.getLast().settlementId().equals(start.settlementId())) {
            return Decision.refused(
                    Refusal.LATER_SETTLEMENT_EXISTS,
                    new Sentence(
                            "Void settlement "
                                    + posted.getLast().settlementId()
                                    + " first: it was priced after this one.",
                            "请先撤销结算 " + posted.getLast().settlementId() + "：它是在本笔之后计算的。"));
        }
        return Decision.accepted(new CountersFact.VoidStarted(start.settlementId(), start.asked()));
    }

    private static boolean isIdle(CountersState state) {
        return switch (state) {
            case CountersState.Idle _ -> true;
            case CountersState.Reserving _, CountersState.Voiding _ -> false;
        };
    }

    private static CountersState.Idle idle(CountersState state, CountersFact fact) {
        return switch (state) {
            case CountersState.Idle idle -> idle;
            case CountersState.Reserving _, CountersState.Voiding _ ->
                    throw new IllegalStateException(fact + " cannot follow " + state);
        };
    }

    private static CountersState.Reserving requireReserving(
            CountersState state, SettlementId settlementId) {
        if (state instanceof CountersState.Reserving reserving
                && reserving.bill().settlementId().equals(settlementId)) {
            return reserving;
        }
        throw new IllegalStateException(
                "settlement " + settlementId + " is not the open bill of " + state);
    }

    private static CountersState.Voiding requireVoiding(
            CountersState state, SettlementId settlementId) {
        if (state instanceof CountersState.Voiding voiding
                && voiding.settlementId().equals(settlementId)) {
            return voiding;
        }
        throw new IllegalStateException(
                "settlement " + settlementId + " is not being voided in " + state);
    }
}
