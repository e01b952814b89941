package io.gongji.payment.app;

import io.gongji.contracts.EventId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.SettlementId;
import io.gongji.eventstore.BusinessClock;
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
import java.util.List;
import org.jdbi.v3.core.Handle;

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

    public void posted(Handle handle, Answered answered, Payment payment) {
        record(
                handle,
                answered,
                new SettlementCommand.RecordPosted(payment),
                new CountersCommand.Confirm(answered.settlementId()));
    }

    public void declined(Handle handle, Answered answered, Refusal reason) {
        record(
                handle,
                answered,
                new SettlementCommand.RecordDeclined(reason),
                new CountersCommand.Free(answered.settlementId()));
    }

    public void voided(Handle handle, Answered answered, long seq) {
        record(
                handle,
                answered,
                new SettlementCommand.RecordVoided(seq),
                new CountersCommand.Restore(answered.settlementId()));
    }

    public void voidDeclined(Handle handle, Answered answered, Refusal reason) {
        record(
                handle,
                answered,
                new SettlementCommand.RecordVoidDeclined(reason),
                new CountersCommand.KeepPosted(answered.settlementId()));
    }

    private void record(
            Handle handle,
            Answered answered,
            SettlementCommand command,
            CountersCommand countersCommand) {
        Loaded<SettlementState> settlement =
                aggregates.settlements().load(handle, answered.settlementId().toString());
        Loaded<CountersState> counters =
                aggregates
                        .counters()
                        .load(handle, countersOf(billOf(settlement.state())).toString());
        List<SettlementFact> facts =
                accepted(aggregates.settlements().decider().decide(command, settlement.state()));
        List<CountersFact> counted =
                accepted(aggregates.counters().decider().decide(countersCommand, counters.state()));
        Act act =
                new Act(
                        answered.at(),
                        LocalDate.ofInstant(answered.at(), BusinessClock.ZONE),
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
            case SettlementState.Posted posted -> posted.bill();
            case SettlementState.Declined declined -> declined.bill();
            case SettlementState.VoidRequested asked -> asked.bill();
            case SettlementState.Voided voided -> voided.bill();
        };
    }
}
