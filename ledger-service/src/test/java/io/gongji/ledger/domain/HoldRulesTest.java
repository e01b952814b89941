package io.gongji.ledger.domain;

import static io.gongji.ledger.domain.Holds.captured;
import static io.gongji.ledger.domain.Holds.expired;
import static io.gongji.ledger.domain.Holds.lastCaptured;
import static io.gongji.ledger.domain.Holds.placed;
import static io.gongji.ledger.domain.Holds.released;
import static io.gongji.ledger.domain.Holds.voided;
import static org.assertj.core.api.Assertions.assertThat;

import io.gongji.contracts.Fund;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.event.GongjiEvent;
import io.gongji.contracts.journal.Account;
import io.gongji.contracts.journal.AccountCode;
import io.gongji.contracts.journal.Change;
import io.gongji.contracts.journal.HoldLeg;
import io.gongji.contracts.journal.HoldLeg.Bucket;
import io.gongji.contracts.journal.Outcome;
import io.gongji.ledger.domain.HoldState.Stage;
import java.time.LocalDate;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// The patient (1) has 50, two givers have 100 each: 2 lets the patient spend up to 60 a year, 3
/// has set 40 aside for the patient.
class HoldRulesTest {
    private static final LocalDate NEXT_YEAR = LocalDate.of(2026, 1, 5);

    private final Book book =
            new Book()
                    .funded(1, 50_00)
                    .funded(2, 100_00)
                    .funded(3, 100_00)
                    .after(Book.authorised(1, 2, 1, 60_00L), Book.earmarked(2, 3, 1, 40_00));

    @Test
    void oneHoldTakesOwnMoneyAndSeveralGrantsAtOnce() {
        Outcome.Accepted accepted = book.accepted(placed(1, 1, 130_00));

        assertThat(accepted.changes().getFirst())
                .isInstanceOfSatisfying(
                        Change.HoldPlaced.class,
                        hold ->
                                assertThat(hold.legs())
                                        .containsExactly(
                                                new HoldLeg(Bucket.CURRENT, null, 50_00),
                                                new HoldLeg(Bucket.CURRENT, Book.grant(1), 60_00),
                                                new HoldLeg(Bucket.CURRENT, Book.grant(2), 20_00)));
        assertThat(heldFen(1)).isEqualTo(130_00);
        assertThat(book.currentFen(1)).isZero();
        assertThat(book.currentFen(2)).isEqualTo(40_00);
        assertThat(book.earmarkFen(2)).isEqualTo(20_00);
        assertThat(grant(1).drawnFen(2025)).isEqualTo(60_00);
    }

    @Test
    void aFenMoreThanEverythingInReachPlacesNothing() {
        declined(placed(1, 1, 150_01), Refusal.INSUFFICIENT_BALANCE);

        assertThat(book.currentFen(1)).isEqualTo(50_00);
        assertThat(book.currentFen(2)).isEqualTo(100_00);
    }

    @Test
    void whatIsHeldIsInNoOtherBillsReach() {
        book.after(placed(1, 1, 130_00), Book.bill(1, 1, 0, 100_00));

        assertThat(book.payableFen(Book.SHIJIAZHUANG, Fund.EMPLOYEE)).isEqualTo(20_00);
    }

    @Test
    void capturesUseTheLegsInTheirOrder() {
        book.after(placed(1, 1, 130_00), captured(1, 1, 1, 30_00), captured(1, 1, 2, 40_00));

        assertThat(hold(1).left())
                .containsExactly(
                        new HoldLeg(Bucket.CURRENT, Book.grant(1), 40_00),
                        new HoldLeg(Bucket.CURRENT, Book.grant(2), 20_00));
        assertThat(heldFen(1)).isEqualTo(60_00);
        assertThat(book.payableFen(Book.SHIJIAZHUANG, Fund.EMPLOYEE)).isEqualTo(70_00);
    }

    @Test
    void aHoldIsUsedUpByItsLastFen() {
        book.after(placed(1, 1, 30_00), captured(1, 1, 1, 30_00));

        assertThat(hold(1).stage()).isEqualTo(Stage.CAPTURED);
        declined(captured(1, 1, 2, 1), Refusal.HOLD_ENDED);
        declined(released(1, 1), Refusal.HOLD_ENDED);
    }

    @Test
    void nothingIsCapturedBeyondWhatIsLeft() {
        book.after(placed(1, 1, 30_00), captured(1, 1, 1, 20_00));

        declined(captured(1, 1, 2, 10_01), Refusal.HOLD_EXCEEDED);
        declined(captured(1, 1, 1, 10_00), Refusal.HOLD_REPEATED);
        declined(captured(9, 1, 2, 10_00), Refusal.UNKNOWN_HOLD);
    }

    @Test
    void theLastCaptureGivesTheRestBackAndRestoresTheCap() {
        book.after(placed(1, 1, 130_00), lastCaptured(1, 1, 1, 60_00));

        assertThat(hold(1).stage()).isEqualTo(Stage.CAPTURED);
        assertThat(heldFen(1)).isZero();
        assertThat(book.currentFen(2)).isEqualTo(90_00);
        assertThat(book.earmarkFen(2)).isEqualTo(40_00);
        assertThat(grant(1).drawnFen(2025)).isEqualTo(10_00);
        assertThat(grant(2).leftCurrentFen()).isEqualTo(40_00);
    }

