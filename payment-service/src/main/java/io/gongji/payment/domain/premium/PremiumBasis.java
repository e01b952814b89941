package io.gongji.payment.domain.premium;

import io.gongji.contracts.policy.PaymentWindow;
import io.gongji.contracts.policy.PremiumRules;
import io.gongji.contracts.policy.PremiumRules.Cover;
import io.gongji.contracts.policy.PremiumRules.Held;
import io.gongji.contracts.policy.Ruled;
import io.gongji.payment.domain.member.MemberState;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everything that judging a payment reads.
///
/// @param person what the registry knows of the insured person
/// @param rules of the year of cover, if a pack has them
/// @param days of the month on which the region takes payments, if its policy names any (domain C7)
/// @param held categories on the day
/// @param age full years on the day; null when it is not known
/// @param covered what the payments of the years before and after cover
/// @param day of the payment: of its receipt here, or of the channel's taking the money
public record PremiumBasis(
        PremiumId premium,
        MemberState person,
        @Nullable Ruled<PremiumRules> rules,
        @Nullable PaymentWindow days,
        List<Held> held,
        @Nullable Integer age,
        List<Cover> covered,
        LocalDate day) {}
