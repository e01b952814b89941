package io.gongji.ledger.domain;

import static io.gongji.ledger.domain.Book.allotted;
import static io.gongji.ledger.domain.Book.authorised;
import static io.gongji.ledger.domain.Book.bill;
import static io.gongji.ledger.domain.Book.closed;
import static io.gongji.ledger.domain.Book.earmarked;
import static io.gongji.ledger.domain.Book.ended;
import static io.gongji.ledger.domain.Book.voided;
import static io.gongji.ledger.domain.MoneyEvents.premiumFrom;
import static io.gongji.ledger.domain.MoneyEvents.returned;
import static io.gongji.ledger.domain.MoneyEvents.sent;
import static io.gongji.ledger.domain.MoneyEvents.taken;
import static io.gongji.ledger.domain.MoneyEvents.withdrawn;
import static io.gongji.ledger.domain.OperatorEvents.deceased;
import static io.gongji.ledger.domain.OperatorEvents.frozen;
import static io.gongji.ledger.domain.OperatorEvents.grantFrozen;
import static io.gongji.ledger.domain.OperatorEvents.grantUnfrozen;
import static io.gongji.ledger.domain.OperatorEvents.unfrozen;
import static org.assertj.core.api.Assertions.assertThat;

import io.gongji.contracts.Refusal;
import io.gongji.contracts.event.GongjiEvent;
import io.gongji.contracts.event.WithdrawalEvent;
import io.gongji.contracts.event.WithdrawalEvent.WithdrawalReason;
import io.gongji.contracts.journal.Memo;
import io.gongji.contracts.journal.Outcome;
import java.time.LocalDate;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Frozen, deceased and closed accounts (domain US-37, I4; design 3.1, 3.5).
class FreezeRulesTest {
    private static final int PATIENT = 1;
    private static final int GIVER = 2;

    private final Book book = new Book().funded(PATIENT, 50_00).funded(GIVER, 100_00);

    @Test
    void aFrozenPatientsBillPostsItsFundPartAndTheRestIsCash() {
        book.after(frozen(PATIENT));

        Memo.BillPaid paid = paid(bill(1, PATIENT, 30_00, 70_00));

        assertThat(paid.fundFen()).isEqualTo(30_00);
        assertThat(paid.ownFen()).isZero();
        assertThat(paid.cashFen()).isEqualTo(70_00);
        assertThat(book.currentFen(PATIENT)).isEqualTo(50_00);
    }

    @Test
    void whatComesToAFrozenAccountArrives() {
        book.after(bill(1, PATIENT, 0, 20_00), frozen(PATIENT));

        book.after(allotted(PATIENT, 5_00), voided(1, PATIENT));

        assertThat(book.currentFen(PATIENT)).isEqualTo(50_00 + 5_00 - book.owedFen(PATIENT) + 5_00);
        assertThat(book.suspenseFen()).isZero();
    }

    @Test
    void nobodySpendsAFrozenGiversMoneyNeitherLiveNorSetAside() {
        book.after(authorised(1, GIVER, PATIENT), earmarked(2, GIVER, PATIENT, 40_00));
        book.after(frozen(GIVER));

        Memo.BillPaid paid = paid(bill(1, PATIENT, 0, 90_00));

        assertThat(paid.poolFen()).isZero();
        assertThat(paid.cashFen()).isEqualTo(40_00);
        assertThat(book.earmarkFen(2)).isEqualTo(40_00);
        book.after(unfrozen(GIVER));
        assertThat(paid(bill(2, PATIENT, 0, 90_00)).poolFen()).isEqualTo(90_00);
    }

    @Test
    void relativesStillPayForAFrozenPatient() {
        book.after(authorised(1, GIVER, PATIENT), frozen(PATIENT));

        Memo.BillPaid paid = paid(bill(1, PATIENT, 0, 70_00));

        assertThat(paid.poolFen()).isEqualTo(70_00);
        assertThat(paid.ownFen()).isZero();
    }

    @Test
    void aFrozenGrantPaysNothingAndItsGiverSpendsOn() {
        book.after(authorised(1, GIVER, PATIENT), grantFrozen(1));

        assertThat(paid(bill(1, PATIENT, 0, 70_00)).poolFen()).isZero();
        assertThat(paid(bill(2, GIVER, 0, 70_00)).ownFen()).isEqualTo(70_00);
        assertThat(book.take(premiumFrom(GIVER, PATIENT, 2026, 10_00)))
                .isEqualTo(declined(Refusal.GRANT_FROZEN));
        book.after(grantUnfrozen(1));
        assertThat(paid(bill(3, PATIENT, 0, 70_00)).poolFen()).isEqualTo(30_00);
    }

    @Test
    void requestsThatNeedFrozenMoneyAreDeclined() {
        book.after(authorised(1, GIVER, PATIENT), sent(1, GIVER, PATIENT, 10_00), frozen(GIVER));

        assertThat(book.take(sent(2, GIVER, PATIENT, 1_00)))
                .isEqualTo(declined(Refusal.ACCOUNT_FROZEN));
        assertThat(book.take(earmarked(2, GIVER, PATIENT, 1_00)))
                .isEqualTo(declined(Refusal.ACCOUNT_FROZEN));
        assertThat(book.take(premiumFrom(GIVER, PATIENT, 2026, 1_00)))
                .isEqualTo(declined(Refusal.ACCOUNT_FROZEN));
        assertThat(book.take(withdrawn(1, GIVER, 1_00)))
                .isEqualTo(declined(Refusal.ACCOUNT_FROZEN));
        assertThat(book.currentFen(GIVER)).isEqualTo(90_00);
    }

