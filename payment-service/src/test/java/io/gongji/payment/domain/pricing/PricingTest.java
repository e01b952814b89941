package io.gongji.payment.domain.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongji.contracts.Money;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.Scheme;
import io.gongji.contracts.policy.OutpatientRules;
import io.gongji.contracts.policy.OutpatientRules.Category;
import io.gongji.contracts.policy.PolicyBook;
import java.time.LocalDate;
import java.time.Period;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PricingTest {
    /// The pack that ships, so that its figures are tried too.
    private static final OutpatientRules RULES =
            PolicyBook.load(null)
                    .outpatient(new RegionCode("130100"), Scheme.EMPLOYEE, LocalDate.of(2025, 3, 1))
                    .orElseThrow()
                    .rules();

    /// Rows 1 to 3 are worked examples 33 and 34; the others stand at the bounds.
    @ParameterizedTest(name = "{0}: {1} after {2} used: fund {3}, self-pay {4}")
    @CsvSource({
        "ACTIVE_UNDER_45,  700000,      0, 350000, 350000",
        "ACTIVE_FROM_45,   700000,      0, 420000, 280000",
        "RETIRED,         1000000,      0, 600000, 400000",
        "ACTIVE_UNDER_45,  583333,      0, 350000, 233333",
        "ACTIVE_UNDER_45,  583332,      0, 349999, 233333",
        "ACTIVE_UNDER_45,  100000, 290000,  60000,  40000",
        "ACTIVE_UNDER_45,  100000, 290001,  59999,  40001",
        "ACTIVE_UNDER_45,  100000, 350000,      0, 100000",
        "ACTIVE_UNDER_45,  100000, 400000,      0, 100000",
        "ACTIVE_UNDER_45,       1,      0,      1,      0",
        "ACTIVE_UNDER_45,       2,      0,      1,      1",
        "RETIRED,               5,      0,      4,      1",
        "RETIRED,               0,      0,      0,      0"
    })
    void theFundPaysItsRateUpToTheCap(
            Category category, long inScopeFen, long usedFen, long fundFen, long selfPayFen) {
        Pricing.Price price =
                Pricing.price(
                        new Pricing.Cost(inScopeFen + 100, inScopeFen),
                        RULES.of(category).orElseThrow(),
                        usedFen);

        assertThat(price).isEqualTo(new Pricing.Price(fundFen, selfPayFen, 100));
    }

    @ParameterizedTest(name = "born 1980-03-10, treated {0}: {1}")
    @CsvSource({
        "2025-03-09, ACTIVE_UNDER_45",
        "2025-03-10, ACTIVE_FROM_45",
        "2024-12-31, ACTIVE_UNDER_45",
        "2026-01-01, ACTIVE_FROM_45"
    })
    void theBirthdayItselfCounts(LocalDate day, Category expected) {
        int age = Period.between(LocalDate.of(1980, 3, 10), day).getYears();

        assertThat(Pricing.category(false, age)).isEqualTo(expected);
    }

    @Test
    void aRetiredPersonIsRetiredAtAnyAge() {
        assertThat(Pricing.category(true, 44)).isEqualTo(Category.RETIRED);
    }

    @ParameterizedTest(name = "total {0}, in scope {1}")
    @CsvSource({"0, 0", "-1, 0", "100, 101", "100, -1", "1000000000001, 1"})
    void aCostThatCannotBeIsRefused(long totalFen, long inScopeFen) {
        assertThat(Pricing.refusal(new Pricing.Cost(totalFen, inScopeFen))).isPresent();
    }

    @Test
    void theLargestBillAddsUp() {
        Pricing.Price price =
                Pricing.price(
                        new Pricing.Cost(Money.MAX_FEN, Money.MAX_FEN),
                        RULES.of(Category.RETIRED).orElseThrow(),
                        0);

        assertThat(price.fundFen() + price.selfPayFen()).isEqualTo(Money.MAX_FEN);
    }

    @Test
    void thePartsOfAThousandBillsOfSeed42AddUpAndTheCapHolds() {
        SplittableRandom random = new SplittableRandom(42);
        long usedFen = 0;
        for (int bill = 0; bill < 1_000; bill++) {
            long totalFen = random.nextLong(1, 100_000);
            Pricing.Cost cost = new Pricing.Cost(totalFen, random.nextLong(0, totalFen + 1));
            Pricing.Price price =
                    Pricing.price(cost, RULES.of(Category.ACTIVE_FROM_45).orElseThrow(), usedFen);
            assertThat(price.fundFen() + price.selfPayFen() + price.cashOnlyFen())
                    .isEqualTo(totalFen);
            assertThat(price.fundFen()).isNotNegative();
            assertThat(price.selfPayFen()).isNotNegative();
            usedFen += price.fundFen();
        }

        assertThat(usedFen).isEqualTo(450_000);
    }
}
