package io.gongji.contracts.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HalfUpTest {
    @ParameterizedTest
    @CsvSource({
        "0,80,0",
        "626000,80,50080",
        "375600,20,7512",
        "1,499,0",
        "1,500,1",
        "3,500,2",
        "12345,80,988",
        "12344,80,988",
        "9223372036854775807,1000,9223372036854775807",
        "9223372036854775807,500,4611686018427387904",
        "9223372036854775807,1,9223372036854776",
    })
    void roundsHalfUpOnce(long amountFen, int permille, long expectedFen) {
        assertThat(HalfUp.permille(amountFen, permille)).isEqualTo(expectedFen);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 20250701, 7_777_777})
    void isExactForEveryAmount(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 20_000; i++) {
            long amount = random.nextLong(Long.MAX_VALUE) >>> random.nextInt(63);
            int permille = random.nextInt(1001);
            long expected =
                    BigDecimal.valueOf(amount)
                            .multiply(BigDecimal.valueOf(permille))
                            .divide(BigDecimal.valueOf(1000), 0, RoundingMode.HALF_UP)
                            .longValueExact();
            assertThat(HalfUp.permille(amount, permille))
                    .as("%d at %d", amount, permille)
                    .isEqualTo(expected);
        }
    }

    @Test
    void refusesWhatItCannotRoundExactly() {
        assertThatThrownBy(() -> HalfUp.permille(-1, 80))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> HalfUp.permille(1, -80))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> HalfUp.permille(Long.MAX_VALUE, 1001))
                .isInstanceOf(ArithmeticException.class);
    }
}
