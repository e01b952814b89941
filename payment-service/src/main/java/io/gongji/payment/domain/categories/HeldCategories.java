package io.gongji.payment.domain.categories;

import io.gongji.contracts.policy.PremiumRules.Held;
import java.time.LocalDate;
import java.util.List;

/// What a resident holds. Nobody is less than ORDINARY, which is never said.
public record HeldCategories(List<HeldCategory> categories) {
    public HeldCategories {
        categories = List.copyOf(categories);
    }

    /// Those of a day.
    public List<Held> on(LocalDate day) {
        return categories.stream()
                .filter(category -> category.on(day))
                .map(category -> new Held(category.category(), category.grade()))
                .toList();
    }
}
