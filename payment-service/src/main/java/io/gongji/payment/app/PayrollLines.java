package io.gongji.payment.app;

import io.gongji.contracts.EventId;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.policy.ContributionRules;
import io.gongji.contracts.policy.Ruled;
import io.gongji.eventstore.decider.Decision;
import io.gongji.payment.domain.member.MemberState;
import io.gongji.payment.domain.payroll.LineCommand;
import io.gongji.payment.domain.payroll.LineFact;
import io.gongji.payment.domain.payroll.LineState;
import io.gongji.payment.domain.payroll.PayrollCommand;
import io.gongji.payment.domain.payroll.PayrollFact;
import io.gongji.payment.domain.payroll.PayrollId;
import io.gongji.payment.domain.payroll.PayrollState;
import io.gongji.payment.store.Act;
import io.gongji.payment.store.Aggregate.Prepared;
import io.gongji.payment.store.Aggregates;
import io.gongji.payment.store.Loaded;
import io.gongji.payment.store.MemberRows;
import io.gongji.payment.store.PayrollRows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Assesses some lines of a payroll month together: their streams are loaded in one query and
/// appended in one statement, with the month's totals.
public final class PayrollLines {
    private final Aggregates aggregates;
    private final MemberRows members = new MemberRows();
    private final PayrollRows rows = new PayrollRows();

    public PayrollLines(Aggregates aggregates) {
        this.aggregates = aggregates;
    }

    /// One line's input; a person may occur once among those assessed together.
    record Wage(MemberId memberId, long wageFen) {}

    /// What became of lines assessed together.
    ///
    /// @param outcomes one for each wage, in the order given
    /// @param lastTold the last event of them all
    record Assessed(List<LineOutcome> outcomes, @Nullable EventId lastTold) {}

    /// The stream of one line.
    static String stream(PayrollId payroll, MemberId memberId) {
        return payroll.employer() + "/" + payroll.month() + "/" + memberId;
    }

    /// Assesses in the transaction at hand.
    Assessed assess(
            Handle handle,
            Act act,
            PayrollId payroll,
            Ruled<ContributionRules> rules,
            List<Wage> wages) {
        rows.lock(handle, payroll);
        List<MemberId> persons = wages.stream().map(Wage::memberId).toList();
        Map<MemberId, MemberState> states = members.states(handle, persons);
        Map<String, Loaded<LineState>> lines =
                aggregates
                        .lines()
                        .loadAll(
                                handle,
                                persons.stream().map(person -> stream(payroll, person)).toList());
        Act ruled = act.under(rules.version());
        LineOutcome[] outcomes = new LineOutcome[wages.size()];
        List<Prepared> prepared = new ArrayList<>();
        List<LineFact.Assessed> assessed = new ArrayList<>();
        for (int i = 0; i < outcomes.length; i++) {
            Wage wage = wages.get(i);
            Loaded<LineState> line =
                    Objects.requireNonNull(lines.get(stream(payroll, wage.memberId())));
            MemberState person = states.getOrDefault(wage.memberId(), new MemberState.Unknown());
            LineCommand command =
                    new LineCommand.Assess(
                            payroll, wage.memberId(), person, wage.wageFen(), rules.rules());
            outcomes[i] =
                    switch (aggregates.lines().decider().decide(command, line.state())) {
                        case Decision.Refused<LineFact> no ->
                                new LineOutcome.Rejected(no.reason(), no.detail());
                        case Decision.Accepted<LineFact> yes when yes.events().isEmpty() ->
                                new LineOutcome.Repeated();
                        case Decision.Accepted<LineFact> yes -> {
                            Prepared told = aggregates.lines().prepare(line, yes.events(), ruled);
                            prepared.add(told);
                            assessed.add((LineFact.Assessed) yes.events().getFirst());
                            yield new LineOutcome.Accepted(
                                    payroll.region().book(), told.lastTold().orElseThrow());
                        }
                    };
        }
        return assessed.isEmpty()
                ? new Assessed(List.of(outcomes), null)
                : addUp(handle, ruled, payroll, rules.rules(), prepared, assessed, outcomes);
    }

    private Assessed addUp(
            Handle handle,
            Act act,
            PayrollId payroll,
            ContributionRules rules,
            List<Prepared> prepared,
            List<LineFact.Assessed> assessed,
            LineOutcome[] outcomes) {
        Loaded<PayrollState> totals = aggregates.payrolls().load(handle, payroll.toString());
        return switch (aggregates
                .payrolls()
                .decider()
                .decide(added(payroll, assessed, rules), totals.state())) {
            case Decision.Refused<PayrollFact> no -> {
                Arrays.setAll(
                        outcomes,
                        i ->
                                outcomes[i] instanceof LineOutcome.Accepted
                                        ? new LineOutcome.Rejected(no.reason(), no.detail())
                                        : outcomes[i]);
                yield new Assessed(List.of(outcomes), null);
            }
            case Decision.Accepted<PayrollFact> yes -> {
                prepared.add(aggregates.payrolls().prepare(totals, yes.events(), act));
                aggregates.append(handle, prepared);
                rows.told(handle, payroll, prepared.stream().mapToLong(Prepared::toldCount).sum());
                rows.insert(handle, payroll, totals.state().lines() + 1, lineRows(assessed));
                yield new Assessed(List.of(outcomes), PayrollHandler.lastTold(prepared));
            }
        };
    }

    private static PayrollCommand.AddLines added(
            PayrollId payroll, List<LineFact.Assessed> assessed, ContributionRules rules) {
        long payrollFen = 0;
        long basesFen = 0;
        long employeeShareFen = 0;
        for (LineFact.Assessed line : assessed) {
            payrollFen = Math.addExact(payrollFen, line.told().wageFen());
            basesFen = Math.addExact(basesFen, line.told().baseFen());
            employeeShareFen = Math.addExact(employeeShareFen, line.told().employeeShareFen());
        }
        return new PayrollCommand.AddLines(
                payroll, assessed.size(), payrollFen, basesFen, employeeShareFen, rules);
    }

    private static List<PayrollRows.Line> lineRows(List<LineFact.Assessed> assessed) {
        return assessed.stream()
                .map(line ->
                        new PayrollRows.Line(
                                line.told().memberId(), line.told().employeeShareFen()))
                .toList();
    }
}
