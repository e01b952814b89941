package io.gongji.payment.app;

import io.gongji.contracts.EventId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.Sentence;
import io.gongji.contracts.SettlementId;
import io.gongji.contracts.event.SettlementEvent;
import io.gongji.contracts.journal.Sha256;
import io.gongji.eventstore.decider.Decision;
import io.gongji.payment.app.BillPricing.Basis;
import io.gongji.payment.domain.counters.CountersCommand;
import io.gongji.payment.domain.counters.CountersFact;
import io.gongji.payment.domain.counters.CountersId;
import io.gongji.payment.domain.counters.CountersState;
import io.gongji.payment.domain.pricing.Pricing;
import io.gongji.payment.domain.settlement.Bill;
import io.gongji.payment.domain.settlement.SettlementCommand;
import io.gongji.payment.domain.settlement.SettlementFact;
import io.gongji.payment.domain.settlement.SettlementState;
import io.gongji.payment.store.Act;
import io.gongji.payment.store.Aggregate.Prepared;
import io.gongji.payment.store.Aggregates;
import io.gongji.payment.store.Json;
import io.gongji.payment.store.Loaded;
import io.gongji.payment.store.Numbers;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Bills: priced and asked of the ledger, and taken back. The yearly counters move in the same
/// transactions.
public final class SettlementHandler {
    private static final Sentence REVERSED =
            new Sentence(
                    "providerNumber: the provider took this number back, and nothing was charged under it; send the bill under a new number.",
                    "providerNumber：该流水号已被本机构冲正，未产生任何扣款；请使用新的流水号重新上传结算。");

    private final Writes writes;
    private final Aggregates aggregates;
    private final BillPricing pricing;
    private final Numbers numbers = new Numbers();

    public SettlementHandler(Writes writes, Aggregates aggregates, BillPricing pricing) {
        this.writes = writes;
        this.aggregates = aggregates;
        this.pricing = pricing;
    }

    /// Prices a bill, reserves the counters and asks the ledger to post it. The same bill of a
    /// provider under another key is the same settlement.
    public Written<SettlementId> request(WriteHead head, BillRequest bill) {
        Sha256 digest = Sha256.digestOf(Json.write(bill));
        return writes.write(
                head,
                SettlementId.class,
                (handle, act) -> {
                    Optional<Numbers.Used> used =
                            numbers.find(handle, bill.provider(), bill.providerNumber());
                    return used.isPresent()
                            ? again(used.get(), digest)
                            : price(handle, act, bill, digest);
                });
    }

    private static Decided<SettlementId> again(Numbers.Used used, Sha256 digest) {
        Numbers.Known known = used.bill();
        if (known == null || used.reversed()) {
            return new Decided.Refused<>(Refusal.SETTLEMENT_REVERSED, REVERSED);
        }
        return known.bodyDigest().equals(digest)
                ? new Decided.Done<>(known.settlementId(), known.asked())
                : new Decided.Refused<>(
                        Refusal.PROVIDER_NUMBER_REUSED,
                        new Sentence(
                                "providerNumber: this number stands for another bill of the provider; give every bill its own number.",
                                "providerNumber：该流水号已用于本机构另一笔结算，请为每笔结算使用不同的流水号。"));
    }

    private Decided<SettlementId> price(Handle handle, Act act, BillRequest bill, Sha256 digest) {
        return switch (pricing.basis(handle, bill, act.today())) {
            case Basis.Refused refused -> new Decided.Refused<>(refused.reason(), refused.detail());
            case Basis.Found basis -> {
                CountersId id = new CountersId(bill.memberId(), bill.serviceDate().getYear());
                Loaded<CountersState> counters = aggregates.counters().load(handle, id.toString());
                EventId open = open(counters.state());
                yield open == null
                        ? ask(handle, act, bill, basis, counters, digest)
                        : new Decided.Busy<>(open);
            }
        };
    }

    private Decided<SettlementId> ask(
            Handle handle,
            Act act,
            BillRequest request,
            Basis.Found basis,
            Loaded<CountersState> counters,
            Sha256 digest) {
        SettlementId settlementId = new SettlementId(writes.newId());
        Bill bill = bill(settlementId, request, basis, counters.state().usedFen());
        Loaded<SettlementState> absent = aggregates.settlements().absent(settlementId.toString());
        Prepared settlement =
                aggregates
                        .settlements()
                        .prepare(absent, List.of(new SettlementFact.Requested(bill)), act);
        EventId asked = settlement.lastTold().orElseThrow();
        Numbers.Known number = new Numbers.Known(settlementId, asked, digest);
        if (!numbers.takeNumber(handle, request.provider(), request.providerNumber(), number)) {
            return again(
                    numbers.find(handle, request.provider(), request.providerNumber())
                            .orElseThrow(),
                    digest);
        }
        CountersCommand reserve =
                new CountersCommand.Reserve(settlementId, bill.told().fundFen(), asked);
        return switch (aggregates.counters().decider().decide(reserve, counters.state())) {
            case Decision.Refused<CountersFact> refused -> Decided.Refused.of(refused);
            case Decision.Accepted<CountersFact> reserved -> {
                aggregates.append(
                        handle,
                        List.of(
                                settlement,
                                aggregates.counters().prepare(counters, reserved.events(), act)));
                yield new Decided.Done<>(settlementId, asked);
            }
        };
    }

