package io.gongji.payment.app;

import io.gongji.contracts.EventId;
import io.gongji.contracts.ProviderId;
import io.gongji.contracts.SettlementId;
import io.gongji.eventstore.decider.Decision;
import io.gongji.payment.domain.settlement.SettlementCommand;
import io.gongji.payment.domain.settlement.SettlementFact;
import io.gongji.payment.domain.settlement.SettlementState;
import io.gongji.payment.store.Act;
import io.gongji.payment.store.Aggregates;
import io.gongji.payment.store.Loaded;
import io.gongji.payment.store.Numbers;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Takes bills back by their provider's own number (冲正, design 5): what a provider does when it
/// does not know whether its bill arrived. It succeeds whatever became of the bill, and bars the
/// number for ever.
public final class ReversalHandler {
    private final Writes writes;
    private final Aggregates aggregates;
    private final SettlementHandler settlements;
    private final Numbers numbers = new Numbers();

    public ReversalHandler(Writes writes, Aggregates aggregates, SettlementHandler settlements) {
        this.writes = writes;
        this.aggregates = aggregates;
        this.settlements = settlements;
    }

    /// A number that was taken back.
    ///
    /// @param settlementId its bill; null when none had arrived
    public record Reversal(
            ProviderId provider, String number, @Nullable SettlementId settlementId) {}

    /// Takes a number back. An open bill is voided as soon as the ledger has answered it.
    public Written<Reversal> reverse(WriteHead head, ProviderId provider, String number) {
        return writes.write(
                head,
                Reversal.class,
                (handle, act) -> {
                    if (numbers.barUnused(handle, provider, number)) {
                        aggregates.append(
                                handle, List.of(aggregates.barred(provider, number, act)));
                    }
                    Numbers.Known bill =
                            numbers.find(handle, provider, number).orElseThrow().bill();
                    if (bill == null) {
                        return new Decided.Done<>(new Reversal(provider, number, null), null);
                    }
                    numbers.barUsed(handle, provider, number);
                    return takeBack(
                            handle,
                            act,
                            new Reversal(provider, number, bill.settlementId()),
                            bill.settlementId());
                });
    }

    private Decided<Reversal> takeBack(
            Handle handle, Act act, Reversal reversal, SettlementId settlementId) {
        Loaded<SettlementState> loaded =
                aggregates.settlements().load(handle, settlementId.toString());
        EventId asked = new EventId(writes.newId());
        SettlementCommand reverse = new SettlementCommand.Reverse(asked, act.today());
        return switch (aggregates.settlements().decider().decide(reverse, loaded.state())) {
            case Decision.Refused<SettlementFact> no -> Decided.Refused.of(no);
            case Decision.Accepted<SettlementFact> yes when yes.events().isEmpty() ->
                    new Decided.Done<>(reversal, awaited(loaded.state()));
            case Decision.Accepted<SettlementFact> yes
                    when loaded.state() instanceof SettlementState.Posted ->
                    voided(
                            settlements.startVoid(handle, act, loaded, yes.events(), asked),
                            reversal);
            case Decision.Accepted<SettlementFact> yes -> {
                aggregates.append(
                        handle,
                        List.of(aggregates.settlements().prepare(loaded, yes.events(), act)));
                yield new Decided.Done<>(reversal, asked);
            }
        };
    }

    private static Decided<Reversal> voided(Decided<SettlementId> started, Reversal reversal) {
        return switch (started) {
            case Decided.Done<SettlementId> done -> new Decided.Done<>(reversal, done.awaited());
            case Decided.Refused<SettlementId> no ->
                    new Decided.Refused<>(no.reason(), no.detail());
            case Decided.Busy<SettlementId> busy -> new Decided.Busy<>(busy.open());
        };
    }

    private static @Nullable EventId awaited(SettlementState state) {
        return switch (state) {
            case SettlementState.Reversing reversing -> reversing.asked();
            case SettlementState.VoidRequested voiding -> voiding.asked();
            case SettlementState.Absent _,
                    SettlementState.Requested _,
                    SettlementState.Posted _,
                    SettlementState.Declined _,
                    SettlementState.Voided _ ->
                    null;
        };
    }
}
