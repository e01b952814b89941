package io.gongji.contracts.policy;

import io.gongji.contracts.Money;

/// What a person pays at retirement for the months that lack (domain I9, I10).
///
/// @param requiredMonths of contribution for benefits without further premiums, 1..
/// @param baseFen the base of a month, 1..
/// @param ratePermille of the base, 0..1000
public record CatchUpRules(int requiredMonths, long baseFen, int ratePermille) {
    public CatchUpRules {
        if (requiredMonths < 1) {
            throw new IllegalArgumentException("'requiredMonths' starts at 1");
        }
        Money.positive("baseFen", baseFen);
        Rates.require("ratePermille", ratePermille);
    }

    /// One month, half-up to fen; months are multiplied, never rounded again (domain K20).
    public long monthFen() {
        return HalfUp.permille(baseFen, ratePermille);
    }

    /// What the months that lack cost together.
    ///
    /// @param paidMonths contributed so far, 0..
    public long totalFen(int paidMonths) {
        return Math.multiplyExact(monthFen(), (long) missingMonths(paidMonths));
    }

    public int missingMonths(int paidMonths) {
        if (paidMonths < 0) {
            throw new IllegalArgumentException("'paidMonths' starts at 0");
        }
        return Math.max(0, requiredMonths - paidMonths);
    }
}
