package io.gongji.payment.domain.member;

import static io.gongji.payment.domain.Given.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.gongji.contracts.Refusal;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.Scheme;
import io.gongji.contracts.event.MemberEvent.ClosureReason;
import io.gongji.eventstore.decider.Decider;
import io.gongji.payment.domain.Given;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemberDeciderTest {
    private static final MemberDecider DECIDER = new MemberDecider();
    private static final RegionCode REGION = Given.SHIJIAZHUANG;
    private static final LocalDate FROM = LocalDate.of(2024, 1, 1);
    private static final LocalDate BORN = LocalDate.of(1980, 5, 5);

    private static final Map<String, MemberState> STATES =
            Map.of(
                    "Unknown", new MemberState.Unknown(),
                    "Open", open(null),
                    "Closed", new MemberState.Closed(open(TODAY), ClosureReason.DECEASED),
                    "ForHeirs", new MemberState.Closed(open(TODAY), ClosureReason.DECEASED, true));
    private static final Map<String, MemberCommand> COMMANDS =
            Map.of(
                    "Enrol", enrol(Scheme.EMPLOYEE, Category.ACTIVE, FROM),
                    "RegisterDeath", new MemberCommand.RegisterDeath(Given.member(1), TODAY, TODAY),
                    "EndInsurance", new MemberCommand.EndInsurance(TODAY, TODAY),
                    "Close",
                            new MemberCommand.Close(
                                    Given.member(1), ClosureReason.DECEASED, TODAY, TODAY));

    @ParameterizedTest(name = "{1} when {0} is {2}")
    @CsvSource({
        "Unknown, Enrol,        Enrolled",
        "Unknown, EndInsurance, MEMBER_UNKNOWN",
        "Unknown, Close,        MEMBER_UNKNOWN",
        "Open,    Enrol,        ALREADY_ENROLLED",
        "Open,    EndInsurance, InsuranceEnded",
        "Open,    Close,        Closed",
        "Closed,  Enrol,        ALREADY_ENROLLED",
        "Closed,  EndInsurance, ACCOUNT_CLOSED",
        "Closed,  Close,        ALREADY_CLOSED",
        "Unknown, RegisterDeath, MEMBER_UNKNOWN",
        "Open,    RegisterDeath, Died",
        "Closed,  RegisterDeath, ALREADY_CLOSED",
        "ForHeirs, Enrol,        ALREADY_ENROLLED",
        "ForHeirs, EndInsurance, ACCOUNT_CLOSED",
        "ForHeirs, RegisterDeath, ALREADY_CLOSED",
        "ForHeirs, Close,        Closed"
    })
    void everyCommandInEveryState(String state, String command, String expected) {
        assertThat(Given.outcome(DECIDER, COMMANDS.get(command), STATES.get(state)))
                .isEqualTo(expected);
    }

    @Test
    void theMatrixIsWhole() {
        assertThat(STATES).hasSize(MemberState.class.getPermittedSubclasses().length + 1);
        assertThat(COMMANDS).hasSize(MemberCommand.class.getPermittedSubclasses().length);
    }

    @ParameterizedTest
    @CsvSource({"RESIDENT, ACTIVE", "EMPLOYEE, ", "FLEXIBLE, "})
    void aCategoryBelongsToTheEmployeeSchemeOnly(Scheme scheme, Category category) {
        assertThat(
                        Given.refused(
                                DECIDER.decide(
                                        enrol(scheme, category, FROM), new MemberState.Unknown())))
                .isEqualTo(Refusal.INVALID_FIELD);
    }

    @ParameterizedTest
    @CsvSource({"1989-12-31", "1980-05-04", "2026-06-17"})
    void anInsuranceThatCannotBeIsRefused(LocalDate from) {
        assertThat(
                        Given.refused(
                                DECIDER.decide(
                                        enrol(Scheme.EMPLOYEE, Category.ACTIVE, from),
                                        new MemberState.Unknown())))
                .isEqualTo(Refusal.INVALID_FIELD);
    }

    @Test
    void theSameLastDayAgainChangesNothing() {
        assertThat(
                        Given.accepted(
                                DECIDER.decide(
                                        new MemberCommand.EndInsurance(TODAY, TODAY), open(TODAY))))
                .isEmpty();
    }

    @Test
    void anInsuranceEndsOnce() {
        assertThat(
                        Given.refused(
                                DECIDER.decide(
                                        new MemberCommand.EndInsurance(TODAY.plusDays(1), TODAY),
                                        open(TODAY))))
                .isEqualTo(Refusal.MEMBER_NOT_INSURED);
    }

    @Test
    void firstAndLastDayAreInsured() {
        MemberState state = open(LocalDate.of(2024, 12, 31));

        assertThat(state.insuredOn(FROM.minusDays(1))).isFalse();
        assertThat(state.insuredOn(FROM)).isTrue();
        assertThat(state.insuredOn(LocalDate.of(2024, 12, 31))).isTrue();
        assertThat(state.insuredOn(LocalDate.of(2025, 1, 1))).isFalse();
        assertThat(state.insuredIn(YearMonth.of(2024, 12))).isTrue();
        assertThat(state.insuredIn(YearMonth.of(2025, 1))).isFalse();
        assertThat(state.insuredIn(YearMonth.of(2023, 12))).isFalse();
    }

    @Test
    void aClosedMemberWasInsuredUntilTheDay() {
        MemberState closed =
                DECIDER.evolve(
                        open(null),
                        new MemberFact.Closed(
                                new io.gongji.contracts.event.MemberEvent.Closed(
                                        Given.member(1), REGION, ClosureReason.DECEASED),
                                TODAY));

        assertThat(closed.insuredOn(TODAY)).isTrue();
        assertThat(closed.insuredOn(TODAY.plusDays(1))).isFalse();
    }

    @Test
    void foldingInPartsIsFoldingAll() {
        List<MemberFact> facts = new ArrayList<>();
        for (String command : List.of("Enrol", "EndInsurance", "RegisterDeath", "Close")) {
            facts.addAll(
                    Given.accepted(
                            DECIDER.decide(COMMANDS.get(command), Decider.fold(DECIDER, facts))));
        }

        Given.assertFoldLaw(DECIDER, facts);
    }

    private static MemberState.Open open(LocalDate insuredTo) {
        return new MemberState.Open(REGION, Scheme.EMPLOYEE, Category.ACTIVE, FROM, insuredTo);
    }

    private static MemberCommand enrol(Scheme scheme, Category category, LocalDate from) {
        return new MemberCommand.Enrol(
                Given.member(1), REGION, scheme, category, from, BORN, TODAY);
    }
}
