package io.gongji.payment.domain.categories;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongji.contracts.policy.PremiumRules.Held;
import io.gongji.eventstore.decider.Decider;
import io.gongji.payment.domain.Given;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CategoriesDeciderTest {
    private static final CategoriesDecider DECIDER = new CategoriesDecider();
    private static final Set<String> KNOWN = Set.of("MINIMUM_LIVING", "DISABLED");
    private static final LocalDate FROM = LocalDate.of(2024, 1, 1);
    private static final LocalDate TO = LocalDate.of(2024, 12, 31);

    @ParameterizedTest(name = "{0} grade {1} from {2} to {3}: {4}")
    @CsvSource({
        "MINIMUM_LIVING, ,  2024-01-01, ,           CategoriesDeclared",
        "ORDINARY,       ,  2024-01-01, ,           CategoriesDeclared",
        "DISABLED,       2, 2024-01-01, 2024-12-31, CategoriesDeclared",
        "DISABLED,       0, 2024-01-01, ,           INVALID_FIELD",
        "DISABLED,       5, 2024-01-01, ,           INVALID_FIELD",
        "DISABLED,       1, 2024-01-02, 2024-01-01, INVALID_FIELD",
        "ORPHAN,         ,  2024-01-01, ,           CATEGORY_UNKNOWN"
    })
    void aRowIsTakenWhenThePacksKnowIt(
            String category, Integer grade, LocalDate from, LocalDate to, String expected) {
        assertThat(
                        Given.outcome(
                                DECIDER,
                                declare(new HeldCategory(category, grade, from, to)),
                                DECIDER.initial()))
                .isEqualTo(expected);
    }

    @Test
    void theSameAgainIsNoNews() {
        DeclareCategories declare = declare(new HeldCategory("MINIMUM_LIVING", null, FROM, TO));
        HeldCategories state =
                Decider.fold(DECIDER, Given.accepted(DECIDER.decide(declare, DECIDER.initial())));

        assertThat(Given.outcome(DECIDER, declare, state)).isEqualTo("-");
    }

    @Test
    void aCategoryIsHeldFromItsFirstDayToItsLast() {
        HeldCategories held =
                new HeldCategories(
                        List.of(
                                new HeldCategory("MINIMUM_LIVING", null, FROM, TO),
                                new HeldCategory("DISABLED", 2, TO, null)));

        assertThat(held.on(FROM.minusDays(1))).isEmpty();
        assertThat(held.on(FROM)).containsExactly(new Held("MINIMUM_LIVING", null));
        assertThat(held.on(TO))
                .containsExactly(new Held("MINIMUM_LIVING", null), new Held("DISABLED", 2));
        assertThat(held.on(TO.plusDays(1))).containsExactly(new Held("DISABLED", 2));
    }

    @Test
    void noMoreRowsThanTheLimit() {
        HeldCategory row = new HeldCategory("MINIMUM_LIVING", null, FROM, TO);

        assertThat(
                        Given.outcome(
                                DECIDER,
                                new DeclareCategories(
                                        Collections.nCopies(CategoriesDecider.ROWS_MAX + 1, row),
                                        KNOWN),
                                DECIDER.initial()))
                .isEqualTo("INVALID_FIELD");
    }

    private static DeclareCategories declare(HeldCategory... rows) {
        return new DeclareCategories(List.of(rows), KNOWN);
    }
}
