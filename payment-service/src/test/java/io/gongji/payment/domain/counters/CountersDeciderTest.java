package io.gongji.payment.domain.counters;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongji.contracts.EventId;
import io.gongji.contracts.SettlementId;
import io.gongji.eventstore.decider.Decider;
import io.gongji.payment.domain.Given;
import io.gongji.payment.domain.counters.CountersState.Bill;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountersDeciderTest {
    private static final CountersDecider DECIDER = new CountersDecider();
    private static final SettlementId FIRST = new SettlementId(new UUID(0, 1));
    private static final SettlementId LAST = new SettlementId(new UUID(0, 2));
    private static final SettlementId NEW = new SettlementId(new UUID(0, 3));
    private static final EventId ASKED = new EventId(new UUID(0, 9));
    private static final List<Bill> POSTED = List.of(new Bill(FIRST, 100), new Bill(LAST, 200));

    private static final Map<String, CountersState> STATES =
            Map.of(
                    "Idle", new CountersState.Idle(POSTED),
                    "Reserving", new CountersState.Reserving(POSTED, new Bill(NEW, 50), ASKED),
                    "Voiding", new CountersState.Voiding(POSTED, LAST, ASKED));
    private static final Map<String, CountersCommand> COMMANDS =
            Map.of(
                    "Reserve", new CountersCommand.Reserve(NEW, 50, ASKED),
                    "Confirm", new CountersCommand.Confirm(NEW),
                    "Free", new CountersCommand.Free(NEW),
                    "StartVoid", new CountersCommand.StartVoid(LAST, ASKED),
                    "Restore", new CountersCommand.Restore(LAST),
                    "KeepPosted", new CountersCommand.KeepPosted(LAST));

    @ParameterizedTest(name = "{1} when {0} is {2}")
    @CsvSource({
        "Idle,      Reserve,    Reserved",
        "Idle,      Confirm,    BUG",
        "Idle,      Free,       BUG",
        "Idle,      StartVoid,  VoidStarted",
        "Idle,      Restore,    BUG",
        "Idle,      KeepPosted, BUG",
        "Reserving, Reserve,    SETTLEMENT_IN_PROGRESS",
        "Reserving, Confirm,    Confirmed",
        "Reserving, Free,       Freed",
        "Reserving, StartVoid,  SETTLEMENT_IN_PROGRESS",
        "Reserving, Restore,    BUG",
        "Reserving, KeepPosted, BUG",
        "Voiding,   Reserve,    SETTLEMENT_IN_PROGRESS",
        "Voiding,   Confirm,    BUG",
        "Voiding,   Free,       BUG",
        "Voiding,   StartVoid,  SETTLEMENT_IN_PROGRESS",
        "Voiding,   Restore,    Restored",
        "Voiding,   KeepPosted, VoidFailed"
    })
    void everyCommandInEveryState(String state, String command, String expected) {
        assertThat(Given.outcome(DECIDER, COMMANDS.get(command), STATES.get(state)))
                .isEqualTo(expected);
    }

    @Test
    void theMatrixIsWhole() {
        assertThat(STATES).hasSize(CountersState.class.getPermittedSubclasses().length);
        assertThat(COMMANDS).hasSize(CountersCommand.class.getPermittedSubclasses().length);
    }

    @Test
    void aBillOnWhichALaterPriceRestsIsVoidedAfterThatOne() {
        assertThat(
                        Given.outcome(
                                DECIDER,
                                new CountersCommand.StartVoid(FIRST, ASKED),
                                STATES.get("Idle")))
                .isEqualTo("LATER_SETTLEMENT_EXISTS");
        assertThat(
                        Given.outcome(
                                DECIDER,
                                new CountersCommand.StartVoid(NEW, ASKED),
                                STATES.get("Idle")))
                .isEqualTo("SETTLEMENT_NOT_POSTED");
    }

    @Test
    void anAnswerToAnotherBillIsABug() {
        assertThat(
                        Given.outcome(
                                DECIDER,
                                new CountersCommand.Confirm(FIRST),
                                STATES.get("Reserving")))
                .isEqualTo("BUG");
    }

    @Test
    void aVoidGivesTheCapBackAndADeclinedBillNeverUsedIt() {
        List<CountersFact> facts = history();

        assertThat(Decider.fold(DECIDER, facts))
                .isEqualTo(new CountersState.Idle(List.of(new Bill(FIRST, 100))));
        assertThat(Decider.fold(DECIDER, facts).usedFen()).isEqualTo(100);
    }

    @Test
    void foldingInPartsIsFoldingAll() {
        Given.assertFoldLaw(DECIDER, history());
    }

    private static List<CountersFact> history() {
        List<CountersFact> facts = new ArrayList<>();
        for (CountersCommand command :
                List.of(
                        new CountersCommand.Reserve(FIRST, 100, ASKED),
                        new CountersCommand.Confirm(FIRST),
                        new CountersCommand.Reserve(NEW, 70, ASKED),
                        new CountersCommand.Free(NEW),
                        new CountersCommand.Reserve(LAST, 200, ASKED),
                        new CountersCommand.Confirm(LAST),
                        new CountersCommand.StartVoid(LAST, ASKED),
                        new CountersCommand.KeepPosted(LAST),
                        new CountersCommand.StartVoid(LAST, ASKED),
                        new CountersCommand.Restore(LAST))) {
            facts.addAll(Given.accepted(DECIDER.decide(command, Decider.fold(DECIDER, facts))));
        }
        return facts;
    }
}
