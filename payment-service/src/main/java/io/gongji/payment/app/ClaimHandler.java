package io.gongji.payment.app;

import io.gongji.contracts.ClaimId;
import io.gongji.contracts.EventId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.Sentence;
import io.gongji.contracts.SettlementId;
import io.gongji.contracts.event.SettlementEvent;
import io.gongji.contracts.journal.Sha256;
import io.gongji.eventstore.decider.Decision;
import io.gongji.payment.app.BillPricing.Basis;
import io.gongji.payment.domain.claim.Application;
import io.gongji.payment.domain.claim.ClaimCommand;
import io.gongji.payment.domain.claim.ClaimFact;
import io.gongji.payment.domain.claim.ClaimState;
import io.gongji.payment.domain.counters.CountersCommand;
import io.gongji.payment.domain.counters.CountersFact;
import io.gongji.payment.domain.counters.CountersId;
import io.gongji.payment.domain.counters.CountersState;
import io.gongji.payment.domain.member.MemberDecider;
import io.gongji.payment.domain.member.MemberState;
import io.gongji.payment.domain.pricing.Pricing;
import io.gongji.payment.store.Act;
import io.gongji.payment.store.Aggregate.Prepared;
import io.gongji.payment.store.Aggregates;
import io.gongji.payment.store.Json;
import io.gongji.payment.store.Loaded;
import io.gongji.payment.store.MemberRows;
import io.gongji.payment.store.PaperNumbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Claims for prepaid bills (手工报销): taken in, approved by another caller, paid out by the bank.
/// What a policy pack prices uses the yearly counters as a bill does.
public final class ClaimHandler {
    private final Writes writes;
    private final Aggregates aggregates;
    private final BillPricing pricing;
    private final int claimMonths;
    private final BankPayments banks = new BankPayments();
    private final PaperNumbers numbers = new PaperNumbers();
    private final MemberRows members = new MemberRows();

    /// @param claimMonths after the discharge within which a claim must come where a limit holds
    public ClaimHandler(
            Writes writes, Aggregates aggregates, BillPricing pricing, int claimMonths) {
        this.writes = writes;
        this.aggregates = aggregates;
        this.pricing = pricing;
        this.claimMonths = claimMonths;
    }

    /// Takes a claim in. The same invoice in the same claim again is the same claim.
    public Written<ClaimId> submit(WriteHead head, ClaimRequest request) {
        Sha256 digest = Sha256.digestOf(Json.write(request));
        return writes.write(
                head,
                ClaimId.class,
                (handle, act) -> {
                    String invoice = request.issuer() + "/" + request.invoiceNumber();
                    Optional<PaperNumbers.Used> used =
                            numbers.find(handle, PaperNumbers.Kind.INVOICE, invoice);
                    if (used.isPresent()) {
                        return used.get().bodyDigest().equals(digest)
                                ? new Decided.Done<>(new ClaimId(used.get().id()), null)
                                : reused();
                    }
                    return switch (members.state(handle, request.memberId())) {
                        case MemberState.Unknown _ ->
                                new Decided.Refused<>(
                                        Refusal.MEMBER_UNKNOWN, MemberDecider.UNKNOWN_ID);
                        case MemberState.Open person ->
                                submit(handle, act, request, person, invoice, digest);
                        case MemberState.Closed closed ->
                                submit(handle, act, request, closed.was(), invoice, digest);
                    };
                });
    }

    private Decided<ClaimId> submit(
            Handle handle,
            Act act,
            ClaimRequest request,
            MemberState.Open person,
            String invoice,
            Sha256 digest) {
        Optional<Decided.Refused<ClaimId>> refused = unfit(act, request, person);
        if (refused.isPresent()) {
            return refused.get();
        }
        ClaimId id = new ClaimId(writes.newId());
        Application application =
                new Application(
                        id,
                        request.memberId(),
                        person.region(),
                        person.scheme().fund(),
                        request.benefit(),
                        request.cause(),
                        request.route(),
                        request.dischargedOn(),
                        request.hospitalLevel(),
                        request.referringLevel(),
                        request.cost().totalFen(),
                        request.cost().inScopeFen(),
                        request.issuer(),
                        request.invoiceNumber(),
                        act.actor());
        PaperNumbers.Used mine = new PaperNumbers.Used(id.value(), digest);
        return numbers.take(handle, PaperNumbers.Kind.INVOICE, invoice, mine)
                ? decide(
                        handle,
                        act,
                        id,
                        new ClaimCommand.Submit(application, act.today(), claimMonths))
                : reused();
    }

