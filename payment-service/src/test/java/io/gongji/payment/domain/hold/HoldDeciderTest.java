package io.gongji.payment.domain.hold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gongji.contracts.BookId;
import io.gongji.contracts.CaptureId;
import io.gongji.contracts.EventId;
import io.gongji.contracts.HoldId;
import io.gongji.contracts.ProviderId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.event.HoldEvent;
import io.gongji.contracts.event.HoldEvent.Rest;
import io.gongji.contracts.event.SettlementEvent.DebitSource;
import io.gongji.eventstore.decider.Decider;
import io.gongji.eventstore.decider.Decision;
import io.gongji.payment.domain.Given;
import io.gongji.payment.domain.hold.HoldState.End;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HoldDeciderTest {
    private static final ProviderId PROVIDER = new ProviderId("PROV0001");
    private static final HoldId HOLD = new HoldId(new UUID(0, 1));
    private static final EventId ASKED = new EventId(new UUID(0, 2));
    private static final HoldEvent.Placed TOLD =
            new HoldEvent.Placed(
                    HOLD,
                    Given.member(1),
                    Given.SHIJIAZHUANG,
                    PROVIDER,
                    Given.SHIJIAZHUANG,
                    "H-1",
                    HoldEvent.Purpose.PHARMACY,
                    100_00,
                    List.of(DebitSource.OWN_CURRENT),
                    Instant.parse("2025-06-15T02:00:00Z"));
    private static final HoldFact ASKED_FOR = new HoldFact.Asked(TOLD, ASKED);
    private static final HoldFact PLACED =
            new HoldFact.Placed(new Placement(new BookId("13"), 7, 100_00, 0, 0));

    private final HoldDecider decider = new HoldDecider();

    @Test
    void aHoldThatWaitsForAnAnswerTakesNoOtherRequest() {
        assertThat(refusal(capture(1, 10_00), ASKED_FOR)).isEqualTo(Refusal.HOLD_PENDING);
        assertThat(refusal(release(), ASKED_FOR, PLACED, asked(1, 10_00, Rest.STAYS_HELD)))
                .isEqualTo(Refusal.HOLD_PENDING);
    }

    @Test
    void aHoldThatIsNotThereOrWasDeclinedTakesNone() {
        assertThat(refusal(release())).isEqualTo(Refusal.UNKNOWN_HOLD);
        assertThat(
                        refusal(
                                capture(1, 10_00),
                                ASKED_FOR,
                                new HoldFact.Declined(Refusal.INSUFFICIENT_BALANCE)))
                .isEqualTo(Refusal.HOLD_ENDED);
    }

    @Test
    void capturesTakeFromWhatIsLeftAndAVoidGivesNothingBackToTheHold() {
        HoldFact[] history = {
            ASKED_FOR,
            PLACED,
            asked(1, 60_00, Rest.STAYS_HELD),
            captured(1),
            voidAsked(1),
            new HoldFact.CaptureVoided(id(1), 9)
        };

        assertThat(placed(history).leftFen()).isEqualTo(40_00);
        assertThat(refusal(capture(2, 40_01), history)).isEqualTo(Refusal.HOLD_EXCEEDED);
        assertThat(refusal(new HoldCommand.VoidCapture(id(1), ASKED), history))
                .isEqualTo(Refusal.ALREADY_VOIDED);
        assertThat(refusal(new HoldCommand.VoidCapture(id(2), ASKED), history))
                .isEqualTo(Refusal.UNKNOWN_CAPTURE);
    }

    @Test
    void theLastCaptureAndOneThatLeavesNothingEndTheHold() {
        assertThat(placed(ASKED_FOR, PLACED, asked(1, 1_00, Rest.GOES_BACK), captured(1)).end())
                .isEqualTo(new End(End.Kind.CAPTURED, 8));
        assertThat(placed(ASKED_FOR, PLACED, asked(1, 100_00, Rest.STAYS_HELD), captured(1)).end())
                .isEqualTo(new End(End.Kind.CAPTURED, 8));
    }

    @Test
    void anExpiryMayComeBeforeTheAnswerToACapture() {
        HoldState.Placed hold =
                placed(
                        ASKED_FOR,
                        PLACED,
                        asked(1, 10_00, Rest.STAYS_HELD),
                        new HoldFact.Expired(8),
                        new HoldFact.CaptureDeclined(id(1), Refusal.HOLD_ENDED));

        assertThat(hold.end()).isEqualTo(new End(End.Kind.EXPIRED, 8));
        assertThat(hold.asking()).isNull();
        assertThat(hold.captures().getFirst().reason()).isEqualTo(Refusal.HOLD_ENDED);
    }

    @Test
    void onlyItsProviderCapturesAHold() {
        HoldCommand other =
                new HoldCommand.Capture(
                        new ProviderId("PROV0002"), id(1), "C-1", 1_00, Rest.STAYS_HELD, ASKED);

        assertThat(refusal(other, ASKED_FOR, PLACED)).isEqualTo(Refusal.UNKNOWN_HOLD);
    }

    @Test
    void anAnswerThatNobodyAskedForIsABug() {
        assertThatThrownBy(() ->
                        decider.decide(
                                new HoldCommand.RecordAnswer(new HoldFact.Captured(id(1), 8)),
                                state(ASKED_FOR, PLACED)))
                .isInstanceOf(IllegalStateException.class);
    }

    private HoldState state(HoldFact... history) {
        return Decider.fold(decider, List.of(history));
    }

    private HoldState.Placed placed(HoldFact... history) {
        return (HoldState.Placed) state(history);
    }

    private Refusal refusal(HoldCommand command, HoldFact... history) {
        return ((Decision.Refused<HoldFact>) decider.decide(command, state(history))).reason();
    }

    private static CaptureId id(int n) {
        return new CaptureId(new UUID(1, n));
    }

    private static HoldCommand capture(int n, long fen) {
        return new HoldCommand.Capture(PROVIDER, id(n), "C-" + n, fen, Rest.STAYS_HELD, ASKED);
    }

    private static HoldCommand release() {
        return new HoldCommand.Release(ASKED);
    }

    private static HoldFact asked(int n, long fen, Rest rest) {
        return new HoldFact.CaptureAsked(
                new HoldEvent.Captured(
                        HOLD, id(n), Given.member(1), Given.SHIJIAZHUANG, "C-" + n, fen, rest),
                ASKED);
    }

    private static HoldFact captured(int n) {
        return new HoldFact.Captured(id(n), 8);
    }

    private static HoldFact voidAsked(int n) {
        return new HoldFact.VoidAsked(
                new HoldEvent.CaptureVoided(HOLD, id(n), Given.member(1), Given.SHIJIAZHUANG),
                ASKED);
    }
}
