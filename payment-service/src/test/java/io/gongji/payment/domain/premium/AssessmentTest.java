package io.gongji.payment.domain.premium;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongji.contracts.PolicyVersion;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.policy.PolicyBook;
import io.gongji.contracts.policy.PremiumRules;
import io.gongji.contracts.policy.PremiumRules.Assistance;
import io.gongji.contracts.policy.PremiumRules.Held;
import io.gongji.contracts.policy.Ruled;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AssessmentTest {
    private static final PolicyBook PACKS = PolicyBook.load(null);

    @ParameterizedTest(name = "Fuzhou and Huludao 2025, {0} {1}: own {2}, assistance {3}")
    @CsvSource({
        "350100, ORDINARY,            45000, 0,     80000",
        "211400, ORDINARY,            40000, 0,     ",
        "211400, NEAR_MINIMUM_LIVING, 16000, 24000, ",
        "211400, EXTREME_POVERTY,     0,     40000, "
    })
    void thePacksSayWhoPaysWhat(
            String region, String category, long ownFen, long assistanceFen, Long subsidyFen) {
        Assessment assessment =
                Assessment.of(
                        PACKS.premium(new RegionCode(region), 2025).orElseThrow(),
                        List.of(new Held(category, null)),
                        null);

        assertThat(assessment.ownFen()).isEqualTo(ownFen); // worked examples 7 and 8
        assertThat(assessment.assistanceFen()).isEqualTo(assistanceFen);
        assertThat(assessment.subsidyFen()).isEqualTo(subsidyFen);
        assertThat(assessment.category()).isEqualTo(category);
    }

    @Test
    void theLargestSingleAssistanceCountsAndTheyDoNotStack() { // worked example 6
        Ruled<PremiumRules> old =
                PACKS.premiumStandard(new PolicyVersion("000000@old.1")).orElseThrow();
        List<Held> all =
                old.rules().assistance().stream()
                        .filter(line -> line.gradeMax() == null && line.ageFrom() == null)
                        .map(line -> new Held(line.category(), null))
                        .toList();
        long largest =
                old.rules().assistance().stream()
                        .filter(line -> line.gradeMax() == null && line.ageFrom() == null)
                        .mapToLong(Assistance::amountFen)
                        .max()
                        .orElseThrow();

        assertThat(Assessment.of(old, all, 40).assistanceFen()).isEqualTo(largest);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void ownShareAndAssistanceAreTheStandardWhateverIsHeld(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (Ruled<PremiumRules> ruled : packs()) {
            List<Assistance> lines = ruled.rules().assistance();
            for (int i = 0; i < 200; i++) {
                List<Held> held =
                        IntStream.range(0, lines.isEmpty() ? 0 : random.nextInt(4))
                                .mapToObj(_ ->
                                        new Held(
                                                lines.get(random.nextInt(lines.size())).category(),
                                                random.nextBoolean()
                                                        ? Integer.valueOf(random.nextInt(1, 5))
                                                        : null))
                                .toList();
                Integer age = random.nextBoolean() ? Integer.valueOf(random.nextInt(0, 100)) : null;

                Assessment assessment = Assessment.of(ruled, held, age);

                assertThat(assessment.ownFen() + assessment.assistanceFen())
                        .isEqualTo(ruled.rules().standardFen());
                assertThat(assessment.ownFen()).isNotNegative();
            }
        }
    }

    private static List<Ruled<PremiumRules>> packs() {
        return Stream.of(
                        PACKS.premium(new RegionCode("350100"), 2025),
                        PACKS.premium(new RegionCode("211400"), 2025),
                        PACKS.premiumStandard(new PolicyVersion("000000@old.1")))
                .map(found -> found.orElseThrow())
                .toList();
    }
}
