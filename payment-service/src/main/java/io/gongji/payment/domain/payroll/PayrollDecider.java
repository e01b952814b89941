package io.gongji.payment.domain.payroll;

import io.gongji.contracts.Money;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.Sentence;
import io.gongji.contracts.event.ContributionEvent;
import io.gongji.contracts.event.ContributionEvent.PayrollAllotted;
import io.gongji.eventstore.decider.Decider;
import io.gongji.eventstore.decider.Decision;
import java.util.ArrayList;
import java.util.List;

/// Decides the totals of a payroll month (domain A2, A3, A12). The employer's share is assessed
/// whenever lines are added, by what it grew, so that a file cut off in the middle leaves totals
/// that agree with its lines.
public final class PayrollDecider implements Decider<PayrollCommand, PayrollState, PayrollFact> {
    /// What to say when there is no payroll yet.
    public static final Sentence NOTHING_ASSESSED =
            new Sentence(
                    "Nothing was assessed for this employer, month and region; send the payroll first.",
                    "该单位当月在该统筹区尚未核定缴费，请先上传工资表。");

    @Override
    public PayrollState initial() {
        return PayrollState.EMPTY;
    }

    @Override
    public Decision<PayrollFact> decide(PayrollCommand command, PayrollState state) {
        return switch (command) {
            case PayrollCommand.AddLines add -> addLines(add, state);
            case PayrollCommand.Receive receive -> receive(receive, state);
            case PayrollCommand.Allot allot -> allot(allot, state);
        };
    }

    @Override
    public PayrollState evolve(PayrollState s, PayrollFact fact) {
        return switch (fact) {
            case PayrollFact.LinesAdded added ->
                    new PayrollState(
                            s.lines() + added.lines(),
                            Math.addExact(s.payrollFen(), added.payrollFen()),
                            Math.addExact(s.basesFen(), added.basesFen()),
                            Math.addExact(s.employeeShareFen(), added.employeeShareFen()),
                            s.employerShareFen(),
                            s.receivedEmployeeFen(),
                            s.receivedEmployerFen(),
                            s.allottedLines(),
                            s.allottedFen());
            case PayrollFact.EmployerShareAssessed assessed ->
                    new PayrollState(
                            s.lines(),
                            s.payrollFen(),
                            s.basesFen(),
                            s.employeeShareFen(),
                            Math.addExact(s.employerShareFen(), assessed.told().employerShareFen()),
                            s.receivedEmployeeFen(),
                            s.receivedEmployerFen(),
                            s.allottedLines(),
                            s.allottedFen());
            case PayrollFact.Received received ->
                    received(
                            s,
                            received.told().employeePartFen(),
                            received.told().employerPartFen());
            case PayrollFact.Matched matched ->
                    received(s, matched.employeePartFen(), matched.employerPartFen());
            case PayrollFact.Returned returned ->
                    received(
                            s,
                            Math.negateExact(returned.employeePartFen()),
                            Math.negateExact(returned.employerPartFen()));
            case PayrollFact.LinesAllotted allotted -> allotted(s, allotted);
        };
    }

    private static PayrollState received(
            PayrollState s, long employeePartFen, long employerPartFen) {
        return new PayrollState(
                s.lines(),
                s.payrollFen(),
                s.basesFen(),
                s.employeeShareFen(),
                s.employerShareFen(),
                Math.addExact(s.receivedEmployeeFen(), employeePartFen),
                Math.addExact(s.receivedEmployerFen(), employerPartFen),
                s.allottedLines(),
                s.allottedFen());
    }

    private static PayrollState allotted(PayrollState s, PayrollFact.LinesAllotted allotted) {
        long allottedFen = Math.addExact(s.allottedFen(), allotted.amountFen());
        if (allottedFen > s.receivedEmployeeFen()) {
            throw new IllegalStateException("allotted more than was received");
        }
        return new PayrollState(
                s.lines(),
                s.payrollFen(),
                s.basesFen(),
                s.employeeShareFen(),
                s.employerShareFen(),
                s.receivedEmployeeFen(),
                s.receivedEmployerFen(),
                s.allottedLines() + allotted.lines(),
                allottedFen);
    }