    private static Bill bill(
            SettlementId settlementId, BillRequest request, Basis.Found basis, long usedFen) {
        Pricing.Price price = Pricing.price(request.cost(), basis.rules(), usedFen);
        SettlementEvent.Requested told =
                new SettlementEvent.Requested(
                        settlementId,
                        request.memberId(),
                        basis.region(),
                        basis.fund(),
                        request.provider(),
                        request.providerRegion(),
                        request.providerNumber(),
                        request.benefit(),
                        request.cost().totalFen(),
                        price.fundFen(),
                        price.selfPayFen(),
                        price.cashOnlyFen(),
                        basis.debitOrder(),
                        new SettlementEvent.Pricing(
                                request.serviceDate().getYear(),
                                basis.rules().category().name(),
                                request.cost().inScopeFen(),
                                basis.rules().ratePermille(),
                                basis.rules().yearCapFen(),
                                usedFen));
        return new Bill(told, request.serviceDate(), basis.policyVersion());
    }

    /// Asks the ledger to take a posted bill back.
    public Written<SettlementId> voidBill(WriteHead head, SettlementId settlementId) {
        return writes.write(
                head,
                SettlementId.class,
                (handle, act) -> {
                    Loaded<SettlementState> loaded =
                            aggregates.settlements().load(handle, settlementId.toString());
                    EventId asked = new EventId(writes.newId());
                    return switch (aggregates
                            .settlements()
                            .decider()
                            .decide(new SettlementCommand.TakeBack(asked), loaded.state())) {
                        case Decision.Refused<SettlementFact> no
                                when no.reason() == Refusal.SETTLEMENT_IN_PROGRESS ->
                                busy(handle, loaded.state(), Decided.Refused.of(no));
                        case Decision.Refused<SettlementFact> no -> Decided.Refused.of(no);
                        case Decision.Accepted<SettlementFact> yes ->
                                startVoid(handle, act, loaded, yes.events(), asked);
                    };
                });
    }

    /// Appends the void of a posted bill and of its part of the counters, or says what must come
    /// first.
    Decided<SettlementId> startVoid(
            Handle handle,
            Act act,
            Loaded<SettlementState> loaded,
            List<SettlementFact> facts,
            EventId asked) {
        Bill bill = SettlementAnswers.billOf(loaded.state());
        Loaded<CountersState> counters =
                aggregates.counters().load(handle, SettlementAnswers.countersOf(bill).toString());
        CountersCommand start = new CountersCommand.StartVoid(bill.told().settlementId(), asked);
        return switch (aggregates.counters().decider().decide(start, counters.state())) {
            case Decision.Refused<CountersFact> no
                    when no.reason() == Refusal.SETTLEMENT_IN_PROGRESS -> {
                EventId open = open(counters.state());
                yield open == null ? Decided.Refused.of(no) : new Decided.Busy<>(open);
            }
            case Decision.Refused<CountersFact> no -> Decided.Refused.of(no);
            case Decision.Accepted<CountersFact> yes -> {
                aggregates.append(
                        handle,
                        List.of(
                                aggregates.settlements().prepare(loaded, facts, act),
                                aggregates.counters().prepare(counters, yes.events(), act)));
                yield new Decided.Done<>(bill.told().settlementId(), asked);
            }
        };
    }

    private Decided<SettlementId> busy(
            Handle handle, SettlementState state, Decided.Refused<SettlementId> refused) {
        CountersId id = SettlementAnswers.countersOf(SettlementAnswers.billOf(state));
        EventId open = open(aggregates.counters().load(handle, id.toString()).state());
        return open == null ? refused : new Decided.Busy<>(open);
    }

    /// The event whose answer must come before the counters are used again; null when none is.
    static @Nullable EventId open(CountersState counters) {
        return switch (counters) {
            case CountersState.Idle _ -> null;
            case CountersState.Reserving reserving -> reserving.asked();
            case CountersState.Voiding voiding -> voiding.asked();
        };
    }
}
