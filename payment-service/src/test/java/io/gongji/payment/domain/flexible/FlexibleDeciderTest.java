package io.gongji.payment.domain.flexible;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongji.contracts.Scheme;
import io.gongji.contracts.policy.FlexibleRules;
import io.gongji.contracts.policy.PaymentWindow;
import io.gongji.payment.domain.Given;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlexibleDeciderTest {
    private static final FlexibleDecider DECIDER = new FlexibleDecider();
    private static final FlexibleRules HENAN_2024 = new FlexibleRules(626_000, 80);
    private static final PaymentWindow SHIJIAZHUANG_WINDOW = new PaymentWindow(1, 25);
    private static final LocalDate THE_25TH = LocalDate.of(2025, 3, 25);

    @Test
    void aMonthOfHenanCostsWhatTheExampleSays() {
        FlexibleFact fact =
                Given.accepted(
                                DECIDER.decide(
                                        pay(Scheme.FLEXIBLE, HENAN_2024, null, THE_25TH),
                                        new FlexibleState.Unpaid()))
                        .getFirst();

        assertThat(fact)
                .isInstanceOfSatisfying(
                        FlexibleFact.Received.class,
                        received ->
                                assertThat(received.told().amountFen())
                                        .isEqualTo(50_080)); // worked example 15
    }

    @ParameterizedTest(name = "on {0}: {1}")
    @CsvSource({
        "2025-03-01, Received",
        "2025-03-25, Received",
        "2025-03-26, SETTLEMENT_PERIOD",
        "2025-03-31, SETTLEMENT_PERIOD"
    })
    void theWindowIsJudgedOnTheDayOfReceipt(LocalDate today, String expected) {
        PayMonth pay = pay(Scheme.FLEXIBLE, HENAN_2024, SHIJIAZHUANG_WINDOW, today);

        assertThat(Given.outcome(DECIDER, pay, new FlexibleState.Unpaid()))
                .isEqualTo(expected); // worked example 53
    }

    @ParameterizedTest
    @CsvSource({"EMPLOYEE, SCHEME_MISMATCH", "RESIDENT, SCHEME_MISMATCH", "FLEXIBLE, Received"})
    void onlyAFlexibleWorkerPaysThisWay(Scheme scheme, String expected) {
        assertThat(
                        Given.outcome(
                                DECIDER,
                                pay(scheme, HENAN_2024, null, THE_25TH),
                                new FlexibleState.Unpaid()))
                .isEqualTo(expected);
    }

    @Test
    void aMonthIsPaidOnce() {
        PayMonth pay = pay(Scheme.FLEXIBLE, HENAN_2024, null, THE_25TH);
        FlexibleState paid =
                DECIDER.evolve(
                        new FlexibleState.Unpaid(),
                        Given.accepted(DECIDER.decide(pay, new FlexibleState.Unpaid())).getFirst());

        assertThat(Given.outcome(DECIDER, pay, paid))
                .isEqualTo("ALREADY_PAID"); // worked example 52
    }

    @Test
    void withoutAFigureNothingIsInvented() {
        assertThat(
                        Given.outcome(
                                DECIDER,
                                pay(Scheme.FLEXIBLE, null, null, THE_25TH),
                                new FlexibleState.Unpaid()))
                .isEqualTo("NOT_CONFIGURED");
    }

    @Test
    void aMonthBeforeTheInsuranceIsRefused() {
        PayMonth pay =
                new PayMonth(
                        Given.member(1),
                        Given.in(Scheme.FLEXIBLE),
                        YearMonth.of(2023, 12),
                        Given.BANK,
                        "R",
                        HENAN_2024,
                        null,
                        THE_25TH);

        assertThat(Given.outcome(DECIDER, pay, new FlexibleState.Unpaid()))
                .isEqualTo("MEMBER_NOT_INSURED");
    }

    @Test
    void foldingInPartsIsFoldingAll() {
        PayMonth pay = pay(Scheme.FLEXIBLE, HENAN_2024, null, THE_25TH);

        Given.assertFoldLaw(
                DECIDER,
                List.copyOf(Given.accepted(DECIDER.decide(pay, new FlexibleState.Unpaid()))));
    }

    private static PayMonth pay(
            Scheme scheme, FlexibleRules rules, PaymentWindow window, LocalDate today) {
        return new PayMonth(
                Given.member(1),
                Given.in(scheme),
                Given.AUGUST,
                Given.BANK,
                "R1",
                rules,
                window,
                today);
    }
}
