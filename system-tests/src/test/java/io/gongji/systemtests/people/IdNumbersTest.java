package io.gongji.systemtests.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class IdNumbersTest {
    /// The number printed in GB 11643 itself as its example.
    @Test
    void theCheckDigitIsThatOfTheStandardsOwnExample() {
        assertThat(IdNumbers.checkDigit("11010519491231002")).isEqualTo('X');
    }

    @Test
    void aNumberHasAddressBirthDateSequenceAndCheckDigit() {
        assertThat(IdNumbers.of("110105", LocalDate.of(1949, 12, 31), 2))
                .isEqualTo("11010519491231002X");
    }

    @Test
    void aWrongCheckDigitIsWrong() {
        String right = IdNumbers.of("410000", LocalDate.of(1980, 1, 1), 7);

        assertThat(IdNumbers.withWrongCheckDigit(right))
                .hasSize(18)
                .isNotEqualTo(right)
                .startsWith(right.substring(0, 17));
    }
}
