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

    /// The next lines were allotted; one event of its own stream names the persons, at most 500.
    record LinesAllotted(long lines, long amountFen) implements PayrollFact {}
}
