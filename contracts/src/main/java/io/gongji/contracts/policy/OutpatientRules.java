package io.gongji.contracts.policy;

import io.gongji.contracts.Money;
import io.gongji.contracts.Scheme;
import io.gongji.contracts.event.SettlementEvent.DebitSource;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What the pooled fund pays of an outpatient bill, and which money pays the rest first (domain D7,
/// K5).
///
/// @param schemes the schemes these rules are for
/// @param categories one line for each category that has a figure
/// @param debitOrder each source at most once; what is left is cash
public record OutpatientRules(
        Set<Scheme> schemes, List<CategoryRules> categories, List<DebitSource> debitOrder) {
    public OutpatientRules {
        schemes = Collections.unmodifiableSet(EnumSet.copyOf(schemes));
        categories = List.copyOf(categories);
        debitOrder = List.copyOf(debitOrder);
        Set<Category> named =
                categories.stream().map(CategoryRules::category).collect(Collectors.toSet());
        if (named.size() != categories.size()) {
            throw new IllegalArgumentException("'categories' names a category twice");
        }
        if (!debitOrder.isEmpty() && EnumSet.copyOf(debitOrder).size() != debitOrder.size()) {
            throw new IllegalArgumentException("'debitOrder' names a source twice");
        }
        if (debitOrder.stream().filter(DebitSource::isGrants).count() > 1) {
            throw new IllegalArgumentException("'debitOrder' names more than one order of grants");
        }
    }

    /// The line of a category; empty when the pack has none (NOT_CONFIGURED).
    public Optional<CategoryRules> of(Category category) {
        return categories.stream().filter(line -> line.category() == category).findFirst();
    }

    /// Who is treated, as pricing needs to know it: the answer, never a birth date.
    public enum Category {
        /// 在职 45 岁以下
        ACTIVE_UNDER_45,
        /// 在职 45 岁及以上
        ACTIVE_FROM_45,
        /// 退休
        RETIRED
    }

    /// The figures of one category.
    ///
    /// @param ratePermille the fund's share of in-scope cost, 0..1000
    /// @param yearCapFen the most the fund pays in a calendar year, 0..
    public record CategoryRules(Category category, int ratePermille, long yearCapFen) {
        public CategoryRules {
            Rates.require("ratePermille", ratePermille);
            Money.notNegative("yearCapFen", yearCapFen);
        }
    }
}
