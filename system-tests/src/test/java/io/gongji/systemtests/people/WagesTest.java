package io.gongji.systemtests.people;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WagesTest {
    @ParameterizedTest
    @ValueSource(
            longs = {
                0, 1, 5_000, 7_511, 7_512, 10_000, 37_560, 37_561, 45_071, 45_072, 50_000, 100_000,
                500_000
            })
    void theSharesAddUpToTheAmountAndNoWageLeavesItsBase(long amountFen) {
        Wages wages = Wages.puttingOnAccount(amountFen);

        long sum = 0;
        for (Wages.Month month : wages.months()) {
            assertThat(Wages.baseFen(month.wageFen())).isEqualTo(month.wageFen());
            assertThat(Wages.employeeShareFen(month.wageFen())).isEqualTo(month.shareFen());
            sum += month.shareFen();
        }
        assertThat(sum - wages.takenBackFen()).isEqualTo(amountFen);
    }

    @ParameterizedTest
    @CsvSource({
        "300000,375600,7512",
        "1000000,1000000,20000",
        "2500000,1878000,37560",
        "400025,400025,8001"
    })
    void baseAndShareAreThoseOfExample16(long wageFen, long baseFen, long shareFen) {
        assertThat(Wages.baseFen(wageFen)).isEqualTo(baseFen);
        assertThat(Wages.employeeShareFen(wageFen)).isEqualTo(shareFen);
    }
}
