package io.gongji.payment.app;

import io.gongji.contracts.ClaimId;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.ProviderId;
import io.gongji.contracts.RecourseId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.Sentence;
import io.gongji.contracts.event.SettlementEvent.Benefit;
import io.gongji.contracts.journal.Sha256;
import io.gongji.eventstore.decider.Decision;
import io.gongji.payment.domain.claim.ClaimCommand;
import io.gongji.payment.domain.claim.ClaimDecider;
import io.gongji.payment.domain.claim.ClaimFact;
import io.gongji.payment.domain.claim.ClaimState;
import io.gongji.payment.domain.member.MemberDecider;
import io.gongji.payment.domain.member.MemberState;
import io.gongji.payment.domain.recourse.RecourseCase;
import io.gongji.payment.domain.recourse.RecourseCommand;
import io.gongji.payment.domain.recourse.RecourseFact;
import io.gongji.payment.domain.recourse.RecourseState;
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

/// Recourse (追偿): the fund pays first, to a provider or on a claim, and recovers from the third
/// party in parts; what is left another caller gives up.
public final class RecourseHandler {
    private final Writes writes;
    private final Aggregates aggregates;
    private final BankPayments banks = new BankPayments();
    private final PaperNumbers numbers = new PaperNumbers();
    private final MemberRows members = new MemberRows();

    public RecourseHandler(Writes writes, Aggregates aggregates) {
        this.writes = writes;
        this.aggregates = aggregates;
    }

    /// What a recourse is opened for.
    public sealed interface Debt {
        String caseNumber();

        long amountFen();

        /// A claim that waits for approval.
        record OfClaim(String caseNumber, ClaimId claimId, long amountFen) implements Debt {}

        /// A bill that a provider could not settle.
        record OfProvider(
                String caseNumber,
                MemberId memberId,
                ProviderId provider,
                Benefit benefit,
                long amountFen)
                implements Debt {}
    }

    /// Opens it. The same case number for the same debt again is the same recourse.
    public Written<RecourseId> open(WriteHead head, Debt debt) {
        Sha256 digest = Sha256.digestOf(Json.write(debt));
        return writes.write(
                head,
                RecourseId.class,
                (handle, act) -> {
                    Optional<PaperNumbers.Used> used =
                            numbers.find(handle, PaperNumbers.Kind.CASE, debt.caseNumber());
                    if (used.isPresent()) {
                        return used.get().bodyDigest().equals(digest)
                                ? new Decided.Done<>(new RecourseId(used.get().id()), null)
                                : reused();
                    }
                    RecourseId id = new RecourseId(writes.newId());
                    PaperNumbers.Used mine = new PaperNumbers.Used(id.value(), digest);
                    if (!numbers.take(handle, PaperNumbers.Kind.CASE, debt.caseNumber(), mine)) {
                        return reused();
                    }
                    return switch (debt) {
                        case Debt.OfClaim claim -> ofClaim(handle, act, id, claim);
                        case Debt.OfProvider bill -> ofProvider(handle, act, id, bill);
                    };
                });
    }

    private Decided<RecourseId> ofClaim(Handle handle, Act act, RecourseId id, Debt.OfClaim debt) {
        Loaded<ClaimState> claim = aggregates.claims().load(handle, debt.claimId().toString());
        if (!(claim.state() instanceof ClaimState.Submitted submitted)) {
            return claim.state() instanceof ClaimState.Absent
                    ? new Decided.Refused<>(Refusal.NOT_FOUND, ClaimDecider.UNKNOWN)
                    : new Decided.Refused<>(Refusal.CLAIM_NOT_OPEN, Sentence.NONE);
        }
        ClaimCommand first = new ClaimCommand.PayFirst(act.actor(), id, debt.amountFen());
        return switch (aggregates.claims().decider().decide(first, claim.state())) {
            case Decision.Refused<ClaimFact> no -> Decided.Refused.of(no);
            case Decision.Accepted<ClaimFact> yes -> {
                RecourseCase opened =
                        new RecourseCase(
                                id,
                                submitted.application().memberId(),
                                submitted.application().region(),
                                submitted.application().fund(),
                                submitted.application().benefit(),
                                debt.amountFen(),
                                null,
                                debt.claimId(),
                                debt.caseNumber(),
                                act.actor());
                yield decide(
                        handle,
                        act,
                        id,
                        new RecourseCommand.Open(opened),
                        List.of(aggregates.claims().prepare(claim, yes.events(), act)));
            }
        };
    }

