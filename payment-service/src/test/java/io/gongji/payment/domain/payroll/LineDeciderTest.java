package io.gongji.payment.domain.payroll;

import static io.gongji.payment.domain.Given.PAYROLL;
import static io.gongji.payment.domain.Given.RULES;
import static org.assertj.core.api.Assertions.assertThat;

import io.gongji.contracts.Money;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.Scheme;
import io.gongji.contracts.event.MemberEvent.ClosureReason;
import io.gongji.contracts.policy.ContributionRules;
import io.gongji.eventstore.decider.Decider;
import io.gongji.payment.domain.Given;
import io.gongji.payment.domain.member.Category;
import io.gongji.payment.domain.member.MemberState;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LineDeciderTest {
    private static final LineDecider DECIDER = new LineDecider();
    private static final Map<String, LineState> STATES =
            Map.of(
                    "Unassessed", new LineState.Unassessed(),
                    "Assessed", new LineState.Assessed(1_000_000, 1_000_000, 20_000, 0));
    private static final Map<String, LineCommand> COMMANDS =
            Map.of(
                    "Assess",
                    assess(Given.employee(), 1_000_000),
                    "TakeBack",
                    new LineCommand.TakeBack(PAYROLL, Given.member(1), 20_000, 1));

    @ParameterizedTest(name = "{1} when {0} is {2}")
    @CsvSource({
        "Unassessed, Assess,   Assessed",
        "Unassessed, TakeBack, NOT_ALLOTTED",
        "Assessed,   Assess,   -",
        "Assessed,   TakeBack, Corrected"
    })
    void everyCommandInEveryState(String state, String command, String expected) {
        assertThat(Given.outcome(DECIDER, COMMANDS.get(command), STATES.get(state)))
                .isEqualTo(expected);
    }

    @Test
    void theMatrixIsWhole() {
        assertThat(STATES).hasSize(LineState.class.getPermittedSubclasses().length);
        assertThat(COMMANDS).hasSize(LineCommand.class.getPermittedSubclasses().length);
    }

    /// The first three rows are worked example 16; the others stand at the bounds.
    @ParameterizedTest(name = "wage {0} has base {1} and share {2}")
    @CsvSource({
        " 300000,  375600,  7512",
        "1000000, 1000000, 20000",
        "2500000, 1878000, 37560",
        "      0,  375600,  7512",
        " 375599,  375600,  7512",
        " 375600,  375600,  7512",
        " 375601,  375601,  7512",
        "1877999, 1877999, 37560",
        "1878000, 1878000, 37560",
        "1878001, 1878000, 37560"
    })
    void aWageIsClampedAndItsShareRounded(long wageFen, long baseFen, long shareFen) {
        LineFact fact =
                Given.accepted(
                                DECIDER.decide(
                                        assess(Given.employee(), wageFen),
                                        new LineState.Unassessed()))
                        .getFirst();

        assertThat(fact)
                .isInstanceOfSatisfying(
                        LineFact.Assessed.class,
                        assessed ->
                                assertThat(assessed.told())
                                        .returns(wageFen, told -> told.wageFen())
                                        .returns(baseFen, told -> told.baseFen())
                                        .returns(shareFen, told -> told.employeeShareFen()));
    }

    @ParameterizedTest(name = "{0} fen at 2 % is {1}")
    @CsvSource({"400024, 8000", "400025, 8001", "400026, 8001", "400075, 8002"})
    void halfAFenIsRoundedUp(long baseFen, long shareFen) {
        assertThat(Shares.employeeShareFen(baseFen, RULES)).isEqualTo(shareFen);
    }

    @Test
    void anotherWageIsRefused() {
        assertThat(
                        Given.refused(
                                DECIDER.decide(
                                        assess(Given.employee(), 1_000_001),
                                        STATES.get("Assessed"))))
                .isEqualTo(Refusal.ALREADY_ASSESSED);
    }

    @ParameterizedTest
    @EnumSource(names = {"FLEXIBLE", "RESIDENT"})
    void anotherSchemeIsRefused(Scheme scheme) {
        assertThat(
                        Given.refused(
                                DECIDER.decide(
                                        assess(Given.in(scheme), 1), new LineState.Unassessed())))
                .isEqualTo(Refusal.SCHEME_MISMATCH);
    }

    @Test
    void aStrangerIsUnknownAndAPersonElsewhereOrNotInsuredThenIsRefused() {
        MemberState.Open elsewhere =
                new MemberState.Open(
                        Given.SHIJIAZHUANG,
                        Scheme.EMPLOYEE,
                        Category.ACTIVE,
                        LocalDate.of(2024, 1, 1),
                        null);
        MemberState.Open later =
                new MemberState.Open(
                        Given.HENAN,
                        Scheme.EMPLOYEE,
                        Category.ACTIVE,
                        LocalDate.of(2024, 9, 1),
                        null);
        MemberState.Open gone =
                new MemberState.Open(
                        Given.HENAN,
                        Scheme.EMPLOYEE,
                        Category.ACTIVE,
                        LocalDate.of(2024, 1, 1),
                        LocalDate.of(2024, 7, 31));

        assertThat(refusal(new MemberState.Unknown())).isEqualTo(Refusal.MEMBER_UNKNOWN);
        assertThat(refusal(elsewhere)).isEqualTo(Refusal.MEMBER_NOT_INSURED);
        assertThat(refusal(later)).isEqualTo(Refusal.MEMBER_NOT_INSURED);
        assertThat(refusal(new MemberState.Closed(gone, ClosureReason.DECEASED)))
                .isEqualTo(Refusal.MEMBER_NOT_INSURED);
    }

    @Test
    void amountsOutOfBoundsAreRefused() {
        for (long wageFen : new long[] {-1, Money.MAX_FEN + 1, Long.MAX_VALUE, Long.MIN_VALUE}) {
            assertThat(
                            Given.refused(
                                    DECIDER.decide(
                                            assess(Given.employee(), wageFen),
                                            new LineState.Unassessed())))
                    .isEqualTo(Refusal.INVALID_AMOUNT);
        }
    }

    @ParameterizedTest(name = "of {0} allotted, {1} taken back before, {2} more is {3}")
    @CsvSource({
        "20000,     0, 20000, Corrected",
        "20000,     0, 20001, INVALID_AMOUNT",
        "20000, 19999,     1, Corrected",
        "20000, 20000,     1, INVALID_AMOUNT",
        "    0,     0,     1, NOT_ALLOTTED",
        "20000,     0,     0, INVALID_AMOUNT"
    })
    void onlyWhatWasAllottedIsTakenBack(
            long allottedFen, long beforeFen, long takenBackFen, String expected) {
        LineState state = new LineState.Assessed(1_000_000, 1_000_000, 20_000, beforeFen);
        LineCommand command =
                new LineCommand.TakeBack(PAYROLL, Given.member(1), allottedFen, takenBackFen);

        assertThat(Given.outcome(DECIDER, command, state)).isEqualTo(expected);
    }

    @Test
    void foldingInPartsIsFoldingAll() {
        List<LineFact> facts = new ArrayList<>();
        for (LineCommand command :
                List.of(
                        COMMANDS.get("Assess"),
                        COMMANDS.get("TakeBack"),
                        COMMANDS.get("TakeBack"))) {
            facts.addAll(Given.accepted(DECIDER.decide(command, Decider.fold(DECIDER, facts))));
        }

        Given.assertFoldLaw(DECIDER, facts);
    }

    private static Refusal refusal(MemberState person) {
        return Given.refused(DECIDER.decide(assess(person, 1), new LineState.Unassessed()));
    }

    private static LineCommand assess(MemberState person, long wageFen) {
        ContributionRules rules = RULES;
        return new LineCommand.Assess(PAYROLL, Given.member(1), person, wageFen, rules);
    }
}
