package io.gongji.payment.app;

import io.gongji.contracts.CaptureId;
import io.gongji.contracts.EventId;
import io.gongji.contracts.HoldId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.Sentence;
import io.gongji.contracts.event.HoldEvent;
import io.gongji.contracts.journal.Sha256;
import io.gongji.contracts.policy.OutpatientRules;
import io.gongji.contracts.policy.PolicyBook;
import io.gongji.contracts.policy.Ruled;
import io.gongji.eventstore.decider.Decision;
import io.gongji.payment.domain.hold.HoldCommand;
import io.gongji.payment.domain.hold.HoldFact;
import io.gongji.payment.domain.hold.HoldState;
import io.gongji.payment.domain.member.MemberDecider;
import io.gongji.payment.domain.member.MemberState;
import io.gongji.payment.store.Act;
import io.gongji.payment.store.Aggregates;
import io.gongji.payment.store.HoldNumbers;
import io.gongji.payment.store.Json;
import io.gongji.payment.store.Loaded;
import io.gongji.payment.store.MemberRows;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Holds (预授权): placed for a provider, captured by it in parts or whole, released. When its time is
/// over the ledger's calendar ends a hold; nothing here compares it with a clock.
public final class HoldHandler {
    private final Writes writes;
    private final Aggregates aggregates;
    private final PolicyBook policies;
    private final MemberRows members = new MemberRows();
    private final HoldNumbers numbers = new HoldNumbers();

    public HoldHandler(Writes writes, Aggregates aggregates, PolicyBook policies) {
        this.writes = writes;
        this.aggregates = aggregates;
        this.policies = policies;
    }

    /// Asks the ledger to reserve money. The same request of a provider under another key is the
    /// same hold.
    public Written<HoldId> place(WriteHead head, HoldRequest request) {
        Sha256 digest = Sha256.digestOf(Json.write(request));
        return writes.write(
                head,
                HoldId.class,
                (handle, act) -> {
                    Optional<HoldNumbers.Known> known =
                            numbers.find(handle, request.provider(), request.providerNumber());
                    return known.isPresent()
                            ? again(known.get(), digest)
                            : place(handle, act, request, digest);
                });
    }

    private static Decided<HoldId> again(HoldNumbers.Known known, Sha256 digest) {
        return known.bodyDigest().equals(digest) && known.captureId() == null
                ? new Decided.Done<>(known.holdId(), known.asked())
                : reused();
    }

    private static <R> Decided<R> reused() {
        return new Decided.Refused<>(
                Refusal.PROVIDER_NUMBER_REUSED,
                new Sentence(
                        "providerNumber: this number stands for another hold or capture of the provider; give each its own number.",
                        "providerNumber：该流水号已用于本机构另一笔预授权或扣款，请使用不同的流水号。"));
    }

    private Decided<HoldId> place(Handle handle, Act act, HoldRequest request, Sha256 digest) {
        return switch (members.state(handle, request.memberId())) {
            case MemberState.Unknown _ ->
                    new Decided.Refused<>(Refusal.MEMBER_UNKNOWN, MemberDecider.UNKNOWN_ID);
            case MemberState.Closed _ ->
                    new Decided.Refused<>(Refusal.ACCOUNT_CLOSED, Sentence.NONE);
            case MemberState.Open person when !person.insuredOn(act.today()) ->
                    new Decided.Refused<>(Refusal.MEMBER_NOT_INSURED, Sentence.NONE);
            case MemberState.Open person -> {
                Optional<Ruled<OutpatientRules>> ruled =
                        policies.outpatient(person.region(), person.scheme(), act.today());
                yield ruled.isEmpty()
                        ? new Decided.Refused<>(Refusal.NOT_CONFIGURED, Sentence.NONE)
                        : ask(handle, act, request, person, ruled.get(), digest);
            }
        };
    }

