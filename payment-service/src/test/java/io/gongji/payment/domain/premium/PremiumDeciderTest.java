package io.gongji.payment.domain.premium;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongji.contracts.EventId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.policy.PremiumRules.Held;
import io.gongji.eventstore.decider.Decider;
import io.gongji.payment.domain.Given;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PremiumDeciderTest {
    private static final PremiumDecider DECIDER = new PremiumDecider();
    private static final Held POOR = new Held("MINIMUM_LIVING", null);

    private static final Map<String, PremiumState> STATES =
            Map.of(
                    "Nothing", new PremiumState.Nothing(),
                    "Ordered", new PremiumState.Ordered(Premiums.order()),
                    "InFlight", new PremiumState.InFlight(Premiums.byAccount()),
                    "Paid", new PremiumState.Paid(Premiums.byChannel()));
    private static final Map<String, PremiumCommand> COMMANDS =
            Map.of(
                    "PlaceOrder",
                    Premiums.placeOrder(Premiums.basis(), Premiums.NOW),
                    "CancelOrder",
                    new PremiumCommand.CancelOrder(Premiums.ORDER_ID, Premiums.NOW),
                    "Receive",
                    Premiums.receive(Premiums.order(), 40_000, Premiums.NOW),
                    "PayFromAccount",
                    Premiums.payFromAccount(Premiums.basis(), Premiums.NOW),
                    "RecordPosted",
                    new PremiumCommand.RecordPosted(Premiums.RECEIPT),
                    "RecordDeclined",
                    new PremiumCommand.RecordDeclined(
                            Premiums.RECEIPT, Refusal.INSUFFICIENT_BALANCE));

    @ParameterizedTest(name = "{0}: {1}, {2}, {3}, {4}")
    @CsvSource({
        // command,       Nothing,              Ordered,              InFlight,             Paid
        "PlaceOrder,      Ordered,              PAYMENT_IN_PROGRESS,  PAYMENT_IN_PROGRESS,  ALREADY_PAID",
        "CancelOrder,     PAYMENT_ORDER_CLOSED, OrderClosed,          PAYMENT_ORDER_CLOSED, PAYMENT_ORDER_CLOSED",
        "Receive,         Taken,                Taken,                PAYMENT_IN_PROGRESS,  ALREADY_PAID",
        "PayFromAccount,  Taken,                PAYMENT_IN_PROGRESS,  PAYMENT_IN_PROGRESS,  ALREADY_PAID",
        "RecordPosted,    BUG,                  BUG,                  Posted,               BUG",
        "RecordDeclined,  BUG,                  BUG,                  Declined,             BUG"
    })
    void everyCommandInEveryState(
            String command, String nothing, String ordered, String inFlight, String paid) {
        assertThat(
                        List.of(
                                outcome(command, "Nothing"),
                                outcome(command, "Ordered"),
                                outcome(command, "InFlight"),
                                outcome(command, "Paid")))
                .containsExactly(nothing, ordered, inFlight, paid);
    }

    @Test
    void theMatrixIsWhole() {
        assertThat(STATES).hasSize(PremiumState.class.getPermittedSubclasses().length);
        assertThat(COMMANDS).hasSize(PremiumCommand.class.getPermittedSubclasses().length);
    }

    @Test
    void whatTheLedgerDeclinesFreesTheYear() {
        PremiumState freed =
                DECIDER.evolve(
                        STATES.get("InFlight"),
                        new PremiumFact.Declined(Refusal.INSUFFICIENT_BALANCE));

        assertThat(Given.outcome(DECIDER, COMMANDS.get("PayFromAccount"), freed))
                .isEqualTo("Taken"); // worked example 49
    }

    @Test
    void anOrderThatNobodyPaidInTimeMakesWay() {
        List<PremiumFact> facts =
                Given.accepted(
                        DECIDER.decide(
                                Premiums.placeOrder(Premiums.basis(), Premiums.LATER),
                                STATES.get("Ordered")));

        assertThat(facts.getFirst())
                .isEqualTo(new PremiumFact.OrderClosed(Premiums.ORDER_ID, OrderEnd.EXPIRED));
        assertThat(facts.getLast()).isInstanceOf(PremiumFact.Ordered.class);
    }

    @Test
    void moneyForAnExpiredOrderPaysWhatNobodyElsePaid() {
        PremiumCommand late = Premiums.receive(Premiums.order(), 40_000, Premiums.LATER);

        assertThat(Given.outcome(DECIDER, late, STATES.get("Nothing"))).isEqualTo("Taken");
        assertThat(Given.outcome(DECIDER, late, STATES.get("Paid"))).isEqualTo("ALREADY_PAID");
    }

    @Test
    void moneyForAnOldOrderReplacesTheOneThatWaits() {
        Order old =
                new Order(
                        new UUID(0, 1),
                        Premiums.FUZHOU,
                        Premiums.WECHAT,
                        Premiums.ASSESSMENT,
                        Premiums.NOW.minusSeconds(3_600),
                        Premiums.NOW.minusSeconds(1_800));

        List<PremiumFact> facts =
                Given.accepted(
                        DECIDER.decide(
                                Premiums.receive(old, 40_000, Premiums.NOW),
                                STATES.get("Ordered")));

        assertThat(facts.getFirst())
                .isEqualTo(new PremiumFact.OrderClosed(Premiums.ORDER_ID, OrderEnd.REPLACED));
        assertThat(Decider.fold(DECIDER, STATES.get("Ordered"), facts))
                .isInstanceOf(PremiumState.Paid.class);
    }

    @Test
    void aLineOfAFileWaitsForAnOpenOrder() {
        assertThat(
                        Given.outcome(
                                DECIDER,
                                Premiums.receive(null, 40_000, Premiums.NOW),
                                STATES.get("Ordered")))
                .isEqualTo("PAYMENT_IN_PROGRESS");
        assertThat(
                        Given.outcome(
                                DECIDER,
                                Premiums.receive(null, 40_000, Premiums.LATER),
                                STATES.get("Ordered")))
                .isEqualTo("OrderClosed");
    }

    @ParameterizedTest(name = "{0} fen: {1}")
    @CsvSource({"39999, AMOUNT_DIFFERS", "40000, Taken", "40001, AMOUNT_DIFFERS"})
    void moneyPaysWhatIsDueAndNothingElse(long amountFen, String expected) {
        assertThat(
                        Given.outcome(
                                DECIDER,
                                Premiums.receive(Premiums.order(), amountFen, Premiums.NOW),
                                STATES.get("Ordered")))
                .isEqualTo(expected);
    }

    @Test
    void aChannelsMomentIsNeitherAheadNorBeforeTheOrder() {
        Instant before = Premiums.NOW.minusSeconds(301);
        PremiumCommand.Receive now = Premiums.receive(Premiums.order(), 40_000, Premiums.NOW);
        PremiumCommand ahead =
                new PremiumCommand.Receive(
                        now.basis(),
                        now.order(),
                        now.channel(),
                        now.channelReference(),
                        now.amountFen(),
                        Premiums.NOW.plusSeconds(301),
                        now.receiptId(),
                        Premiums.NOW);

        assertThat(Given.outcome(DECIDER, ahead, STATES.get("Ordered"))).isEqualTo("INVALID_FIELD");
        assertThat(
                        Given.outcome(
                                DECIDER,
                                Premiums.receive(Premiums.order(), 40_000, before),
                                STATES.get("Ordered")))
                .isEqualTo("INVALID_FIELD");
    }

    @Test
    void whatTheAssistanceCoversWholeIsPaidAtOnce() {
        PremiumBasis basis = Premiums.basis(Premiums.resident(), Premiums.OCTOBER, POOR);

        List<PremiumFact> ordered =
                Given.accepted(
                        DECIDER.decide(
                                Premiums.placeOrder(basis, Premiums.NOW), STATES.get("Nothing")));
        List<PremiumFact> paid =
                Given.accepted(
                        DECIDER.decide(
                                Premiums.payFromAccount(basis, Premiums.NOW),
                                STATES.get("Nothing")));

        for (List<PremiumFact> facts : List.of(ordered, paid)) {
            assertThat(Decider.fold(DECIDER, facts)).isInstanceOf(PremiumState.Paid.class);
            assertThat(facts.getLast())
                    .isInstanceOfSatisfying(
                            PremiumFact.Received.class,
                            received -> {
                                assertThat(received.told().ownFen()).isZero();
                                assertThat(received.told().assistanceFen()).isEqualTo(40_000);
                                assertThat(received.told().channel()).isNull();
                            });
        }
        assertThat(ordered.getFirst()).isInstanceOf(PremiumFact.Ordered.class);
    }

    @Test
    void aLineOfNothingTakesInWhatTheAssistanceCoversWhole() {
        PremiumCommand.Receive line = Premiums.receive(null, 0, Premiums.NOW);
        PremiumCommand assisted =
                new PremiumCommand.Receive(
                        Premiums.basis(Premiums.resident(), Premiums.OCTOBER, POOR),
                        null,
                        line.channel(),
                        line.channelReference(),
                        0,
                        line.paidAt(),
                        line.receiptId(),
                        line.at());

        assertThat(
                        Decider.fold(
                                DECIDER,
                                Given.accepted(DECIDER.decide(assisted, STATES.get("Nothing")))))
                .isInstanceOf(PremiumState.Paid.class);
        assertThat(Given.outcome(DECIDER, line, STATES.get("Nothing"))).isEqualTo("AMOUNT_DIFFERS");
    }

    @Test
    void anAccountOfAnotherProvinceCannotPay() {
        PremiumCommand pay =
                new PremiumCommand.PayFromAccount(
                        Premiums.basis(),
                        Given.member(2),
                        new RegionCode("130100"),
                        Premiums.RECEIPT,
                        Premiums.NOW);

        assertThat(Given.outcome(DECIDER, pay, STATES.get("Nothing"))).isEqualTo("NO_ACTIVE_GRANT");
    }

    @Test
    void anAnswerToAnotherRequestIsABug() {
        PremiumCommand strange = new PremiumCommand.RecordPosted(new EventId(new UUID(0, 99)));

        assertThat(Given.outcome(DECIDER, strange, STATES.get("InFlight"))).isEqualTo("BUG");
    }

    @Test
    void foldingInPartsIsFoldingAll() {
        List<PremiumFact> facts = new ArrayList<>();
        for (String command :
                List.of(
                        "PlaceOrder",
                        "CancelOrder",
                        "PayFromAccount",
                        "RecordDeclined",
                        "PayFromAccount",
                        "RecordPosted")) {
            facts.addAll(
                    Given.accepted(
                            DECIDER.decide(COMMANDS.get(command), Decider.fold(DECIDER, facts))));
        }

        assertThat(Decider.fold(DECIDER, facts)).isInstanceOf(PremiumState.Paid.class);
        Given.assertFoldLaw(DECIDER, facts);
    }

    private static String outcome(String command, String state) {
        return Given.outcome(DECIDER, COMMANDS.get(command), STATES.get(state));
    }
}
