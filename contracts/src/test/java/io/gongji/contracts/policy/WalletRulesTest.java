package io.gongji.contracts.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongji.contracts.RegionCode;
import java.time.LocalDate;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WalletRulesTest {
    private static final RegionCode SHIJIAZHUANG = new RegionCode("130100");
    private static final PolicyBook SHIPPED = PolicyBook.load(null);
    private static final LocalDate DAY = LocalDate.of(2025, 3, 12);

    @ParameterizedTest
    @CsvSource({
        "21:59:59, false",
        "22:00, true",
        "22:30, true",
        "00:00, true",
        "05:59:59, true",
        "06:00, false",
        "12:00, false",
    })
    void theNightPassesMidnight(LocalTime time, boolean night) {
        WalletRules rules = SHIPPED.wallet(SHIJIAZHUANG, DAY).orElseThrow().rules();

        assertThat(rules.isNight(time)).isEqualTo(night);
        assertThat(rules.transferMaxFen()).isEqualTo(200_000);
        assertThat(rules.transfersPerDay()).isEqualTo(3);
    }

    @Test
    void aNightInsideOneDayIsOneToo() {
        WalletRules rules =
                new WalletRules(1, 1, LocalTime.of(1, 0), LocalTime.of(5, 0), LocalTime.of(6, 0));

        assertThat(rules.isNight(LocalTime.of(3, 0))).isTrue();
        assertThat(rules.isNight(LocalTime.of(0, 30))).isFalse();
    }

    @Test
    void aCityIsOpenFromItsFirstDayOnAndOthersAreNot() {
        assertThat(SHIPPED.openCities(DAY)).contains(SHIJIAZHUANG).isSorted();
        assertThat(SHIPPED.openCities(LocalDate.of(2024, 11, 30))).isEmpty();
        assertThat(SHIPPED.wallet(new RegionCode("120000"), DAY)).isEmpty();
    }

    @Test
    void monthsThatLackCostTheMonthRoundedOnceAndMultiplied() {
        CatchUpRules fuzhou =
                SHIPPED.catchUp(new RegionCode("350100"), LocalDate.of(2025, 3, 12))
                        .orElseThrow()
                        .rules();

        assertThat(fuzhou.monthFen()).isEqualTo(44_444);
        assertThat(fuzhou.missingMonths(21 * 12 + 8)).isEqualTo(40);
        assertThat(fuzhou.totalFen(21 * 12 + 8)).as("example 19").isEqualTo(1_777_760);
        assertThat(fuzhou.totalFen(301)).isZero();
    }
}