    private Decided<HoldId> ask(
            Handle handle,
            Act act,
            HoldRequest request,
            MemberState.Open person,
            Ruled<OutpatientRules> ruled,
            Sha256 digest) {
        HoldId id = new HoldId(writes.newId());
        EventId asked = new EventId(writes.newId());
        HoldEvent.Placed told =
                new HoldEvent.Placed(
                        id,
                        request.memberId(),
                        person.region(),
                        request.provider(),
                        request.providerRegion(),
                        request.providerNumber(),
                        request.purpose(),
                        request.amountFen(),
                        ruled.rules().debitOrder(),
                        act.at()
                                .truncatedTo(ChronoUnit.SECONDS)
                                .plusSeconds(request.expiresInSeconds()));
        HoldNumbers.Known number = new HoldNumbers.Known(id, null, asked, digest);
        if (!numbers.take(handle, request.provider(), request.providerNumber(), number)) {
            return again(
                    numbers.find(handle, request.provider(), request.providerNumber())
                            .orElseThrow(),
                    digest);
        }
        Loaded<HoldState> absent = aggregates.holds().absent(id.toString());
        return decide(
                handle,
                act.under(ruled.version()),
                absent,
                new HoldCommand.Place(told, asked),
                new Decided.Done<>(id, asked));
    }

    /// Asks the ledger to pay a part of a hold, or all of it.
    public Written<CaptureRef> capture(WriteHead head, HoldId id, CaptureRequest request) {
        Sha256 digest = Sha256.digestOf(Json.write(request));
        return writes.write(
                head,
                CaptureRef.class,
                (handle, act) -> {
                    Optional<HoldNumbers.Known> known =
                            numbers.find(handle, request.provider(), request.providerNumber());
                    return known.isPresent()
                            ? again(known.get(), id, digest)
                            : capture(handle, act, id, request, digest);
                });
    }

    private static Decided<CaptureRef> again(HoldNumbers.Known known, HoldId id, Sha256 digest) {
        CaptureId capture = known.captureId();
        return capture != null && known.holdId().equals(id) && known.bodyDigest().equals(digest)
                ? new Decided.Done<>(new CaptureRef(id, capture), known.asked())
                : reused();
    }

    private Decided<CaptureRef> capture(
            Handle handle, Act act, HoldId id, CaptureRequest request, Sha256 digest) {
        CaptureId captureId = new CaptureId(writes.newId());
        EventId asked = new EventId(writes.newId());
        Decided<CaptureRef> decided =
                decide(
                        handle,
                        act,
                        aggregates.holds().load(handle, id.toString()),
                        new HoldCommand.Capture(
                                request.provider(),
                                captureId,
                                request.providerNumber(),
                                request.amountFen(),
                                request.rest(),
                                asked),
                        new Decided.Done<>(new CaptureRef(id, captureId), asked));
        HoldNumbers.Known number = new HoldNumbers.Known(id, captureId, asked, digest);
        return decided instanceof Decided.Done<CaptureRef>
                        && !numbers.take(
                                handle, request.provider(), request.providerNumber(), number)
                ? reused()
                : decided;
    }

    /// Asks the ledger to take a capture back whole.
    public Written<CaptureRef> voidCapture(WriteHead head, CaptureRef ref) {
        return writes.write(
                head,
                CaptureRef.class,
                (handle, act) -> {
                    EventId asked = new EventId(writes.newId());
                    return decide(
                            handle,
                            act,
                            aggregates.holds().load(handle, ref.holdId().toString()),
                            new HoldCommand.VoidCapture(ref.captureId(), asked),
                            new Decided.Done<>(ref, asked));
                });
    }

    /// Asks the ledger to let go what a hold has left.
    public Written<HoldId> release(WriteHead head, HoldId id) {
        return writes.write(
                head,
                HoldId.class,
                (handle, act) -> {
                    EventId asked = new EventId(writes.newId());
                    return decide(
                            handle,
                            act,
                            aggregates.holds().load(handle, id.toString()),
                            new HoldCommand.Release(asked),
                            new Decided.Done<>(id, asked));
                });
    }

    private <R> Decided<R> decide(
            Handle handle,
            Act act,
            Loaded<HoldState> loaded,
            HoldCommand command,
            Decided.Done<R> done) {
        return switch (aggregates.holds().decider().decide(command, loaded.state())) {
            case Decision.Refused<HoldFact> no -> Decided.Refused.of(no);
            case Decision.Accepted<HoldFact> yes -> {
                aggregates.append(
                        handle, List.of(aggregates.holds().prepare(loaded, yes.events(), act)));
                yield done;
            }
        };
    }
}
