package io.gongji.payment.domain.member;

import io.gongji.contracts.Refusal;
import io.gongji.contracts.Scheme;
import io.gongji.contracts.event.MemberEvent;
import io.gongji.eventstore.decider.Decider;
import io.gongji.eventstore.decider.Decision;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// Decides what may happen to a member (domain US-01, I4, I12).
public final class MemberDecider implements Decider<MemberCommand, MemberState, MemberFact> {
    /// No insurance of these schemes is older.
    public static final LocalDate EARLIEST_INSURANCE = LocalDate.of(1990, 1, 1);

    /// How far ahead an insurance may be said to start or end.
    public static final int DAYS_AHEAD_MAX = 366;

    @Override
    public MemberState initial() {
        return new MemberState.Unknown();
    }

    @Override
    public Decision<MemberFact> decide(MemberCommand command, MemberState state) {
        return switch (state) {
            case MemberState.Unknown _ ->
                    switch (command) {
                        case MemberCommand.Enrol enrol -> enrol(enrol);
                        case MemberCommand.EndInsurance _, MemberCommand.Close _ ->
                                refused(Refusal.MEMBER_UNKNOWN, "");
                    };
            case MemberState.Open open ->
                    switch (command) {
                        case MemberCommand.Enrol _ -> refused(Refusal.ALREADY_ENROLLED, "");
                        case MemberCommand.EndInsurance end -> end(end, open);
                        case MemberCommand.Close close -> close(close, open);
                    };
            case MemberState.Closed closed ->
                    switch (command) {
                        case MemberCommand.Enrol _ -> refused(Refusal.ALREADY_ENROLLED, "");
                        case MemberCommand.EndInsurance _ -> refused(Refusal.ACCOUNT_CLOSED, "");
                        case MemberCommand.Close _ ->
                                refused(
                                        Refusal.ALREADY_CLOSED,
                                        "closed on " + closed.was().insuredTo());
                    };
        };
    }

    @Override
    public MemberState evolve(MemberState state, MemberFact fact) {
        return switch (fact) {
            case MemberFact.Enrolled enrolled -> {
                if (!(state instanceof MemberState.Unknown)) {
                    throw new IllegalStateException("enrolled twice");
                }
                yield new MemberState.Open(
                        enrolled.told().region(),
                        enrolled.told().scheme(),
                        null,
                        enrolled.insuredFrom(),
                        null);
            }
            case MemberFact.Categorised categorised -> {
                MemberState.Open open = open(state, "categorised");
                yield new MemberState.Open(
                        open.region(),
                        open.scheme(),
                        categorised.category(),
                        open.insuredFrom(),
                        open.insuredTo());
            }
            case MemberFact.InsuranceEnded ended ->
                    endedOn(open(state, "insurance ended"), ended.lastDay());
            case MemberFact.Closed closed ->
                    new MemberState.Closed(
                            endedNotAfter(open(state, "closed"), closed.closedOn()),
                            closed.told().reason());
        };
    }

    private static Decision<MemberFact> enrol(MemberCommand.Enrol enrol) {
        if ((enrol.category() == null) != (enrol.scheme() == Scheme.RESIDENT)) {
            return refused(
                    Refusal.INVALID_FIELD,
                    "category: ACTIVE or RETIRED in the employee scheme, absent for residents");
        }
        if (enrol.insuredFrom().isBefore(EARLIEST_INSURANCE)
                || enrol.insuredFrom().isBefore(enrol.birthDate())
                || enrol.insuredFrom().isAfter(enrol.today().plusDays(DAYS_AHEAD_MAX))) {
            return refused(
                    Refusal.INVALID_FIELD,
                    "insuredFrom: not before "
                            + EARLIEST_INSURANCE
                            + " or the person's birth, and at most a year ahead");
        }
        List<MemberFact> facts = new ArrayList<>(2);
        facts.add(
                new MemberFact.Enrolled(
                        new MemberEvent.Enrolled(enrol.memberId(), enrol.region(), enrol.scheme()),
                        enrol.insuredFrom()));
        if (enrol.category() != null) {
            facts.add(new MemberFact.Categorised(enrol.category()));
        }
        return new Decision.Accepted<>(facts);
    }

    private static Decision<MemberFact> end(MemberCommand.EndInsurance end, MemberState.Open open) {
        if (end.lastDay().equals(open.insuredTo())) {
            return new Decision.Accepted<>(List.of());
        }
        if (open.insuredTo() != null) {
            return refused(
                    Refusal.MEMBER_NOT_INSURED, "the insurance ended on " + open.insuredTo());
        }
        if (end.lastDay().isBefore(open.insuredFrom())
                || end.lastDay().isAfter(end.today().plusDays(DAYS_AHEAD_MAX))) {
            return refused(
                    Refusal.INVALID_FIELD,
                    "lastDay: not before the first day of insurance, and at most a year ahead");
        }
        return new Decision.Accepted<>(List.of(new MemberFact.InsuranceEnded(end.lastDay())));
    }

    private static Decision<MemberFact> close(MemberCommand.Close close, MemberState.Open open) {
        if (close.closedOn().isBefore(open.insuredFrom())
                || close.closedOn().isAfter(close.today())) {
            return refused(
                    Refusal.INVALID_FIELD, "closedOn: from the first day of insurance to today");
        }
        MemberEvent.Closed told =
                new MemberEvent.Closed(close.memberId(), open.region(), close.reason());
        return new Decision.Accepted<>(List.of(new MemberFact.Closed(told, close.closedOn())));
    }

    private static MemberState.Open open(MemberState state, String what) {
        return switch (state) {
            case MemberState.Open open -> open;
            case MemberState.Unknown _, MemberState.Closed _ ->
                    throw new IllegalStateException(what + " cannot follow " + state);
        };
    }

    private static MemberState.Open endedNotAfter(MemberState.Open open, LocalDate day) {
        return open.insuredTo() != null && open.insuredTo().isBefore(day)
                ? open
                : endedOn(open, day);
    }

    private static MemberState.Open endedOn(MemberState.Open open, LocalDate day) {
        return new MemberState.Open(
                open.region(), open.scheme(), open.category(), open.insuredFrom(), day);
    }

    private static Decision<MemberFact> refused(Refusal reason, String detail) {
        return new Decision.Refused<>(reason, detail);
    }
}
