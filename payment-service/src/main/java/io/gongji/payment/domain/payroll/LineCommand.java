package io.gongji.payment.domain.payroll;

import io.gongji.contracts.MemberId;
import io.gongji.contracts.policy.ContributionRules;
import io.gongji.payment.domain.member.MemberState;

/// What can be asked of one line.
public sealed interface LineCommand {
    /// Assess an employee's share of a month.
    ///
    /// @param person what the registry knows of the employee
    /// @param wageFen as reported, 0..
    record Assess(
            PayrollId payroll,
            MemberId memberId,
            MemberState person,
            long wageFen,
            ContributionRules rules)
            implements LineCommand {}

    /// Take back what was allotted too much.
    ///
    /// @param allottedFen what was put on the account for this line
    /// @param takenBackFen 1..
    record TakeBack(PayrollId payroll, MemberId memberId, long allottedFen, long takenBackFen)
            implements LineCommand {}
}
