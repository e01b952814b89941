package io.gongji.payment.domain.member;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdNumberTest {
    private static final LocalDate TODAY = LocalDate.of(2025, 6, 15);

    @Test
    void theExampleOfTheStandardIsRead() {
        IdNumber number = IdNumber.parse("11010519491231002X", TODAY).orElseThrow();

        assertThat(number.birthDate()).isEqualTo(LocalDate.of(1949, 12, 31));
    }

    @Test
    void aLowerCaseCheckCharacterAndBlanksAroundAreTaken() {
        assertThat(IdNumber.parse(" 11010519491231002x ", TODAY)).isPresent();
    }

    @Test
    void itNeverShowsItself() {
        IdNumber number = IdNumber.parse("11010519491231002X", TODAY).orElseThrow();

        assertThat(number).hasToString("1101**********002X");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "110105194912310021",
                "11010519491231002",
                "11010519491231002XX",
                "1101051949123100２X",
                "110105 9491231002X",
                "X1010519491231002X",
                "110105194912310020"
            })
    void aWrongFormOrCheckCharacterIsNone(String text) {
        assertThat(IdNumber.parse(text, TODAY)).isEmpty();
    }

    @Test
    void anyTwoDigitsSwappedAreNoticed() {
        String good = "11010519491231002X";
        for (int i = 0; i < 16; i++) {
            if (good.charAt(i) != good.charAt(i + 1)) {
                String swapped =
                        good.substring(0, i)
                                + good.charAt(i + 1)
                                + good.charAt(i)
                                + good.substring(i + 2);
                assertThat(IdNumber.parse(swapped, TODAY)).as("swapped at %d", i).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"19900230", "19901301", "20250616", "18791231", "19000229"})
    void aBirthDateThatIsNoneOrLiesAheadIsNone(String birth) {
        assertThat(IdNumber.parse(IdNumbers.withBirth(birth), TODAY)).isEmpty();
    }

    @Test
    void aPersonBornTodayHasOne() {
        assertThat(IdNumber.parse(IdNumbers.withBirth("20250615"), TODAY)).isPresent();
    }
}
