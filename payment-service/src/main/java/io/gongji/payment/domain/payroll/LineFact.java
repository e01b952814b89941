package io.gongji.payment.domain.payroll;

import io.gongji.contracts.event.ContributionEvent;

/// What happened to one line; both are told to the ledger.
public sealed interface LineFact {
    record Assessed(ContributionEvent.PayrollLineAssessed told) implements LineFact {}

    record Corrected(ContributionEvent.AllotmentCorrected told) implements LineFact {}
}
