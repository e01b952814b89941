package io.gongji.payment.domain.withdrawal;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongji.contracts.EventId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.WithdrawalId;
import io.gongji.contracts.event.WithdrawalEvent;
import io.gongji.contracts.event.WithdrawalEvent.WithdrawalReason;
import io.gongji.eventstore.decider.Decider;
import io.gongji.eventstore.decider.Decision;
import io.gongji.payment.domain.Given;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WithdrawalDeciderTest {
    private static final WithdrawalDecider DECIDER = new WithdrawalDecider();
    private static final WithdrawalId ID = new WithdrawalId(new UUID(0, 4));
    private static final EventId ASKED = new EventId(new UUID(0, 9));
    private static final long ALL_FEN = 321_055;
    private static final Application HEIR = application(Cause.DEATH, EnumSet.allOf(Document.class));

    private static final Map<String, WithdrawalState> STATES =
            Map.of(
                    "Absent", new WithdrawalState.Absent(),
                    "Applied", new WithdrawalState.Applied(HEIR),
                    "Rejected", new WithdrawalState.Rejected(HEIR, "counter-2"),
                    "Approved", new WithdrawalState.Approved(HEIR, ALL_FEN, ASKED),
                    "Declined",
                            new WithdrawalState.Declined(
                                    HEIR, ALL_FEN, Refusal.INSUFFICIENT_BALANCE),
                    "Payable", new WithdrawalState.Payable(HEIR, ALL_FEN),
                    "Paid", new WithdrawalState.Paid(HEIR, ALL_FEN, "B1"));
    private static final Map<String, WithdrawalCommand> COMMANDS =
            Map.of(
                    "Apply", new WithdrawalCommand.Apply(HEIR),
                    "Approve", new WithdrawalCommand.Approve("counter-2", ALL_FEN, ASKED),
                    "Reject", new WithdrawalCommand.Reject("counter-2"),
                    "Pay", new WithdrawalCommand.Pay("B1"),
                    "RecordTaken", new WithdrawalCommand.RecordTaken(),
                    "RecordDeclined",
                            new WithdrawalCommand.RecordDeclined(Refusal.INSUFFICIENT_BALANCE));

    @ParameterizedTest(name = "{0} when {1} .. {7}")
    @CsvSource({
        // command,      Absent,    Applied,             Rejected,            Approved,
        // Declined,            Payable,             Paid
        "Apply,          Applied,   BUG,                 BUG,                 BUG,                 BUG,                 BUG,                 BUG",
        "Approve,        NOT_FOUND, Approved,            WITHDRAWAL_NOT_OPEN, WITHDRAWAL_NOT_OPEN, WITHDRAWAL_NOT_OPEN, WITHDRAWAL_NOT_OPEN, WITHDRAWAL_NOT_OPEN",
        "Reject,         NOT_FOUND, Rejected,            WITHDRAWAL_NOT_OPEN, WITHDRAWAL_NOT_OPEN, WITHDRAWAL_NOT_OPEN, WITHDRAWAL_NOT_OPEN, WITHDRAWAL_NOT_OPEN",
        "Pay,            NOT_FOUND, WITHDRAWAL_NOT_OPEN, WITHDRAWAL_NOT_OPEN, WITHDRAWAL_NOT_OPEN, WITHDRAWAL_NOT_OPEN, Paid,                WITHDRAWAL_NOT_OPEN",
        "RecordTaken,    BUG,       BUG,                 BUG,                 Taken,               BUG,                 BUG,                 BUG",
        "RecordDeclined, BUG,       BUG,                 BUG,                 Declined,            BUG,                 BUG,                 BUG"
    })
    void everyCommandInEveryState(
            String command,
            String absent,
            String applied,
            String rejected,
            String approved,
            String declined,
            String payable,
            String paid) {
        assertThat(
                        List.of(
                                outcome(command, "Absent"),
                                outcome(command, "Applied"),
                                outcome(command, "Rejected"),
                                outcome(command, "Approved"),
                                outcome(command, "Declined"),
                                outcome(command, "Payable"),
                                outcome(command, "Paid")))
                .containsExactly(absent, applied, rejected, approved, declined, payable, paid);
    }

    @Test
    void theMatrixIsWhole() {
        assertThat(STATES).hasSize(WithdrawalState.class.getPermittedSubclasses().length);
        assertThat(COMMANDS).hasSize(WithdrawalCommand.class.getPermittedSubclasses().length);
    }

    @ParameterizedTest
    @EnumSource(Cause.class)
    void onlyTheCausesOfTheRulesAreTaken(Cause cause) {
        Decision<WithdrawalFact> decision = apply(cause, EnumSet.allOf(Document.class));

        switch (cause) {
            case NONE, TRANSFER_TAKEN ->
                    assertThat(Given.refused(decision)).isEqualTo(Refusal.NOT_WITHDRAWABLE);
            case DEATH, SETTLED_ABROAD, TRANSFER_NOT_TAKEN, LOCAL_RULE ->
                    assertThat(Given.accepted(decision)).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Cause.class,
            names = {"DEATH", "SETTLED_ABROAD", "TRANSFER_NOT_TAKEN", "LOCAL_RULE"})
    void eachPaperIsAskedForByName(Cause cause) {
        assertThat(Given.accepted(apply(cause, cause.proofs()))).hasSize(1);
        for (Document paper : cause.proofs()) {
            Set<Document> others = EnumSet.allOf(Document.class);
            others.remove(paper);

            assertThat(apply(cause, others))
                    .isInstanceOfSatisfying(
                            Decision.Refused.class,
                            no -> {
                                assertThat(no.reason()).isEqualTo(Refusal.INVALID_FIELD);
                                assertThat(no.detail().english()).contains(paper.name());
                                assertThat(no.detail().chinese()).contains(paper.name());
                            });
        }
    }

    @Test
    void whoeverTookItInDoesNotApproveIt() {
        WithdrawalCommand own = new WithdrawalCommand.Approve("counter-1", ALL_FEN, ASKED);

        assertThat(Given.outcome(DECIDER, own, STATES.get("Applied"))).isEqualTo("FOUR_EYES");
    }

    @Test
    void anEmptyAccountHasNothingToWithdraw() {
        WithdrawalCommand empty = new WithdrawalCommand.Approve("counter-2", 0, ASKED);

        assertThat(Given.outcome(DECIDER, empty, STATES.get("Applied")))
                .isEqualTo("INSUFFICIENT_BALANCE");
    }

    @Test
    void anHeirIsPaidWhatWasOnTheAccount() {
        List<WithdrawalFact> facts = history();

        assertThat(facts.get(1))
                .isEqualTo(
                        new WithdrawalFact.Approved(
                                new WithdrawalEvent.Requested(
                                        ID,
                                        Given.member(1),
                                        Given.SHIJIAZHUANG,
                                        ALL_FEN,
                                        WithdrawalReason.DEATH),
                                ASKED));
        assertThat(facts.getLast())
                .isEqualTo(
                        new WithdrawalFact.Paid(
                                new WithdrawalEvent.Paid(ID, Given.SHIJIAZHUANG, ALL_FEN, "B1")));
        assertThat(Decider.fold(DECIDER, facts)).isEqualTo(STATES.get("Paid"));
    }

    @Test
    void foldingInPartsIsFoldingAll() {
        Given.assertFoldLaw(DECIDER, history());
    }

    private static List<WithdrawalFact> history() {
        List<WithdrawalFact> facts = new ArrayList<>();
        for (String command : List.of("Apply", "Approve", "RecordTaken", "Pay")) {
            facts.addAll(
                    Given.accepted(
                            DECIDER.decide(COMMANDS.get(command), Decider.fold(DECIDER, facts))));
        }
        return facts;
    }

    private static Decision<WithdrawalFact> apply(Cause cause, Set<Document> documents) {
        return DECIDER.decide(
                new WithdrawalCommand.Apply(application(cause, documents)),
                new WithdrawalState.Absent());
    }

    private static Application application(Cause cause, Set<Document> documents) {
        return new Application(
                ID, Given.member(1), Given.SHIJIAZHUANG, cause, documents, null, "counter-1");
    }

    private static String outcome(String command, String state) {
        return Given.outcome(DECIDER, COMMANDS.get(command), STATES.get(state));
    }
}