    @Test
    void whatWasSentBeforeTheFreezeIsAcceptedOrComesBack() {
        book.after(sent(1, GIVER, PATIENT, 10_00), sent(2, GIVER, PATIENT, 5_00), frozen(GIVER));

        book.after(taken(1, GIVER, PATIENT), returned(2, GIVER));

        assertThat(book.walletFen(PATIENT)).isEqualTo(10_00);
        assertThat(book.currentFen(GIVER)).isEqualTo(90_00);
    }

    @Test
    void aSecondFreezeKeepsTheFirstOrder() {
        book.after(frozen(PATIENT));
        long seq = book.records.size();

        assertThat(book.accepted(frozen(PATIENT)).changes()).isEmpty();

        Freeze freeze = Objects.requireNonNull(book.state.member(Book.member(PATIENT))).freeze();
        assertThat(freeze).isNotNull().returns(seq, Freeze::seq);
        assertThat(book.accepted(unfrozen(PATIENT)).changes()).hasSize(1);
        assertThat(book.accepted(unfrozen(PATIENT)).changes()).isEmpty();
    }

    @Test
    void aFreezeHoldsForTheYearRollTooAndForHeirs() {
        book.on(LocalDate.of(2025, 12, 1)).after(frozen(PATIENT), deceased(PATIENT));
        book.on(LocalDate.of(2026, 1, 5)).after(MoneyEvents.rolled(2026, PATIENT));

        assertThat(book.take(death(1, PATIENT, 50_00))).isEqualTo(declined(Refusal.ACCOUNT_FROZEN));
        book.after(unfrozen(PATIENT), death(2, PATIENT, 50_00));

        assertThat(book.previousFen(PATIENT)).isZero();
    }

    @Test
    void theDeadSpendNothingAndOnlyHeirsAreThePayees() {
        book.after(authorised(1, GIVER, PATIENT), authorised(2, PATIENT, GIVER));
        book.after(deceased(PATIENT));

        Memo.BillPaid last = paid(bill(1, PATIENT, 30_00, 70_00));
        assertThat(last.fundFen()).isEqualTo(30_00);
        assertThat(last.cashFen()).isEqualTo(70_00);
        assertThat(paid(bill(2, GIVER, 0, 120_00)).poolFen()).isZero();
        assertThat(book.take(sent(1, PATIENT, GIVER, 1_00)))
                .isEqualTo(declined(Refusal.ACCOUNT_DECEASED));
        assertThat(book.take(sent(2, GIVER, PATIENT, 1_00)))
                .isEqualTo(declined(Refusal.ACCOUNT_DECEASED));
        assertThat(book.take(abroad(1, PATIENT, 50_00)))
                .isEqualTo(declined(Refusal.ACCOUNT_DECEASED));

        book.after(death(2, PATIENT, 50_00));

        assertThat(book.currentFen(PATIENT)).isZero();
    }

    @Test
    void whatComesForTheDeadIsTheHeirsUntilTheAccountIsClosed() {
        book.after(bill(1, PATIENT, 0, 20_00), bill(2, PATIENT, 0, 10_00), deceased(PATIENT));

        book.after(voided(1, PATIENT));
        assertThat(book.currentFen(PATIENT)).isEqualTo(40_00);
        book.after(death(1, PATIENT, 40_00), closed(PATIENT), voided(2, PATIENT));

        assertThat(book.currentFen(PATIENT)).isZero();
        assertThat(book.suspenseFen()).isEqualTo(10_00);
    }

    @Test
    void whatComesToAClosedAccountGoesToSuspense() {
        book.after(
                earmarked(1, PATIENT, GIVER, 10_00),
                sent(1, PATIENT, GIVER, 5_00),
                bill(1, PATIENT, 0, 20_00),
                closed(PATIENT));

        book.after(voided(1, PATIENT), returned(1, PATIENT), ended(1, PATIENT, GIVER));

        assertThat(book.suspenseFen()).isEqualTo(35_00);
        assertThat(book.currentFen(PATIENT)).isEqualTo(15_00);
        assertThat(book.take(bill(2, PATIENT, 1_00, 1_00)))
                .isEqualTo(declined(Refusal.ACCOUNT_CLOSED));
        book.after(withdrawn(1, PATIENT, 15_00));
        assertThat(book.currentFen(PATIENT)).isZero();
    }

    private Memo.BillPaid paid(GongjiEvent bill) {
        return (Memo.BillPaid) Objects.requireNonNull(book.accepted(bill).memo());
    }

    private static Outcome declined(Refusal reason) {
        return new Outcome.Declined(reason);
    }

    private static WithdrawalEvent death(int n, int person, long fen) {
        return withdrawal(n, person, fen, WithdrawalReason.DEATH);
    }

    private static WithdrawalEvent abroad(int n, int person, long fen) {
        return withdrawal(n, person, fen, WithdrawalReason.SETTLED_ABROAD);
    }

    private static WithdrawalEvent withdrawal(
            int n, int person, long fen, WithdrawalReason reason) {
        WithdrawalEvent.Requested like = (WithdrawalEvent.Requested) withdrawn(n, person, fen);
        return new WithdrawalEvent.Requested(
                like.withdrawalId(), like.memberId(), like.region(), fen, reason);
    }
}
