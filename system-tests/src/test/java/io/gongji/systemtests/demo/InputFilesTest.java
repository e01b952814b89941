package io.gongji.systemtests.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongji.systemtests.people.IdNumbers;
import io.gongji.systemtests.people.Wages;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class InputFilesTest {
    @Test
    void theFilesInTheRepositoryAreThoseThatTheGeneratorMakes() {
        assertThat(text(InputFiles.ENROLMENT)).isEqualTo(InputFiles.enrolment());
        assertThat(text(InputFiles.PAYROLL)).isEqualTo(InputFiles.payroll());
    }

    @Test
    void tenThousandDifferentPersonsHaveValidNumbers() {
        List<String> numbers =
                DemoFiles.wages().stream().map(DemoFiles.WageLine::idNumber).toList();

        assertThat(numbers)
                .hasSize(10_000)
                .doesNotHaveDuplicates()
                .allSatisfy(number ->
                        assertThat(number.charAt(17))
                                .isEqualTo(IdNumbers.checkDigit(number.substring(0, 17))));
    }

    @Test
    void theWagesReachBelowTheFloorAboveTheCeilingAndRoundHalfFen() {
        List<Long> wages = DemoFiles.wages().stream().map(DemoFiles.WageLine::wageFen).toList();

        assertThat(wages)
                .anyMatch(wage -> wage < Wages.FLOOR_FEN)
                .anyMatch(wage -> wage > Wages.CEILING_FEN);
        assertThat(wages)
                .contains(
                        Wages.FLOOR_FEN,
                        Wages.FLOOR_FEN - 1,
                        Wages.CEILING_FEN,
                        Wages.CEILING_FEN + 1);
        assertThat(wages).anyMatch(wage -> Wages.baseFen(wage) * 2 % 100 == 50);
    }

    private static String text(String name) {
        return new String(DemoFiles.bytes(name), StandardCharsets.UTF_8);
    }
}