    private static Decision<PayrollFact> addLines(PayrollCommand.AddLines add, PayrollState state) {
        if (add.lines() == 0) {
            return new Decision.Accepted<>(List.of());
        }
        PayrollId payroll = add.payroll();
        long payrollFen = Math.addExact(state.payrollFen(), add.payrollFen());
        long basesFen = Math.addExact(state.basesFen(), add.basesFen());
        if (Math.max(payrollFen, basesFen) > Money.MAX_FEN) {
            return new Decision.Refused<>(
                    Refusal.INVALID_AMOUNT,
                    new Sentence(
                            "wage: the payroll of one month is at most "
                                    + Money.yuan(Money.MAX_FEN)
                                    + " yuan; check the wages.",
                            "wage：单位一个月的工资总额不得超过 " + Money.yuan(Money.MAX_FEN) + " 元，请核对工资。"));
        }
        long owedFen =
                Shares.employerShareFen(payrollFen, basesFen, add.rules())
                        - state.employerShareFen();
        List<PayrollFact> facts = new ArrayList<>(2);
        facts.add(
                new PayrollFact.LinesAdded(
                        add.lines(), add.payrollFen(), add.basesFen(), add.employeeShareFen()));
        if (owedFen > 0) {
            facts.add(
                    new PayrollFact.EmployerShareAssessed(
                            new ContributionEvent.EmployerShareAssessed(
                                    payroll.employer(),
                                    payroll.month(),
                                    payroll.region(),
                                    payrollFen,
                                    basesFen,
                                    owedFen)));
        }
        return new Decision.Accepted<>(facts);
    }

    private static Decision<PayrollFact> receive(
            PayrollCommand.Receive receive, PayrollState state) {
        if (state.lines() == 0) {
            return new Decision.Refused<>(Refusal.NOTHING_ASSESSED, NOTHING_ASSESSED);
        }
        if (receive.amountFen() < 1 || receive.amountFen() > Money.MAX_FEN) {
            return new Decision.Refused<>(
                    Refusal.INVALID_AMOUNT,
                    new Sentence(
                            "amountFen: a whole number of fen from 1 to "
                                    + Money.MAX_FEN
                                    + "; check the amount.",
                            "amountFen：应为 1 至 " + Money.MAX_FEN + " 之间的整数（单位：分），请核对金额。"));
        }
        if (receive.amountFen() > state.dueFen()) {
            return new Decision.Refused<>(
                    Refusal.RECEIPT_EXCEEDS_ASSESSED,
                    new Sentence(
                            "amountFen: only "
                                    + Money.yuan(state.dueFen())
                                    + " yuan are still due for this month; check the amount, or send the missing payroll lines first.",
                            "amountFen：该月尚应缴 "
                                    + Money.yuan(state.dueFen())
                                    + " 元，请核对金额，或先补传漏报的工资行。"));
        }
        long employeeDueFen = state.employeeShareFen() - state.receivedEmployeeFen();
        long employeePartFen = Math.min(receive.amountFen(), employeeDueFen);
        PayrollId payroll = receive.payroll();
        return new Decision.Accepted<>(
                List.of(
                        new PayrollFact.Received(
                                new ContributionEvent.PayrollReceived(
                                        payroll.employer(),
                                        payroll.month(),
                                        payroll.region(),
                                        receive.channel(),
                                        receive.channelReference(),
                                        employeePartFen,
                                        receive.amountFen() - employeePartFen))));
    }

    private static Decision<PayrollFact> allot(PayrollCommand.Allot allot, PayrollState state) {
        if (state.lines() == 0) {
            return new Decision.Refused<>(Refusal.NOTHING_ASSESSED, NOTHING_ASSESSED);
        }
        long lines = 0;
        long amountFen = 0;
        for (PayrollAllotted.Line line : allot.waiting()) {
            if (line.amountFen() > state.allottableFen() - amountFen) {
                break;
            }
            lines++;
            amountFen += line.amountFen();
        }
        return lines == 0
                ? Decision.accepted(List.of())
                : Decision.accepted(new PayrollFact.LinesAllotted(lines, amountFen));
    }

    /// What the ledger is told of allotted lines: the first of those that waited.
    public static PayrollAllotted told(
            PayrollCommand.Allot allot, PayrollFact.LinesAllotted allotted) {
        PayrollId payroll = allot.payroll();
        return new PayrollAllotted(
                payroll.employer(),
                payroll.month(),
                payroll.region(),
                allot.waiting().subList(0, Math.toIntExact(allotted.lines())));
    }
}
