package io.gongji.payment.app;

import io.gongji.contracts.MemberId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.Sentence;
import io.gongji.contracts.event.MemberEvent.ClosureReason;
import io.gongji.eventstore.decider.Decider;
import io.gongji.eventstore.decider.Decision;
import io.gongji.payment.domain.member.IdNumber;
import io.gongji.payment.domain.member.MemberCommand;
import io.gongji.payment.domain.member.MemberDecider;
import io.gongji.payment.domain.member.MemberFact;
import io.gongji.payment.domain.member.MemberState;
import io.gongji.payment.store.Act;
import io.gongji.payment.store.Aggregate.Prepared;
import io.gongji.payment.store.Aggregates;
import io.gongji.payment.store.Loaded;
import io.gongji.payment.store.LookupKey;
import io.gongji.payment.store.MemberRows;
import io.gongji.payment.store.MemberVault;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Members: enrolled singly or by many, insurance ended, account closed.
public final class MemberHandler {
    private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}<>]{1,100}");

    /// What to say of an ID number that cannot be one.
    public static final Sentence NUMBER_INVALID =
            new Sentence(
                    "idNumber: this is no ID number; compare its 18 characters with the card, the last one checks the others.",
                    "idNumber：身份证号有误，请与证件逐位核对 18 位号码（末位为校验码）。");

    private final Writes writes;
    private final Aggregates aggregates;
    private final MemberVault vault;
    private final MemberRows rows = new MemberRows();

    public MemberHandler(Writes writes, Aggregates aggregates, MemberVault vault) {
        this.writes = writes;
        this.aggregates = aggregates;
        this.vault = vault;
    }

    /// Enrols one person.
    public Written<MemberId> enrol(WriteHead head, Enrolment enrolment) {
        return writes.write(
                head,
                MemberId.class,
                (handle, act) -> {
                    Batch batch = enrolAll(handle, act, List.of(enrolment));
                    return switch (batch.outcomes().getFirst()) {
                        case LineOutcome.Accepted accepted ->
                                new Decided.Done<>(
                                        batch.persons().getFirst().orElseThrow(), accepted.told());
                        case LineOutcome.Repeated _ ->
                                new Decided.Refused<>(
                                        Refusal.ALREADY_ENROLLED, MemberDecider.ENROLLED);
                        case LineOutcome.Rejected no ->
                                new Decided.Refused<>(no.reason(), no.detail());
                    };
                });
    }

    /// Stops a member's insurance (停保).
    public Written<MemberId> endInsurance(WriteHead head, MemberId memberId, LocalDate lastDay) {
        return change(head, memberId, act -> new MemberCommand.EndInsurance(lastDay, act.today()));
    }

    /// Closes a member's account for good.
    public Written<MemberId> close(
            WriteHead head, MemberId memberId, ClosureReason reason, LocalDate closedOn) {
        return change(
                head,
                memberId,
                act -> new MemberCommand.Close(memberId, reason, closedOn, act.today()));
    }

    /// Registers a member's death: the account stays for the heirs.
    public Written<MemberId> registerDeath(WriteHead head, MemberId memberId, LocalDate diedOn) {
        return change(
                head,
                memberId,
                act -> new MemberCommand.RegisterDeath(memberId, diedOn, act.today()));
    }

    private Written<MemberId> change(
            WriteHead head, MemberId memberId, Function<Act, MemberCommand> command) {
        return writes.write(
                head,
                MemberId.class,
                (handle, act) -> change(handle, act, memberId, command.apply(act)));
    }

    /// Changes a member in the transaction at hand.
    Decided<MemberId> change(Handle handle, Act act, MemberId memberId, MemberCommand command) {
        Loaded<MemberState> loaded = aggregates.members().load(handle, memberId.toString());
        return switch (aggregates.members().decider().decide(command, loaded.state())) {
            case Decision.Refused<MemberFact> refused -> Decided.Refused.of(refused);
            case Decision.Accepted<MemberFact> accepted when accepted.events().isEmpty() ->
                    new Decided.Done<>(memberId, null);
            case Decision.Accepted<MemberFact> accepted -> {
                Prepared prepared = aggregates.members().prepare(loaded, accepted.events(), act);
                aggregates.append(handle, List.of(prepared));
                rows.project(
                        handle,
                        memberId,
                        loaded.version() + accepted.events().size(),
                        Decider.fold(
                                aggregates.members().decider(), loaded.state(), accepted.events()));
                yield new Decided.Done<>(memberId, prepared.lastTold().orElse(null));
            }
        };
    }

    /// What became of persons enrolled together.
    ///
    /// @param outcomes one for each person, in the order given
    /// @param persons who they are, in the same order; empty where nobody has that ID number
    record Batch(List<LineOutcome> outcomes, List<Optional<MemberId>> persons) {}

    /// Enrols many in the transaction at hand. A person who is enrolled already in the same way is
    /// a repeat.
    Batch enrolAll(Handle handle, Act act, List<Enrolment> enrolments) {
        List<Optional<IdNumber>> numbers =
                enrolments.stream()
                        .map(enrolment -> IdNumber.parse(enrolment.idNumber(), act.today()))
                        .toList();
        List<LookupKey> lookups =
                numbers.stream().flatMap(Optional::stream).map(vault::lookup).toList();
        Map<LookupKey, MemberId> known = rows.find(handle, lookups);
        Map<MemberId, MemberState> states = rows.states(handle, known.values());
        Set<LookupKey> here = new HashSet<>();
        LineOutcome[] outcomes = new LineOutcome[enrolments.size()];
        List<Optional<MemberId>> persons =
                new ArrayList<>(Collections.nCopies(outcomes.length, Optional.empty()));
        Map<MemberId, Integer> places = new HashMap<>();
        Map<MemberId, List<MemberFact>> facts = new HashMap<>();
        List<MemberRows.New> fresh = new ArrayList<>();
        for (int i = 0; i < outcomes.length; i++) {
            Enrolment enrolment = enrolments.get(i);
            if (numbers.get(i).isEmpty()) {
                outcomes[i] = new LineOutcome.Rejected(Refusal.ID_NUMBER_INVALID, NUMBER_INVALID);
                continue;
            }
            IdNumber number = numbers.get(i).get();
            LookupKey lookup = vault.lookup(number);
            MemberId enrolledId = known.get(lookup);
            if (enrolledId != null || !here.add(lookup)) {
                outcomes[i] = again(enrolment, enrolledId == null ? null : states.get(enrolledId));
                persons.set(i, Optional.ofNullable(enrolledId));
                continue;
            }
            MemberId memberId = new MemberId(writes.newId());
            switch (decide(memberId, enrolment, number, act)) {
                case Decision.Refused<MemberFact> no ->
                        outcomes[i] = new LineOutcome.Rejected(no.reason(), no.detail());
                case Decision.Accepted<MemberFact> accepted -> {
                    facts.put(memberId, accepted.events());
                    places.put(memberId, i);
                    fresh.add(
                            row(
                                    memberId,
                                    lookup,
                                    enrolment.name().strip(),
                                    number,
                                    accepted.events()));
                }
            }
        }
        write(handle, act, fresh, facts, places, outcomes);
        places.forEach((memberId, place) -> {
            if (outcomes[place] instanceof LineOutcome.Accepted) {
                persons.set(place, Optional.of(memberId));
            }
        });
        return new Batch(List.of(outcomes), List.copyOf(persons));
    }

    private void write(
            Handle handle,
            Act act,
            List<MemberRows.New> fresh,
            Map<MemberId, List<MemberFact>> facts,
            Map<MemberId, Integer> places,
            LineOutcome[] outcomes) {
        List<MemberRows.New> claimed = fresh.isEmpty() ? List.of() : rows.claim(handle, fresh);
        List<Prepared> told = new ArrayList<>();
        for (MemberRows.New member : claimed) {
            Loaded<MemberState> absent = aggregates.members().absent(member.memberId().toString());
            Prepared enrolled =
                    aggregates
                            .members()
                            .prepare(absent, facts.getOrDefault(member.memberId(), List.of()), act);
            told.add(enrolled);
            outcomes[places.getOrDefault(member.memberId(), -1)] =
                    new LineOutcome.Accepted(
                            Objects.requireNonNull(PayrollHandler.regionOf(member.state())).book(),
                            enrolled.lastTold().orElseThrow());
        }
        aggregates.append(handle, told);
        if (!claimed.isEmpty()) {
            rows.insert(handle, claimed);
        }
        for (int place : places.values()) {
            if (outcomes[place] == null) {
                outcomes[place] =
                        new LineOutcome.Rejected(Refusal.ALREADY_ENROLLED, MemberDecider.ENROLLED);
            }
        }
    }

    private Decision<MemberFact> decide(
            MemberId memberId, Enrolment enrolment, IdNumber number, Act act) {
        if (!NAME.matcher(enrolment.name().strip()).matches()) {
            return Decision.refused(
                    Refusal.INVALID_FIELD,
                    new Sentence(
                            "name: 1 to 100 characters, without line breaks, < and >.",
                            "name：应为 1 至 100 个字符，不含换行及 <、>。"));
        }
        return aggregates
                .members()
                .decider()
                .decide(
                        new MemberCommand.Enrol(
                                memberId,
                                enrolment.region(),
                                enrolment.scheme(),
                                enrolment.category(),
                                enrolment.insuredFrom(),
                                number.birthDate(),
                                act.today()),
                        new MemberState.Unknown());
    }

    private MemberRows.New row(
            MemberId memberId,
            LookupKey lookup,
            String name,
            IdNumber number,
            List<MemberFact> facts) {
        return new MemberRows.New(
                memberId,
                lookup,
                vault.seal(memberId, new MemberVault.Identity(name, number)),
                facts.size(),
                Decider.fold(aggregates.members().decider(), facts));
    }

    private static LineOutcome again(Enrolment enrolment, @Nullable MemberState enrolled) {
        boolean same =
                enrolled instanceof MemberState.Open open
                        && open.region().equals(enrolment.region())
                        && open.scheme() == enrolment.scheme()
                        && open.category() == enrolment.category()
                        && open.insuredFrom().equals(enrolment.insuredFrom());
        return same
                ? new LineOutcome.Repeated()
                : new LineOutcome.Rejected(Refusal.ALREADY_ENROLLED, MemberDecider.ENROLLED);
    }
}
