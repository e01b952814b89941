package io.gongji.contracts.policy;

import io.gongji.contracts.Money;

/// What a flexible worker pays a month for medical insurance (domain A4, A5).
///
/// @param baseFen the base, 1..
/// @param ratePermille of the base, 0..1000
public record FlexibleRules(long baseFen, int ratePermille) {
    public FlexibleRules {
        Money.positive("baseFen", baseFen);
        Rates.require("ratePermille", ratePermille);
    }
}