    private static Optional<Decided.Refused<ClaimId>> unfit(
            Act act, ClaimRequest request, MemberState.Open person) {
        if (request.dischargedOn().isAfter(act.today())
                || request.dischargedOn().isBefore(BillPricing.EARLIEST_SERVICE)) {
            return Optional.of(
                    new Decided.Refused<>(
                            Refusal.INVALID_FIELD,
                            new Sentence(
                                    "dischargedOn: give a day from "
                                            + BillPricing.EARLIEST_SERVICE
                                            + " to today.",
                                    "dischargedOn：请填 "
                                            + BillPricing.EARLIEST_SERVICE
                                            + " 至今天之间的日期。")));
        }
        if (!person.insuredOn(request.dischargedOn())) {
            return Optional.of(
                    new Decided.Refused<>(
                            Refusal.MEMBER_NOT_INSURED,
                            new Sentence(
                                    "dischargedOn: the person is not insured on "
                                            + request.dischargedOn()
                                            + "; check the day.",
                                    "dischargedOn：该人员在 "
                                            + request.dischargedOn()
                                            + " 未参保，请核对日期。")));
        }
        return Pricing.refusal(request.cost())
                .map(no -> new Decided.Refused<>(no.reason(), no.detail()));
    }

    /// Approves it. Where a policy pack has the benefit it sets the amount; elsewhere the reviewer
    /// does.
    ///
    /// @param reviewedFen the reviewer's amount; null where a pack prices it
    /// @param rule the rule the reviewer went by; given with the amount
    public Written<ClaimId> approve(
            WriteHead head, ClaimId id, @Nullable Long reviewedFen, @Nullable String rule) {
        return writes.write(
                head,
                ClaimId.class,
                (handle, act) -> {
                    ClaimState state = aggregates.claims().load(handle, id.toString()).state();
                    if (!(state instanceof ClaimState.Submitted submitted)) {
                        return decide(
                                handle,
                                act,
                                id,
                                new ClaimCommand.Approve(act.actor(), 0, null, null));
                    }
                    Application claim = submitted.application();
                    return switch (basis(handle, act, claim)) {
                        case Basis.Found found when reviewedFen == null ->
                                price(handle, act, claim, found);
                        case Basis.Found _ -> priced();
                        case Basis.Refused no when reviewedFen == null ->
                                new Decided.Refused<>(no.reason(), no.detail());
                        case Basis.Refused _ ->
                                decide(
                                        handle,
                                        act,
                                        id,
                                        new ClaimCommand.Approve(
                                                act.actor(), reviewedFen, null, rule));
                    };
                });
    }

    private Basis basis(Handle handle, Act act, Application claim) {
        return pricing.basis(
                handle,
                claim.memberId(),
                claim.dischargedOn(),
                new Pricing.Cost(claim.totalFen(), claim.inScopeFen()),
                claim.benefit(),
                act.today());
    }

    private Decided<ClaimId> price(Handle handle, Act act, Application claim, Basis.Found basis) {
        int year = claim.dischargedOn().getYear();
        Loaded<CountersState> counters =
                aggregates
                        .counters()
                        .load(handle, new CountersId(claim.memberId(), year).toString());
        EventId open = SettlementHandler.open(counters.state());
        if (open != null) {
            return new Decided.Busy<>(open);
        }
        long usedFen = counters.state().usedFen();
        Pricing.Price price =
                Pricing.price(
                        new Pricing.Cost(claim.totalFen(), claim.inScopeFen()),
                        basis.rules(),
                        usedFen);
        SettlementEvent.Pricing read =
                new SettlementEvent.Pricing(
                        year,
                        basis.rules().category().name(),
                        claim.inScopeFen(),
                        basis.rules().ratePermille(),
                        basis.rules().yearCapFen(),
                        usedFen);
        Act under = act.under(basis.policyVersion());
        ClaimCommand approve = new ClaimCommand.Approve(act.actor(), price.fundFen(), read, null);
        Loaded<ClaimState> loaded = aggregates.claims().load(handle, claim.claimId().toString());
        return switch (aggregates.claims().decider().decide(approve, loaded.state())) {
            case Decision.Refused<ClaimFact> no -> Decided.Refused.of(no);
            case Decision.Accepted<ClaimFact> yes -> {
                Prepared prepared = aggregates.claims().prepare(loaded, yes.events(), under);
                EventId asked = prepared.lastTold().orElseThrow();
                Prepared used = use(counters, claim, price.fundFen(), asked, under);
                aggregates.append(handle, List.of(prepared, used));
                yield new Decided.Done<>(claim.claimId(), asked);
            }
        };
    }

