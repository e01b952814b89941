package io.gongji.payment.domain.interest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/// Interest of a year, half-up to fen per person.
class InterestTermsTest {
    private static final LocalDate FIRST = LocalDate.of(2025, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2025, 12, 31);

    @Test
    void aWholeYearIsTheRate() {
        InterestTerms terms = new InterestTerms(15, FIRST, LAST);

        assertThat(terms.interestFen(1_000_00)).isEqualTo(15_00);
        assertThat(terms.interestFen(0)).isZero();
        assertThat(terms.interestFen(1_000_000_000_000L)).isEqualTo(15_000_000_000L);
    }

    @Test
    void halfAFenIsAFen() {
        InterestTerms terms = new InterestTerms(5, FIRST, LAST);

        assertThat(terms.interestFen(99)).isZero();
        assertThat(terms.interestFen(100)).isEqualTo(1);
        assertThat(terms.interestFen(299)).isEqualTo(1);
        assertThat(terms.interestFen(300)).isEqualTo(2);
    }

    @Test
    void aSpanIsCountedByItsDays() {
        InterestTerms half = new InterestTerms(10, FIRST, LocalDate.of(2025, 3, 14));

        assertThat(half.interestFen(365_000)).isEqualTo(730);
    }

    @Test
    void aSpanIsInOneYear() {
        assertThatThrownBy(() -> new InterestTerms(10, LocalDate.of(2024, 12, 31), LAST))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new InterestTerms(0, FIRST, LAST))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
