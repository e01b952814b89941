package io.gongji.payment.domain.payroll;

import io.gongji.contracts.event.ContributionEvent;

/// What happened to a payroll month as a whole.
public sealed interface PayrollFact {
    /// Lines were assessed; each is told by its own event.
    record LinesAdded(long lines, long payrollFen, long basesFen, long employeeShareFen)
            implements PayrollFact {}

    record EmployerShareAssessed(ContributionEvent.EmployerShareAssessed told)
            implements PayrollFact {}

    record Received(ContributionEvent.PayrollReceived told) implements PayrollFact {}

    /// Money that waited in suspense was found to be for this month.
    record Matched(long employeePartFen, long employerPartFen) implements PayrollFact {}

    /// Money of this month went back to its payer.
    record Returned(long employeePartFen, long employerPartFen) implements PayrollFact {}

    /// The next lines were allotted; one event of its own stream names the persons, at most 500.
    record LinesAllotted(long lines, long amountFen) implements PayrollFact {}
}