    /// Reserves and confirms at once: the ledger never declines a fact. The counters know the claim
    /// by its own id.
    private Prepared use(
            Loaded<CountersState> counters,
            Application claim,
            long fundFen,
            EventId asked,
            Act act) {
        SettlementId id = new SettlementId(claim.claimId().value());
        CountersState state = counters.state();
        List<CountersFact> facts = new ArrayList<>();
        for (CountersCommand command :
                List.of(
                        new CountersCommand.Reserve(id, fundFen, asked),
                        new CountersCommand.Confirm(id))) {
            switch (aggregates.counters().decider().decide(command, state)) {
                case Decision.Refused<CountersFact> no ->
                        throw new IllegalStateException("idle counters refuse: " + no.reason());
                case Decision.Accepted<CountersFact> yes -> {
                    for (CountersFact fact : yes.events()) {
                        state = aggregates.counters().decider().evolve(state, fact);
                        facts.add(fact);
                    }
                }
            }
        }
        return aggregates.counters().prepare(counters, facts, act);
    }

    /// Rejects it; its invoice may be claimed again.
    public Written<ClaimId> reject(WriteHead head, ClaimId id) {
        return writes.write(
                head,
                ClaimId.class,
                (handle, act) -> {
                    Decided<ClaimId> decided =
                            decide(handle, act, id, new ClaimCommand.Reject(act.actor()));
                    if (decided instanceof Decided.Done<ClaimId>) {
                        numbers.free(handle, id.value());
                    }
                    return decided;
                });
    }

    /// Records that the bank has paid it out.
    public Written<ClaimId> pay(WriteHead head, ClaimId id, String bankReference) {
        return bank(head, id, "claim", bankReference, new ClaimCommand.Pay(bankReference));
    }

    /// Records that the bank brought the payment back.
    public Written<ClaimId> takeBack(WriteHead head, ClaimId id, String bankReference) {
        return bank(
                head, id, "claim-return", bankReference, new ClaimCommand.Return(bankReference));
    }

    private Written<ClaimId> bank(
            WriteHead head, ClaimId id, String what, String reference, ClaimCommand command) {
        return writes.write(
                head,
                ClaimId.class,
                (handle, act) ->
                        banks.once(
                                handle,
                                reference,
                                List.of(what, id),
                                id,
                                () -> decide(handle, act, id, command)));
    }

    private Decided<ClaimId> decide(Handle handle, Act act, ClaimId id, ClaimCommand command) {
        Loaded<ClaimState> loaded = aggregates.claims().load(handle, id.toString());
        return switch (aggregates.claims().decider().decide(command, loaded.state())) {
            case Decision.Refused<ClaimFact> no -> Decided.Refused.of(no);
            case Decision.Accepted<ClaimFact> yes -> {
                Prepared prepared = aggregates.claims().prepare(loaded, yes.events(), act);
                aggregates.append(handle, List.of(prepared));
                yield new Decided.Done<>(id, prepared.lastTold().orElse(null));
            }
        };
    }

    private static Decided<ClaimId> reused() {
        return new Decided.Refused<>(Refusal.PAPER_NUMBER_REUSED, Sentence.NONE);
    }

    private static Decided<ClaimId> priced() {
        return new Decided.Refused<>(
                Refusal.INVALID_FIELD,
                new Sentence(
                        "fundFen: the region's policy prices this benefit; leave fundFen and rule out.",
                        "fundFen：该待遇由当地政策包计算，请勿填写 fundFen 和 rule。"));
    }
}
