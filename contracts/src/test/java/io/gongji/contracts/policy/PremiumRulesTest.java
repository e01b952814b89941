package io.gongji.contracts.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongji.contracts.PolicyVersion;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.policy.PremiumRules.Assistance;
import io.gongji.contracts.policy.PremiumRules.Cover;
import io.gongji.contracts.policy.PremiumRules.Held;
import io.gongji.contracts.policy.PremiumRules.LateRule;
import io.gongji.contracts.policy.PremiumRules.Window;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PremiumRulesTest {
    private static final PolicyBook SHIPPED = PolicyBook.load(null);
    private static final PremiumRules OLD =
            SHIPPED.premiumStandard(new PolicyVersion("000000@old.1")).orElseThrow().rules();
    private static final PremiumRules FUZHOU =
            SHIPPED.premium(new RegionCode("350100"), 2025).orElseThrow().rules();

    @ParameterizedTest(name = "example {0}: {1} grade {2} age {3} is helped with {4}")
    @CsvSource({
        "1, ORDINARY, , , 0",
        "2, DISABLED, 2, , 4000",
        "2, DISABLED, 3, , 0",
        "2, DISABLED, , , 0",
        "3, MINIMUM_LIVING, , , 2400",
        "4, LOW_INCOME, , 62, 1600",
        "4, LOW_INCOME, , 60, 1600",
        "4, LOW_INCOME, , 59, 0",
        "4, LOW_INCOME, , 45, 0",
        "4, LOW_INCOME, , 17, 1600",
        "4, LOW_INCOME, , 18, 0",
        "4, LOW_INCOME, , , 0",
        "5, RURAL, , , 1000",
    })
    void theOldStandardHelpsByCategory(
            int example, String category, Integer grade, Integer age, long assistanceFen) {
        assertThat(
                        OLD.largestFor(List.of(new Held(category, grade)), age)
                                .map(Assistance::amountFen)
                                .orElse(0L))
                .as("example %s", example)
                .isEqualTo(assistanceFen);
    }

    @Test
    void theLargestSingleAssistanceCountsAndNothingStacks() {
        List<Held> held = List.of(new Held("RURAL", null), new Held("MINIMUM_LIVING", null));

        assertThat(OLD.largestFor(held, 40).orElseThrow().category()).isEqualTo("MINIMUM_LIVING");
    }

    @Test
    void theOldStandardHoldsInNoRegionAndInNoYear() {
        assertThat(OLD.window()).isNull();
        assertThat(SHIPPED.packs())
                .filteredOn(pack -> pack.version().equals(new PolicyVersion("000000@old.1")))
                .singleElement()
                .satisfies(pack -> assertThat(pack.region()).isNull());
    }

    @Test
    void subsidyAndStandardAreApart() {
        assertThat(FUZHOU.standardFen()).isEqualTo(45_000);
        assertThat(FUZHOU.subsidyFen()).isEqualTo(80_000);
        assertThat(
                        SHIPPED.premium(new RegionCode("211400"), 2025)
                                .orElseThrow()
                                .rules()
                                .subsidyFen())
                .isNull();
        assertThat(SHIPPED.premium(new RegionCode("350100"), 2024)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2024-08-31, false",
        "2024-09-01, true",
        "2025-02-28, true",
        "2025-03-01, false",
    })
    void theWindowHasBothItsDays(LocalDate day, boolean open) {
        assertThat(FUZHOU.window().isOpenOn(day)).isEqualTo(open);
    }

    @ParameterizedTest
    @CsvSource({
        "FROM_PAYMENT_DAY, 2024-10-15, 2025-01-01, 2025-12-31",
        "FROM_PAYMENT_DAY, 2025-02-10, 2025-02-10, 2025-12-31",
        "NEXT_YEAR, 2024-12-31, 2025-01-01, 2025-12-31",
        "NEXT_YEAR, 2025-02-20, 2026-01-01, 2026-12-31",
    })
    void coverFollowsTheDayOfPayment(
            LateRule lateRule, LocalDate paidOn, LocalDate from, LocalDate to) {
        Window window =
                new Window(2025, LocalDate.of(2024, 9, 1), LocalDate.of(2025, 2, 28), lateRule);

        assertThat(window.coverOf(paidOn)).isEqualTo(new Cover(from, to));
    }
}
