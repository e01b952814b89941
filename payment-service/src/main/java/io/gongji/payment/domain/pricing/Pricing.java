package io.gongji.payment.domain.pricing;

import io.gongji.contracts.Money;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.Sentence;
import io.gongji.contracts.policy.HalfUp;
import io.gongji.contracts.policy.OutpatientRules.Category;
import io.gongji.contracts.policy.OutpatientRules.CategoryRules;
import io.gongji.eventstore.decider.Decision;
import java.util.Optional;

/// The price of an outpatient bill (domain D7): the fund pays its rate of the in-scope cost,
/// rounded once, half-up, on the fund's share, and never more than what is left of the year's cap.
/// There is no deductible: the sources give none.
public final class Pricing {
    /// From this age on an active employee has the higher cap; the birthday itself counts (domain
    /// D7).
    public static final int HIGHER_CAP_FROM_AGE = 45;

    private Pricing() {}

    /// What a provider asks to be paid for.
    ///
    /// @param totalFen the whole bill, 1..
    /// @param inScopeFen what the catalogue covers, 0..totalFen
    public record Cost(long totalFen, long inScopeFen) {}

    /// The three parts of a bill; they add up to it.
    ///
    /// @param fundFen the pooled fund's share
    /// @param selfPayFen in-scope cost that the person pays, from an account or in cash
    /// @param cashOnlyFen out-of-scope cost
    public record Price(long fundFen, long selfPayFen, long cashOnlyFen) {}

    /// Why a cost cannot be priced at all; empty when it can.
    public static Optional<Decision.Refused<Price>> refusal(Cost cost) {
        if (cost.totalFen() < 1 || cost.totalFen() > Money.MAX_FEN) {
            return Optional.of(
                    new Decision.Refused<>(
                            Refusal.INVALID_AMOUNT,
                            new Sentence(
                                    "totalFen: a whole number of fen from 1 to "
                                            + Money.MAX_FEN
                                            + "; check the amount.",
                                    "totalFen：应为 1 至 " + Money.MAX_FEN + " 之间的整数（单位：分），请核对金额。")));
        }
        if (cost.inScopeFen() < 0 || cost.inScopeFen() > cost.totalFen()) {
            return Optional.of(
                    new Decision.Refused<>(
                            Refusal.INVALID_AMOUNT,
                            new Sentence(
                                    "inScopeFen: from 0 to the whole bill (totalFen); check the amounts.",
                                    "inScopeFen：应在 0 与总费用（totalFen）之间，请核对金额。")));
        }
        return Optional.empty();
    }

    /// Prices a cost that [#refusal] lets pass.
    ///
    /// @param usedFen what the fund paid or reserved for this person in the year so far
    public static Price price(Cost cost, CategoryRules rules, long usedFen) {
        long leftFen = Math.max(0, rules.yearCapFen() - usedFen);
        long fundFen = Math.min(HalfUp.permille(cost.inScopeFen(), rules.ratePermille()), leftFen);
        return new Price(fundFen, cost.inScopeFen() - fundFen, cost.totalFen() - cost.inScopeFen());
    }

    /// The category that decides rate and cap.
    ///
    /// @param age in full years on the day of the service
    public static Category category(boolean retired, int age) {
        if (retired) {
            return Category.RETIRED;
        }
        return age < HIGHER_CAP_FROM_AGE ? Category.ACTIVE_UNDER_45 : Category.ACTIVE_FROM_45;
    }
}
