package io.gongji.payment.app;

import io.gongji.contracts.EventId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.SettlementId;
import io.gongji.eventstore.BusinessClock;
import io.gongji.eventstore.decider.Decider;
import io.gongji.eventstore.decider.Decision;
import io.gongji.payment.domain.counters.CountersCommand;
import io.gongji.payment.domain.counters.CountersFact;
import io.gongji.payment.domain.counters.CountersId;
import io.gongji.payment.domain.counters.CountersState;
import io.gongji.payment.domain.settlement.Bill;
import io.gongji.payment.domain.settlement.Payment;
import io.gongji.payment.domain.settlement.SettlementCommand;
import io.gongji.payment.domain.settlement.SettlementFact;
import io.gongji.payment.domain.settlement.SettlementState;
import io.gongji.payment.store.Act;
import io.gongji.payment.store.Aggregates;
import io.gongji.payment.store.Loaded;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Records the ledger's answers to bills, with the counters, in the transaction of the journal's
/// reader.
public final class SettlementAnswers {
    private static final String ACTOR = "ledger";

    private final Aggregates aggregates;

    public SettlementAnswers(Aggregates aggregates) {
        this.aggregates = aggregates;
    }

    /// Which event is answered, and when.
    public record Answered(SettlementId settlementId, EventId eventId, Instant at) {}

    /// The bill is posted; one that its provider took back meanwhile is voided at once.
    public void posted(Handle handle, Answered answered, Payment payment) {
        SettlementId id = answered.settlementId();
        record(
                handle,
                answered,
                new SettlementCommand.RecordPosted(payment),
                bill -> {
                    EventId reversal = reversal(bill);
                    return reversal == null
                            ? List.of(new CountersCommand.Confirm(id))
                            : List.of(
                                    new CountersCommand.Confirm(id),
                                    new CountersCommand.StartVoid(id, reversal));
                });
    }

    /// The bill is declined.
    ///
    /// @return the reversal that waited for this answer and has nothing left to do
    public @Nullable EventId declined(Handle handle, Answered answered, Refusal reason) {
        SettlementState before =
                record(
                        handle,
                        answered,
                        new SettlementCommand.RecordDeclined(reason),
                        _ -> List.of(new CountersCommand.Free(answered.settlementId())));
        return reversal(before);
    }

    private static @Nullable EventId reversal(SettlementState bill) {
        return bill instanceof SettlementState.Reversing reversing ? reversing.asked() : null;
    }

    public void voided(Handle handle, Answered answered, long seq) {
        record(
                handle,
                answered,
                new SettlementCommand.RecordVoided(seq),
                _ -> List.of(new CountersCommand.Restore(answered.settlementId())));
    }

    public void voidDeclined(Handle handle, Answered answered, Refusal reason) {
        record(
                handle,
                answered,
                new SettlementCommand.RecordVoidDeclined(reason),
                _ -> List.of(new CountersCommand.KeepPosted(answered.settlementId())));
    }

    /// Decides bill and counters on the same state of the bill: it is read once, for a reversal may
    /// be asked for at any moment.
    ///
    /// @return the bill as it was
    private SettlementState record(
            Handle handle,
            Answered answered,
            SettlementCommand command,
            Function<SettlementState, List<CountersCommand>> countersCommands) {
        Loaded<SettlementState> settlement =
                aggregates.settlements().load(handle, answered.settlementId().toString());
        Loaded<CountersState> counters =
                aggregates
                        .counters()
                        .load(handle, countersOf(billOf(settlement.state())).toString());
        List<SettlementFact> facts =
                accepted(aggregates.settlements().decider().decide(command, settlement.state()));
        List<CountersFact> counted =
                counted(counters.state(), countersCommands.apply(settlement.state()));
        Act act =
                new Act(
                        answered.at(),
                        day(settlement.state(), answered.at()),
                        ACTOR,
                        answered.eventId().toString(),
                        answered.eventId(),
                        null,
                        null);
        aggregates.append(
                handle,
                List.of(
                        aggregates.settlements().prepare(settlement, facts, act),
                        aggregates.counters().prepare(counters, counted, act)));
        return settlement.state();
    }

    /// A reversal counts on the day its provider asked for it.
    private static LocalDate day(SettlementState state, Instant answeredAt) {
        return state instanceof SettlementState.Reversing reversing
                ? reversing.askedOn()
                : LocalDate.ofInstant(answeredAt, BusinessClock.ZONE);
    }

    private List<CountersFact> counted(CountersState before, List<CountersCommand> commands) {
        List<CountersFact> facts = new ArrayList<>();
        CountersState state = before;
        for (CountersCommand command : commands) {
            List<CountersFact> next =
                    accepted(aggregates.counters().decider().decide(command, state));
            state = Decider.fold(aggregates.counters().decider(), state, next);
            facts.addAll(next);
        }
        return facts;
    }

    private static <E> List<E> accepted(Decision<E> decision) {
        return switch (decision) {
            case Decision.Accepted<E> yes -> yes.events();
            case Decision.Refused<E> no ->
                    throw new IllegalStateException("an answer refused: " + no.reason());
        };
    }

    static CountersId countersOf(Bill bill) {
        return new CountersId(bill.told().memberId(), bill.told().pricing().year());
    }

    static Bill billOf(SettlementState state) {
        return switch (state) {
            case SettlementState.Absent _ ->
                    throw new IllegalStateException("the ledger answers an unknown bill");
            case SettlementState.Requested requested -> requested.bill();
            case SettlementState.Reversing reversing -> reversing.bill();
            case SettlementState.Posted posted -> posted.bill();
            case SettlementState.Declined declined -> declined.bill();
            case SettlementState.VoidRequested asked -> asked.bill();
            case SettlementState.Voided voided -> voided.bill();
        };
    }
}
