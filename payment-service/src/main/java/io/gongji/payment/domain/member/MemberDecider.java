package io.gongji.payment.domain.member;

import io.gongji.contracts.Refusal;
import io.gongji.contracts.Scheme;
import io.gongji.contracts.Sentence;
import io.gongji.contracts.event.MemberEvent;
import io.gongji.contracts.event.MemberEvent.ClosureReason;
import io.gongji.eventstore.decider.Decider;
import io.gongji.eventstore.decider.Decision;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// Decides what may happen to a member (domain US-01, I4, I12).
public final class MemberDecider implements Decider<MemberCommand, MemberState, MemberFact> {
    /// No insurance of these schemes is older.
    public static final LocalDate EARLIEST_INSURANCE = LocalDate.of(1990, 1, 1);

    /// What to say when nobody has an id.
    public static final Sentence UNKNOWN_ID =
            new Sentence(
                    "memberId: nobody is enrolled under this id; check it, or enrol the person first.",
                    "memberId：没有使用该编号参保的人员，请核对编号，或先办理参保登记。");

    /// What to say when the person is enrolled already.
    public static final Sentence ENROLLED =
            new Sentence(
                    "idNumber: this person is enrolled already; look the person up instead of enrolling again.",
                    "idNumber：该人员已经参保登记，请直接查询，不要重复登记。");

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
                        case MemberCommand.EndInsurance _,
                                MemberCommand.RegisterDeath _,
                                MemberCommand.Close _ ->
                                refused(Refusal.MEMBER_UNKNOWN, UNKNOWN_ID);
                    };
            case MemberState.Open open ->
                    switch (command) {
                        case MemberCommand.Enrol _ -> refused(Refusal.ALREADY_ENROLLED, ENROLLED);
                        case MemberCommand.EndInsurance end -> end(end, open);
                        case MemberCommand.RegisterDeath death -> die(death, open);
                        case MemberCommand.Close close -> close(close, open);
                    };
            case MemberState.Closed closed ->
                    switch (command) {
                        case MemberCommand.Enrol _ -> refused(Refusal.ALREADY_ENROLLED, ENROLLED);
                        case MemberCommand.EndInsurance _ ->
                                refused(
                                        Refusal.ACCOUNT_CLOSED,
                                        new Sentence(
                                                "The account was closed on "
                                                        + closed.was().insuredTo()
                                                        + "; an insurance that is over cannot be ended again.",
                                                "账户已于 "
                                                        + closed.was().insuredTo()
                                                        + " 关闭，无需再办理停保。"));
                        case MemberCommand.Close close when closed.forHeirs() ->
                                closeForHeirs(close, closed.was());
                        case MemberCommand.RegisterDeath _, MemberCommand.Close _ ->
                                refused(
                                        Refusal.ALREADY_CLOSED,
                                        new Sentence(
                                                "The account was closed on "
                                                        + closed.was().insuredTo()
                                                        + "; nothing is left to do.",
                                                "账户已于 "
                                                        + closed.was().insuredTo()
                                                        + " 关闭，无需重复办理。"));
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
            case MemberFact.Died died ->
                    new MemberState.Closed(
                            endedNotAfter(open(state, "died"), died.diedOn()),
                            ClosureReason.DECEASED,
                            true);
            case MemberFact.Closed closed when state instanceof MemberState.Closed before ->
                    closedForHeirs(before, closed);
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
                    new Sentence(
                            "category: say ACTIVE or RETIRED in the employee scheme, and leave it out for residents.",
                            "category：职工医保（含灵活就业）请填 ACTIVE（在职）或 RETIRED（退休），居民医保请不要填写。"));
        }
        if (enrol.insuredFrom().isBefore(EARLIEST_INSURANCE)
                || enrol.insuredFrom().isBefore(enrol.birthDate())
                || enrol.insuredFrom().isAfter(enrol.today().plusDays(DAYS_AHEAD_MAX))) {
            return refused(
                    Refusal.INVALID_FIELD,
                    new Sentence(
                            "insuredFrom: give a day from "
                                    + EARLIEST_INSURANCE
                                    + " on, not before the person's birth and at most a year ahead.",
                            "insuredFrom：请填不早于 " + EARLIEST_INSURANCE + "、不早于出生日期、且不超过一年以后的日期。"));
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
                    Refusal.MEMBER_NOT_INSURED,
                    new Sentence(
                            "The insurance ended on "
                                    + open.insuredTo()
                                    + " already; to change that day, ask the bureau to correct it.",
                            "该人员已于 " + open.insuredTo() + " 停保；如需更改日期，请联系经办机构更正。"));
        }
        if (end.lastDay().isBefore(open.insuredFrom())
                || end.lastDay().isAfter(end.today().plusDays(DAYS_AHEAD_MAX))) {
            return refused(
                    Refusal.INVALID_FIELD,
                    new Sentence(
                            "lastDay: give a day not before the first day of insurance ("
                                    + open.insuredFrom()
                                    + ") and at most a year ahead.",
                            "lastDay：请填不早于参保首日（" + open.insuredFrom() + "）、且不超过一年以后的日期。"));
        }
        return new Decision.Accepted<>(List.of(new MemberFact.InsuranceEnded(end.lastDay())));
    }

    private static MemberState closedForHeirs(MemberState.Closed before, MemberFact.Closed fact) {
        if (!before.forHeirs()) {
            throw new IllegalStateException("closed twice");
        }
        return new MemberState.Closed(before.was(), fact.told().reason());
    }

    private static Decision<MemberFact> die(
            MemberCommand.RegisterDeath death, MemberState.Open open) {
        if (death.diedOn().isBefore(open.insuredFrom()) || death.diedOn().isAfter(death.today())) {
            return refused(
                    Refusal.INVALID_FIELD,
                    new Sentence(
                            "diedOn: give a day from the first day of insurance ("
                                    + open.insuredFrom()
                                    + ") to today.",
                            "diedOn：请填参保首日（" + open.insuredFrom() + "）至今天之间的日期。"));
        }
        MemberEvent.Deceased told = new MemberEvent.Deceased(death.memberId(), open.region());
        return new Decision.Accepted<>(List.of(new MemberFact.Died(told, death.diedOn())));
    }

    private static Decision<MemberFact> closeForHeirs(
            MemberCommand.Close close, MemberState.Open was) {
        if (close.reason() != ClosureReason.DECEASED || close.closedOn().isAfter(close.today())) {
            return refused(
                    Refusal.INVALID_FIELD,
                    new Sentence(
                            "This person has died: close the account with reason DECEASED, on a day up to today.",
                            "该人员已死亡：请以 reason DECEASED 关闭账户，日期不晚于今天。"));
        }
        return new Decision.Accepted<>(
                List.of(
                        new MemberFact.Closed(
                                new MemberEvent.Closed(
                                        close.memberId(), was.region(), close.reason()),
                                close.closedOn())));
    }

    private static Decision<MemberFact> close(MemberCommand.Close close, MemberState.Open open) {
        if (close.closedOn().isBefore(open.insuredFrom())
                || close.closedOn().isAfter(close.today())) {
            return refused(
                    Refusal.INVALID_FIELD,
                    new Sentence(
                            "closedOn: give a day from the first day of insurance ("
                                    + open.insuredFrom()
                                    + ") to today.",
                            "closedOn：请填参保首日（" + open.insuredFrom() + "）至今天之间的日期。"));
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

    private static Decision<MemberFact> refused(Refusal reason, Sentence detail) {
        return new Decision.Refused<>(reason, detail);
    }
}
