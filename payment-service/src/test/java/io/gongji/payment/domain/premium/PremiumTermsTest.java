package io.gongji.payment.domain.premium;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongji.contracts.event.MemberEvent.ClosureReason;
import io.gongji.contracts.policy.PaymentWindow;
import io.gongji.contracts.policy.PremiumRules.Cover;
import io.gongji.contracts.policy.PremiumRules.LateRule;
import io.gongji.payment.domain.Given;
import io.gongji.payment.domain.member.Category;
import io.gongji.payment.domain.member.MemberState;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PremiumTermsTest {
    @ParameterizedTest(name = "{0}, paid on {1}: {2}")
    @CsvSource({
        "FROM_PAYMENT_DAY, 2024-08-31, WINDOW_CLOSED",
        "FROM_PAYMENT_DAY, 2024-09-01, 2025-01-01..2025-12-31",
        "FROM_PAYMENT_DAY, 2024-10-15, 2025-01-01..2025-12-31", // worked example 9
        "FROM_PAYMENT_DAY, 2024-12-31, 2025-01-01..2025-12-31",
        "FROM_PAYMENT_DAY, 2025-01-01, 2025-01-01..2025-12-31",
        "FROM_PAYMENT_DAY, 2025-02-10, 2025-02-10..2025-12-31", // worked example 10
        "FROM_PAYMENT_DAY, 2025-02-28, 2025-02-28..2025-12-31",
        "FROM_PAYMENT_DAY, 2025-03-01, WINDOW_CLOSED", // worked example 11
        "NEXT_YEAR,        2024-12-31, 2025-01-01..2025-12-31",
        "NEXT_YEAR,        2025-02-20, 2026-01-01..2026-12-31" // worked example 12
    })
    void thePaymentDayDecidesTheCover(LateRule lateRule, LocalDate day, String expected) {
        assertThat(said(PremiumTerms.judge(basis(lateRule, null, List.of(), day))))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "on {0}: {1}")
    @CsvSource({
        "2024-10-25, 2025-01-01..2025-12-31",
        "2024-10-26, SETTLEMENT_PERIOD" // worked example 53
    })
    void paymentsAreTakenOnTheDaysOfTheRegion(LocalDate day, String expected) {
        PaymentWindow days = new PaymentWindow(1, 25);

        assertThat(said(PremiumTerms.judge(basis(LateRule.FROM_PAYMENT_DAY, days, List.of(), day))))
                .isEqualTo(expected);
    }

    @Test
    void anActiveEmployeeStopsTheEmployeeCoverFirst() { // worked example 55
        assertThat(judge(Premiums.employee(Category.ACTIVE, null))).isEqualTo("DOUBLE_COVER");
        assertThat(judge(Premiums.employee(Category.ACTIVE, LocalDate.of(2025, 1, 1))))
                .isEqualTo("DOUBLE_COVER");
        assertThat(judge(Premiums.employee(Category.ACTIVE, LocalDate.of(2024, 12, 31))))
                .isEqualTo("2025-01-01..2025-12-31");
        assertThat(judge(Premiums.employee(Category.RETIRED, null))).isEqualTo("SCHEME_MISMATCH");
    }

    @Test
    void whoIsNotThereCannotBePaidFor() {
        MemberState.Open open = Premiums.resident();

        assertThat(judge(new MemberState.Unknown())).isEqualTo("MEMBER_UNKNOWN");
        assertThat(judge(new MemberState.Closed(open, ClosureReason.DECEASED)))
                .isEqualTo("ACCOUNT_CLOSED");
        assertThat(
                        judge(
                                new MemberState.Open(
                                        open.region(),
                                        open.scheme(),
                                        null,
                                        open.insuredFrom(),
                                        LocalDate.of(2024, 12, 31))))
                .isEqualTo("MEMBER_NOT_INSURED");
    }

    @Test
    void aSkippedYearOwesNothing() { // worked example 13
        assertThat(PremiumTerms.judge(basis(LateRule.NEXT_YEAR, null, List.of(), Premiums.OCTOBER)))
                .isInstanceOfSatisfying(
                        PremiumTerms.Offered.class,
                        offer -> assertThat(offer.assessment().ownFen()).isEqualTo(40_000));
    }

    @Test
    void aYearThatAnotherPremiumCoversIsNotPaidAgain() {
        Cover next = new Cover(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31));
        LocalDate late = LocalDate.of(2025, 2, 20);

        assertThat(said(PremiumTerms.judge(basis(LateRule.NEXT_YEAR, null, List.of(next), late))))
                .isEqualTo("ALREADY_PAID");
        assertThat(
                        said(
                                PremiumTerms.judge(
                                        basis(
                                                LateRule.FROM_PAYMENT_DAY,
                                                null,
                                                List.of(next),
                                                late))))
                .isEqualTo("2025-02-20..2025-12-31");
    }

    @Test
    void withoutAFigureNothingIsInvented() {
        PremiumBasis basis =
                new PremiumBasis(
                        new PremiumId(Given.member(1), 2030),
                        Premiums.resident(),
                        null,
                        null,
                        List.of(),
                        null,
                        List.of(),
                        Premiums.OCTOBER);

        assertThat(said(PremiumTerms.judge(basis))).isEqualTo("NOT_CONFIGURED");
    }

    private static String judge(MemberState person) {
        return said(PremiumTerms.judge(Premiums.basis(person, Premiums.OCTOBER)));
    }

    private static PremiumBasis basis(
            LateRule lateRule, PaymentWindow days, List<Cover> covered, LocalDate day) {
        return new PremiumBasis(
                Premiums.PREMIUM,
                Premiums.resident(),
                Premiums.rules(lateRule),
                days,
                List.of(),
                null,
                covered,
                day);
    }

    private static String said(PremiumTerms terms) {
        return switch (terms) {
            case PremiumTerms.Refused no -> no.reason().name();
            case PremiumTerms.Offered offer -> offer.cover().from() + ".." + offer.cover().to();
        };
    }
}