    @Test
    void aReleaseGivesEveryLegBack() {
        book.after(placed(1, 1, 130_00), released(1, 1));

        assertThat(hold(1).stage()).isEqualTo(Stage.RELEASED);
        assertThat(book.currentFen(1)).isEqualTo(50_00);
        assertThat(book.currentFen(2)).isEqualTo(100_00);
        assertThat(book.earmarkFen(2)).isEqualTo(40_00);
        assertThat(grant(1).drawnFen(2025)).isZero();
    }

    @Test
    void anExpiryIsRecordedOnceHoweverOftenItIsTold() {
        book.after(placed(1, 1, 130_00), captured(1, 1, 1, 20_00), expired(1, 1));
        Outcome.Accepted again = book.accepted(expired(1, 1));

        assertThat(hold(1).stage()).isEqualTo(Stage.EXPIRED);
        assertThat(again.postings()).isEmpty();
        assertThat(again.changes()).isEmpty();
        assertThat(book.currentFen(1)).isEqualTo(30_00);
        assertThat(book.accepted(expired(9, 1)).changes()).isEmpty();
    }

    @Test
    void aHoldPlacedUnderAGrantIsCapturedAfterTheGrantEnded() {
        book.after(placed(1, 1, 130_00), Book.ended(1, 2, 1), Book.ended(2, 3, 1));

        book.accepted(captured(1, 1, 1, 130_00));

        assertThat(book.payableFen(Book.SHIJIAZHUANG, Fund.EMPLOYEE)).isEqualTo(130_00);
        assertThat(book.currentFen(3)).isEqualTo(80_00);
    }

    @Test
    void whatAnEndedGrantGaveGoesToItsGiver() {
        book.after(placed(1, 1, 130_00), Book.ended(1, 2, 1), Book.ended(2, 3, 1));

        book.accepted(released(1, 1));

        assertThat(book.currentFen(2)).isEqualTo(100_00);
        assertThat(book.currentFen(3)).isEqualTo(100_00);
        assertThat(book.earmarkFen(2)).isZero();
    }

    @Test
    void whatWasTakenBeforeTheYearTurnedGoesToPreviousYears() {
        book.after(placed(1, 1, 130_00)).on(NEXT_YEAR);

        book.accepted(expired(1, 1));

        assertThat(book.currentFen(1)).isZero();
        assertThat(book.previousFen(1)).isEqualTo(50_00);
        assertThat(book.previousFen(2)).isEqualTo(100_00);
        assertThat(grant(1).drawnFenByYear()).isEmpty();
    }

    @Test
    void moneyOfAClosedAccountGoesToSuspense() {
        book.after(placed(1, 1, 130_00), Book.closed(1), Book.closed(2));

        book.accepted(released(1, 1));

        assertThat(book.suspenseFen()).isEqualTo(110_00);
        assertThat(book.earmarkFen(2)).isEqualTo(40_00);
    }

    @Test
    void aClosedAccountPlacesNoHoldButKeepsItsWord() {
        book.after(placed(1, 1, 30_00), Book.closed(1));

        declined(placed(2, 1, 10_00), Refusal.ACCOUNT_CLOSED);
        book.accepted(captured(1, 1, 1, 30_00));
    }

    @Test
    void aVoidedCaptureGivesItsMoneyBackOnce() {
        book.after(placed(1, 1, 130_00), captured(1, 1, 1, 60_00));

        book.accepted(voided(1, 1, 1));

        assertThat(book.currentFen(1)).isEqualTo(50_00);
        assertThat(book.currentFen(2)).isEqualTo(50_00);
        assertThat(heldFen(1)).isEqualTo(70_00);
        assertThat(grant(1).drawnFen(2025)).isEqualTo(50_00);
        assertThat(book.payableFen(Book.SHIJIAZHUANG, Fund.EMPLOYEE)).isZero();
        declined(voided(1, 1, 1), Refusal.ALREADY_VOIDED);
        declined(voided(1, 1, 2), Refusal.UNKNOWN_CAPTURE);
        declined(voided(2, 1, 1), Refusal.UNKNOWN_HOLD);
    }

    @Test
    void aCaptureIsVoidedAfterTheYearTurnedTheGrantEndedAndTheHoldExpired() {
        book.after(
                placed(1, 1, 130_00),
                captured(1, 1, 1, 120_00),
                expired(1, 1),
                Book.ended(2, 3, 1));
        book.on(NEXT_YEAR);

        book.accepted(voided(1, 1, 1));

        assertThat(book.previousFen(1)).isEqualTo(50_00);
        assertThat(book.previousFen(2)).isEqualTo(100_00);
        assertThat(book.previousFen(3)).isEqualTo(100_00);
    }

    @Test
    void aProviderOfAnotherCityIsOwedThere() {
        book.after(placed(1, 1, 30_00, Book.TANGSHAN), captured(1, 1, 1, 30_00));

        assertThat(book.payableFen(Book.TANGSHAN, Fund.EMPLOYEE)).isEqualTo(30_00);
        assertThat(
                        book.state.balanceFen(
                                Account.between(
                                        AccountCode.REGION_PAYABLE,
                                        Fund.EMPLOYEE,
                                        Book.SHIJIAZHUANG,
                                        Book.TANGSHAN)))
                .isEqualTo(-30_00);
    }

    private void declined(GongjiEvent event, Refusal reason) {
        assertThat(book.take(event)).isEqualTo(new Outcome.Declined(reason));
    }

    private long heldFen(int n) {
        return -book.state.balanceFen(Account.ofHold(Book.SHIJIAZHUANG, Holds.hold(n)));
    }

    private HoldState hold(int n) {
        return Objects.requireNonNull(book.state.hold(Holds.hold(n)));
    }

    private GrantState grant(int n) {
        return Objects.requireNonNull(book.state.grant(Book.grant(n)));
    }
}
