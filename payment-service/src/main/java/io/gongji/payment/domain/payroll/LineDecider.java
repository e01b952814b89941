package io.gongji.payment.domain.payroll;

import io.gongji.contracts.Money;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.Scheme;
import io.gongji.contracts.Sentence;
import io.gongji.contracts.event.ContributionEvent;
import io.gongji.eventstore.decider.Decider;
import io.gongji.eventstore.decider.Decision;
import io.gongji.payment.domain.member.MemberDecider;
import io.gongji.payment.domain.member.MemberState;
import java.util.List;

/// Decides one line of a payroll month (domain A1, A3). The same line again changes nothing; the
/// same person with another wage is refused, because a correction must name what it takes back.
public final class LineDecider implements Decider<LineCommand, LineState, LineFact> {
    private static final Sentence NOTHING_ALLOTTED =
            new Sentence(
                    "memberId: nothing that could be taken back was allotted to this person for that employer and month.",
                    "memberId：该员工当月没有可退回的个人账户划拨。");

    @Override
    public LineState initial() {
        return new LineState.Unassessed();
    }

    @Override
    public Decision<LineFact> decide(LineCommand command, LineState state) {
        return switch (command) {
            case LineCommand.Assess assess ->
                    switch (state) {
                        case LineState.Unassessed _ -> assess(assess);
                        case LineState.Assessed before when before.wageFen() == assess.wageFen() ->
                                new Decision.Accepted<>(List.of());
                        case LineState.Assessed _ ->
                                refused(
                                        Refusal.ALREADY_ASSESSED,
                                        new Sentence(
                                                "wage: this person's month was assessed with another wage; leave the line out, or have the difference taken back by a correction.",
                                                "wage：该员工当月已按另一工资核定，请删去该行，或通过更正退回差额。"));
                    };
            case LineCommand.TakeBack takeBack ->
                    switch (state) {
                        case LineState.Unassessed _ ->
                                refused(Refusal.NOT_ALLOTTED, NOTHING_ALLOTTED);
                        case LineState.Assessed line -> takeBack(takeBack, line);
                    };
        };
    }

    @Override
    public LineState evolve(LineState state, LineFact fact) {
        return switch (fact) {
            case LineFact.Assessed assessed ->
                    switch (state) {
                        case LineState.Unassessed _ ->
                                new LineState.Assessed(
                                        assessed.told().wageFen(),
                                        assessed.told().baseFen(),
                                        assessed.told().employeeShareFen(),
                                        0);
                        case LineState.Assessed _ ->
                                throw new IllegalStateException("a line assessed twice");
                    };
            case LineFact.Corrected corrected ->
                    switch (state) {
                        case LineState.Unassessed _ ->
                                throw new IllegalStateException("corrected before it was assessed");
                        case LineState.Assessed line ->
                                new LineState.Assessed(
                                        line.wageFen(),
                                        line.baseFen(),
                                        line.employeeShareFen(),
                                        Math.addExact(
                                                line.takenBackFen(),
                                                corrected.told().takenBackFen()));
                    };
        };
    }

    private static Decision<LineFact> assess(LineCommand.Assess assess) {
        PayrollId payroll = assess.payroll();
        MemberState.Open person =
                switch (assess.person()) {
                    case MemberState.Unknown _ -> null;
                    case MemberState.Open open -> open;
                    case MemberState.Closed closed -> closed.was();
                };
        if (person == null) {
            return refused(Refusal.MEMBER_UNKNOWN, MemberDecider.UNKNOWN_ID);
        }
        if (person.scheme() != Scheme.EMPLOYEE) {
            return refused(
                    Refusal.SCHEME_MISMATCH,
                    new Sentence(
                            "This person is insured in the scheme "
                                    + person.scheme()
                                    + ", not as an employee; check the person.",
                            "该人员参加的险种为 " + person.scheme() + "，不是职工医保，请核对人员。"));
        }
        if (!person.region().equals(payroll.region())) {
            return refused(
                    Refusal.MEMBER_NOT_INSURED,
                    new Sentence(
                            "This person is not insured in region "
                                    + payroll.region()
                                    + "; send the line with the payroll of the person's own region.",
                            "该人员不在统筹区 " + payroll.region() + " 参保，请在其参保地的工资表中申报。"));
        }
        if (!person.insuredIn(payroll.month())) {
            return refused(
                    Refusal.MEMBER_NOT_INSURED,
                    new Sentence(
                            "This person is not insured on any day of "
                                    + payroll.month()
                                    + "; check the month, or renew the insurance first.",
                            "该人员在 " + payroll.month() + " 未参保，请核对月份或先办理参保。"));
        }
        if (assess.wageFen() < 0 || assess.wageFen() > Money.MAX_FEN) {
            return refused(
                    Refusal.INVALID_AMOUNT,
                    new Sentence(
                            "wage: 0 to " + Money.yuan(Money.MAX_FEN) + " yuan; check the amount.",
                            "wage：应在 0 至 " + Money.yuan(Money.MAX_FEN) + " 元之间，请核对金额。"));
        }
        long baseFen = Shares.baseFen(assess.wageFen(), assess.rules());
        return new Decision.Accepted<>(
                List.of(
                        new LineFact.Assessed(
                                new ContributionEvent.PayrollLineAssessed(
                                        payroll.employer(),
                                        payroll.month(),
                                        payroll.region(),
                                        assess.memberId(),
                                        assess.wageFen(),
                                        baseFen,
                                        Shares.employeeShareFen(baseFen, assess.rules())))));
    }

    private static Decision<LineFact> takeBack(
            LineCommand.TakeBack takeBack, LineState.Assessed line) {
        long leftFen = takeBack.allottedFen() - line.takenBackFen();
        if (takeBack.allottedFen() == 0) {
            return refused(Refusal.NOT_ALLOTTED, NOTHING_ALLOTTED);
        }
        if (takeBack.takenBackFen() < 1 || takeBack.takenBackFen() > leftFen) {
            return refused(
                    Refusal.INVALID_AMOUNT,
                    new Sentence(
                            "takenBackFen: at most "
                                    + Money.yuan(leftFen)
                                    + " yuan of this allotment can still be taken back.",
                            "takenBackFen：该笔划拨最多还可退回 " + Money.yuan(leftFen) + " 元。"));
        }
        PayrollId payroll = takeBack.payroll();
        return new Decision.Accepted<>(
                List.of(
                        new LineFact.Corrected(
                                new ContributionEvent.AllotmentCorrected(
                                        payroll.employer(),
                                        payroll.month(),
                                        payroll.region(),
                                        takeBack.memberId(),
                                        takeBack.takenBackFen()))));
    }

    private static Decision<LineFact> refused(Refusal reason, Sentence detail) {
        return new Decision.Refused<>(reason, detail);
    }
}
