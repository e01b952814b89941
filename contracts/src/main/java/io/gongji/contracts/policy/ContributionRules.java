package io.gongji.contracts.policy;

import io.gongji.contracts.Money;

/// How a payroll month is assessed in the employee scheme (domain A1 to A3, A6).
///
/// @param baseFloorFen a lower wage counts as this, 1..
/// @param baseCeilingFen a higher wage counts as this, not below the floor
/// @param employerRatePermille of the larger of payroll and sum of bases, 0..1000
/// @param employeeRatePermille of the person's own base, 0..1000
public record ContributionRules(
        long baseFloorFen,
        long baseCeilingFen,
        int employerRatePermille,
        int employeeRatePermille) {
    public ContributionRules {
        Money.positive("baseFloorFen", baseFloorFen);
        Money.positive("baseCeilingFen", baseCeilingFen);
        if (baseCeilingFen < baseFloorFen) {
            throw new IllegalArgumentException("baseCeilingFen must not be below baseFloorFen");
        }
        Rates.require("employerRatePermille", employerRatePermille);
        Rates.require("employeeRatePermille", employeeRatePermille);
    }

    /// The base of a wage: the wage itself between floor and ceiling (domain A1).
    public long baseOf(long wageFen) {
        return Math.clamp(wageFen, baseFloorFen, baseCeilingFen);
    }
}
