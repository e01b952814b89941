package io.gongji.payment.domain.payroll;

import io.gongji.contracts.Channel;
import io.gongji.contracts.event.ContributionEvent.PayrollAllotted;
import io.gongji.contracts.policy.ContributionRules;
import java.util.List;

/// What can be asked of a payroll month as a whole.
public sealed interface PayrollCommand {
    PayrollId payroll();

    /// Count lines that were just assessed, and assess the employer's share anew.
    record AddLines(
            PayrollId payroll,
            long lines,
            long payrollFen,
            long basesFen,
            long employeeShareFen,
            ContributionRules rules)
            implements PayrollCommand {}

    /// Money of the month arrived.
    record Receive(PayrollId payroll, Channel channel, String channelReference, long amountFen)
            implements PayrollCommand {}

    /// Allot the next lines, in order of assessment, as far as receipts cover whole lines.
    ///
    /// @param waiting the next lines that are not allotted, at most 500
    record Allot(PayrollId payroll, List<PayrollAllotted.Line> waiting) implements PayrollCommand {
        public Allot {
            waiting = List.copyOf(waiting);
        }
    }
}
