package io.gongji.payment.domain.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ControlTotalsTest {
    @Test
    void theSameTotalsDoNotDiffer() {
        ControlTotals found =
                ControlTotals.NONE.plus(900_00, false).plus(-250_00, true).plus(-1_00, false);

        assertThat(new ControlTotals(3, 900_00, 251_00, 250_00).difference(found).isEmpty())
                .isTrue();
    }

    @Test
    void whatDiffersIsNamedWithTheDifference() {
        ControlTotals found = ControlTotals.NONE.plus(900_00, false).plus(-250_00, true);

        String said = new ControlTotals(3, 900_00, 251_00, 249_00).difference(found).english();

        assertThat(said)
                .contains("2 lines instead of 3", "credit is 1.00 yuan less")
                .contains("personal accounts (2110 + 2120 + 2140) is 1.00 yuan more")
                .doesNotContain("debit");
    }
}
