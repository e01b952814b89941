package io.gongji.payment.domain.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongji.contracts.EventId;
import io.gongji.contracts.Refusal;
import io.gongji.eventstore.decider.Decider;
import io.gongji.payment.domain.Given;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettlementDeciderTest {
    private static final SettlementDecider DECIDER = new SettlementDecider();
    private static final EventId ASKED = new EventId(new UUID(0, 9));
    private static final LocalDate DAY = LocalDate.of(2025, 3, 2);
    private static final Bill BILL = Bills.bill();
    private static final Payment PAYMENT = Bills.payment();

    private static final Map<String, SettlementState> STATES =
            Map.of(
                    "Absent", new SettlementState.Absent(),
                    "Requested", new SettlementState.Requested(BILL),
                    "Reversing", new SettlementState.Reversing(BILL, ASKED, DAY),
                    "Posted", new SettlementState.Posted(BILL, PAYMENT),
                    "Declined", new SettlementState.Declined(BILL, Refusal.ACCOUNT_CLOSED),
                    "VoidRequested", new SettlementState.VoidRequested(BILL, PAYMENT, ASKED),
                    "Voided", new SettlementState.Voided(BILL, PAYMENT, 43));
    private static final Map<String, SettlementCommand> COMMANDS =
            Map.of(
                    "Request", new SettlementCommand.Request(BILL),
                    "TakeBack", new SettlementCommand.TakeBack(ASKED),
                    "Reverse", new SettlementCommand.Reverse(ASKED, DAY),
                    "RecordPosted", new SettlementCommand.RecordPosted(PAYMENT),
                    "RecordDeclined", new SettlementCommand.RecordDeclined(Refusal.ACCOUNT_CLOSED),
                    "RecordVoided", new SettlementCommand.RecordVoided(43),
                    "RecordVoidDeclined",
                            new SettlementCommand.RecordVoidDeclined(Refusal.UNKNOWN_SETTLEMENT));

    @ParameterizedTest(name = "{0} when {1} .. {6}")
    @CsvSource({
        // command,          Absent,    Requested,              Reversing,              Posted,
        //  Declined, VoidRequested, Voided
        "Request,            Requested, BUG,                    BUG,                    BUG,           BUG,                   BUG,           BUG",
        "TakeBack,           NOT_FOUND, SETTLEMENT_IN_PROGRESS, SETTLEMENT_IN_PROGRESS, VoidRequested, SETTLEMENT_NOT_POSTED, SETTLEMENT_IN_PROGRESS, ALREADY_VOIDED",
        "Reverse,            BUG,       ReversalAsked,          -,                      VoidRequested, -,                     -,             -",
        "RecordPosted,       BUG,       Posted,                 Posted,                 BUG,           BUG,                   BUG,           BUG",
        "RecordDeclined,     BUG,       Declined,               Declined,               BUG,           BUG,                   BUG,           BUG",
        "RecordVoided,       BUG,       BUG,                    BUG,                    BUG,           BUG,                   Voided,        BUG",
        "RecordVoidDeclined, BUG,       BUG,                    BUG,                    BUG,           BUG,                   VoidDeclined,  BUG"
    })
    void everyCommandInEveryState(
            String command,
            String absent,
            String requested,
            String reversing,
            String posted,
            String declined,
            String voidRequested,
            String voided) {
        assertThat(
                        List.of(
                                outcome(command, "Absent"),
                                outcome(command, "Requested"),
                                outcome(command, "Reversing"),
                                outcome(command, "Posted"),
                                outcome(command, "Declined"),
                                outcome(command, "VoidRequested"),
                                outcome(command, "Voided")))
                .containsExactly(
                        absent, requested, reversing, posted, declined, voidRequested, voided);
    }

    @Test
    void theMatrixIsWhole() {
        assertThat(STATES).hasSize(SettlementState.class.getPermittedSubclasses().length);
        assertThat(COMMANDS).hasSize(SettlementCommand.class.getPermittedSubclasses().length);
    }

    @Test
    void aVoidThatTheLedgerDeclinesLeavesTheBillPosted() {
        SettlementState state =
                DECIDER.evolve(
                        STATES.get("VoidRequested"),
                        new SettlementFact.VoidDeclined(Refusal.UNKNOWN_SETTLEMENT));

        assertThat(state).isEqualTo(STATES.get("Posted"));
    }

    @Test
    void aReversedBillIsVoidedInTheMomentItIsPosted() {
        List<SettlementFact> facts =
                Given.accepted(
                        DECIDER.decide(COMMANDS.get("RecordPosted"), STATES.get("Reversing")));

        assertThat(facts)
                .extracting(fact -> fact.getClass().getSimpleName())
                .containsExactly("Posted", "VoidRequested");
        assertThat(Decider.fold(DECIDER, STATES.get("Reversing"), facts))
                .isEqualTo(STATES.get("VoidRequested"));
    }

    @Test
    void foldingAReversalInPartsIsFoldingAll() {
        List<SettlementFact> facts = new ArrayList<>();
        for (String command : List.of("Request", "Reverse", "RecordPosted", "RecordVoided")) {
            facts.addAll(
                    Given.accepted(
                            DECIDER.decide(COMMANDS.get(command), Decider.fold(DECIDER, facts))));
        }

        Given.assertFoldLaw(DECIDER, facts);
    }

    @Test
    void foldingInPartsIsFoldingAll() {
        List<SettlementFact> facts = new ArrayList<>();
        for (String command :
                List.of(
                        "Request",
                        "RecordPosted",
                        "TakeBack",
                        "RecordVoidDeclined",
                        "TakeBack",
                        "RecordVoided")) {
            facts.addAll(
                    Given.accepted(
                            DECIDER.decide(COMMANDS.get(command), Decider.fold(DECIDER, facts))));
        }

        Given.assertFoldLaw(DECIDER, facts);
    }

    private static String outcome(String command, String state) {
        return Given.outcome(DECIDER, COMMANDS.get(command), STATES.get(state));
    }
}
