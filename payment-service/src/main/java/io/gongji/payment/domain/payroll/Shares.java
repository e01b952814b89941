package io.gongji.payment.domain.payroll;

import io.gongji.contracts.policy.ContributionRules;
import io.gongji.contracts.policy.HalfUp;

/// The arithmetic of contributions (domain A1 to A3): clamp, rate, one rounding half-up to fen.
public final class Shares {
    private Shares() {}

    /// The base of a wage: not under the region's floor, not over its ceiling (A1).
    public static long baseFen(long wageFen, ContributionRules rules) {
        return rules.baseOf(wageFen);
    }

    /// The employee's share of a base (A3).
    public static long employeeShareFen(long baseFen, ContributionRules rules) {
        return HalfUp.permille(baseFen, rules.employeeRatePermille());
    }

    /// The employer's share: of the payroll, or of the sum of bases where that is larger (A2, A3).
    public static long employerShareFen(long payrollFen, long basesFen, ContributionRules rules) {
        return HalfUp.permille(Math.max(payrollFen, basesFen), rules.employerRatePermille());
    }
}