    private Decided<RecourseId> ofProvider(
            Handle handle, Act act, RecourseId id, Debt.OfProvider debt) {
        return switch (members.state(handle, debt.memberId())) {
            case MemberState.Unknown _ ->
                    new Decided.Refused<>(Refusal.MEMBER_UNKNOWN, MemberDecider.UNKNOWN_ID);
            case MemberState.Open person -> ofProvider(handle, act, id, debt, person);
            case MemberState.Closed closed -> ofProvider(handle, act, id, debt, closed.was());
        };
    }

    private Decided<RecourseId> ofProvider(
            Handle handle, Act act, RecourseId id, Debt.OfProvider debt, MemberState.Open person) {
        RecourseCase opened =
                new RecourseCase(
                        id,
                        debt.memberId(),
                        person.region(),
                        person.scheme().fund(),
                        debt.benefit(),
                        debt.amountFen(),
                        debt.provider(),
                        null,
                        debt.caseNumber(),
                        act.actor());
        return decide(handle, act, id, new RecourseCommand.Open(opened), List.of());
    }

    /// Records what the third party paid.
    public Written<RecourseId> recover(
            WriteHead head, RecourseId id, long amountFen, String bankReference) {
        return bank(
                head,
                id,
                List.of("recovery", id, amountFen),
                bankReference,
                new RecourseCommand.Recover(amountFen, bankReference));
    }

    /// Records that the provider was paid what it is owed.
    public Written<RecourseId> payProvider(WriteHead head, RecourseId id, String bankReference) {
        return bank(
                head,
                id,
                List.of("recourse-payment", id),
                bankReference,
                new RecourseCommand.PayProvider(bankReference));
    }

    /// Gives up what is open, or a part of it.
    public Written<RecourseId> writeOff(WriteHead head, RecourseId id, @Nullable Long amountFen) {
        return writes.write(
                head,
                RecourseId.class,
                (handle, act) ->
                        decide(
                                handle,
                                act,
                                id,
                                new RecourseCommand.WriteOff(act.actor(), amountFen),
                                List.of()));
    }

    private Written<RecourseId> bank(
            WriteHead head,
            RecourseId id,
            List<Object> what,
            String reference,
            RecourseCommand command) {
        return writes.write(
                head,
                RecourseId.class,
                (handle, act) ->
                        banks.once(
                                handle,
                                reference,
                                what,
                                id,
                                () -> decide(handle, act, id, command, List.of())));
    }

    /// @param with what is appended in the same statement, before it
    private Decided<RecourseId> decide(
            Handle handle, Act act, RecourseId id, RecourseCommand command, List<Prepared> with) {
        Loaded<RecourseState> loaded = aggregates.recourses().load(handle, id.toString());
        return switch (aggregates.recourses().decider().decide(command, loaded.state())) {
            case Decision.Refused<RecourseFact> no -> Decided.Refused.of(no);
            case Decision.Accepted<RecourseFact> yes -> {
                Prepared prepared = aggregates.recourses().prepare(loaded, yes.events(), act);
                List<Prepared> all = new ArrayList<>(with);
                all.add(prepared);
                aggregates.append(handle, all);
                yield new Decided.Done<>(id, prepared.lastTold().orElse(null));
            }
        };
    }

    private static Decided<RecourseId> reused() {
        return new Decided.Refused<>(
                Refusal.PAPER_NUMBER_REUSED,
                new Sentence(
                        "caseNumber: this number stands for another recourse.",
                        "caseNumber：该案号已用于另一追偿案件。"));
    }
}
