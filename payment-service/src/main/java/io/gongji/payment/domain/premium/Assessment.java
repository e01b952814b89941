package io.gongji.payment.domain.premium;

import io.gongji.contracts.PolicyVersion;
import io.gongji.contracts.policy.PremiumRules;
import io.gongji.contracts.policy.PremiumRules.Assistance;
import io.gongji.contracts.policy.PremiumRules.Held;
import io.gongji.contracts.policy.Ruled;
import io.gongji.payment.domain.categories.CategoriesDecider;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a premium costs and who pays which part. Own share and assistance are the standard; the
/// fiscal subsidy is never a part of them (domain 2.2; examples 1 to 8).
///
/// @param category the one that decided
/// @param subsidyFen null when no source gives it
public record Assessment(
        String category,
        long standardFen,
        long assistanceFen,
        long ownFen,
        @Nullable Long subsidyFen,
        PolicyVersion policyVersion) {
    public Assessment {
        if (ownFen < 0 || assistanceFen < 0 || ownFen + assistanceFen != standardFen) {
            throw new IllegalArgumentException("own share and assistance are the standard");
        }
    }

    /// By the largest single assistance.
    ///
    /// @param age on the day of payment, when it is known
    public static Assessment of(Ruled<PremiumRules> ruled, List<Held> held, @Nullable Integer age) {
        PremiumRules rules = ruled.rules();
        Assistance best = rules.largestFor(held, age).orElse(null);
        long assistanceFen = best == null ? 0 : best.amountFen();
        return new Assessment(
                best == null ? CategoriesDecider.ORDINARY : best.category(),
                rules.standardFen(),
                assistanceFen,
                rules.standardFen() - assistanceFen,
                rules.subsidyFen(),
                ruled.version());
    }

    /// Standard and subsidy together; null when no source gives the subsidy.
    public @Nullable Long totalFen() {
        return subsidyFen == null ? null : Math.addExact(standardFen, subsidyFen);
    }

    /// The subsidy as it is posted: nothing when no source gives it.
    long postedSubsidyFen() {
        return subsidyFen == null ? 0 : subsidyFen;
    }
}
