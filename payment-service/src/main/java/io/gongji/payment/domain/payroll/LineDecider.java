package io.gongji.payment.domain.payroll;

import io.gongji.contracts.Money;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.Scheme;
import io.gongji.contracts.event.ContributionEvent;
import io.gongji.eventstore.decider.Decider;
import io.gongji.eventstore.decider.Decision;
import io.gongji.payment.domain.member.MemberState;
import java.util.List;

/// Decides one line of a payroll month (domain A1, A3). The same line again changes nothing; the
/// same person with another wage is refused, because a correction must name what it takes back.
public final class LineDecider implements Decider<LineCommand, LineState, LineFact> {
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
                        case LineState.Assessed _ -> refused(Refusal.ALREADY_ASSESSED, "");
                    };
            case LineCommand.TakeBack takeBack ->
                    switch (state) {
                        case LineState.Unassessed _ -> refused(Refusal.NOT_ALLOTTED, "");
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
            return refused(Refusal.MEMBER_UNKNOWN, "");
        }
        if (person.scheme() != Scheme.EMPLOYEE) {
            return refused(Refusal.SCHEME_MISMATCH, "insured in scheme " + person.scheme());
        }
        if (!person.region().equals(payroll.region())) {
            return refused(Refusal.MEMBER_NOT_INSURED, "not insured in region " + payroll.region());
        }
        if (!person.insuredIn(payroll.month())) {
            return refused(Refusal.MEMBER_NOT_INSURED, "not insured in " + payroll.month());
        }
        if (assess.wageFen() < 0 || assess.wageFen() > Money.MAX_FEN) {
            return refused(Refusal.INVALID_AMOUNT, "wage: 0 to " + Money.MAX_FEN + " fen");
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
            return refused(Refusal.NOT_ALLOTTED, "");
        }
        if (takeBack.takenBackFen() < 1 || takeBack.takenBackFen() > leftFen) {
            return refused(
                    Refusal.INVALID_AMOUNT,
                    "takenBackFen: 1 to what is left of the allotment, " + leftFen + " fen");
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

    private static Decision<LineFact> refused(Refusal reason, String detail) {
        return new Decision.Refused<>(reason, detail);
    }
}
