package io.gongji.ledger.domain;

import static io.gongji.ledger.domain.Book.SHIJIAZHUANG;
import static io.gongji.ledger.domain.Book.closed;
import static io.gongji.ledger.domain.Book.member;
import static io.gongji.ledger.domain.MoneyEvents.ZHENGZHOU;
import static io.gongji.ledger.domain.MoneyEvents.arrived;
import static io.gongji.ledger.domain.MoneyEvents.returned;
import static io.gongji.ledger.domain.MoneyEvents.sent;
import static io.gongji.ledger.domain.MoneyEvents.sentBack;
import static io.gongji.ledger.domain.MoneyEvents.taken;
import static io.gongji.ledger.domain.MoneyEvents.transfer;
import static org.assertj.core.api.Assertions.assertThat;

import io.gongji.contracts.BookId;
import io.gongji.contracts.Fund;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.event.MemberEvent;
import io.gongji.contracts.journal.Account;
import io.gongji.contracts.journal.AccountCode;
import io.gongji.contracts.journal.Change;
import io.gongji.contracts.journal.Outcome;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Wallet transfers (G7, 4.4): inside one book, to another book, and back.
class WalletRulesTest {
    private static final int PAYER = 1;
    private static final int PAYEE = 2;
    private static final int PAYEE_ABROAD = 101;

    private final Book hebei = new Book();
    private final Book henan = new Book(new BookId("41"));

    @Test
    void moneyWaitsInTransitUntilThePayeeTakesIt() {
        hebei.funded(PAYER, 100_00).after(sent(1, PAYER, PAYEE, 60_00));
        assertThat(hebei.currentFen(PAYER)).isEqualTo(40_00);
        assertThat(inTransit(1)).isEqualTo(60_00);

        hebei.after(taken(1, PAYER, PAYEE));

        assertThat(inTransit(1)).isZero();
        assertThat(hebei.walletFen(PAYEE)).isEqualTo(60_00);
        assertThat(stage(hebei, 1)).isEqualTo(TransferState.Stage.CREDITED);
    }

    @Test
    void aTransferIsSentWholeOrNotAtAll() {
        hebei.funded(PAYER, 59_99);

        assertThat(hebei.take(sent(1, PAYER, PAYEE, 60_00)))
                .isEqualTo(new Outcome.Declined(Refusal.INSUFFICIENT_BALANCE));
        assertThat(hebei.take(sent(1, 9, PAYEE, 60_00)))
                .isEqualTo(new Outcome.Declined(Refusal.INSUFFICIENT_BALANCE));
    }

    @Test
    void walletMoneyIsSentOn() { // P8
        hebei.funded(PAYER, 60_00).after(sent(1, PAYER, PAYEE, 60_00), taken(1, PAYER, PAYEE));

        hebei.after(sent(2, PAYEE, 3, 60_00), taken(2, PAYEE, 3));

        assertThat(hebei.walletFen(3)).isEqualTo(60_00);
    }

    @Test
    void whatNobodyTakesGoesBackToItsBuckets() {
        hebei.funded(PAYER, 100_00).after(sent(1, PAYER, PAYEE, 60_00), returned(1, PAYER));

        assertThat(hebei.currentFen(PAYER)).isEqualTo(100_00);
        assertThat(hebei.take(taken(1, PAYER, PAYEE)))
                .isEqualTo(new Outcome.Declined(Refusal.TRANSFER_NOT_OPEN));
        assertThat(hebei.accepted(returned(1, PAYER)).postings()).isEmpty();
    }

    @Test
    void aReturnToAClosedPayerWaitsInSuspense() {
        hebei.funded(PAYER, 100_00)
                .after(sent(1, PAYER, PAYEE, 60_00), closed(PAYER), returned(1, PAYER));

        assertThat(hebei.suspenseFen()).isEqualTo(60_00);
        assertThat(hebei.currentFen(PAYER)).isEqualTo(40_00);
    }

    @Test
    void aClosedPayeeTakesNothing() {
        hebei.funded(PAYER, 100_00).after(sent(1, PAYER, PAYEE, 60_00), closed(PAYEE));

        assertThat(hebei.take(taken(1, PAYER, PAYEE)))
                .isEqualTo(new Outcome.Declined(Refusal.ACCOUNT_CLOSED));
        assertThat(hebei.take(sent(2, PAYER, PAYEE, 10_00)))
                .isEqualTo(new Outcome.Declined(Refusal.ACCOUNT_CLOSED));
    }

    @Test
    void onlyThePayeeTakesIt() {
        hebei.funded(PAYER, 100_00).after(sent(1, PAYER, PAYEE, 60_00));

        assertThat(hebei.take(taken(1, PAYER, 3)))
                .isEqualTo(new Outcome.Declined(Refusal.NOT_PAYEE));
    }

    @Test
    void moneyForAnotherBookLeavesAndArrives() {
        hebei.funded(PAYER, 100_00).after(sent(1, PAYER, PAYEE_ABROAD, 60_00));

        Outcome.Accepted left = hebei.accepted(taken(1, PAYER, PAYEE_ABROAD));
        henan.after(arrived(1, PAYER, PAYEE_ABROAD, 60_00));

        assertThat(left.changes())
                .containsExactly(new Change.TransferDispatched(transfer(1), new BookId("41"), 1));
        assertThat(hebei.state.balanceFen(between(AccountCode.REGION_PAYABLE, SHIJIAZHUANG)))
                .isEqualTo(-60_00);
        assertThat(henan.state.balanceFen(between(AccountCode.REGION_RECEIVABLE, ZHENGZHOU)))
                .isEqualTo(60_00);
        assertThat(henan.walletFen(PAYEE_ABROAD)).isEqualTo(60_00);
        assertThat(stage(hebei, 1)).isEqualTo(TransferState.Stage.DISPATCHED);
        assertThat(stage(henan, 1)).isEqualTo(TransferState.Stage.ARRIVED);
    }

    @Test
    void whatIsToldToAnotherBookIsNumberedWithoutAGap() {
        hebei.funded(PAYER, 100_00)
                .after(sent(1, PAYER, PAYEE_ABROAD, 10_00), sent(2, PAYER, PAYEE_ABROAD, 10_00))
                .after(taken(2, PAYER, PAYEE_ABROAD), taken(1, PAYER, PAYEE_ABROAD));

        assertThat(hebei.state.lastOrdinal(new BookId("41"))).isEqualTo(2);
        assertThat(hebei.state.lastOrdinal(new BookId("42"))).isZero();
        TransferState.Dispatch second =
                Objects.requireNonNull(hebei.state.transfer(transfer(1))).dispatch();
        assertThat(second).extracting(TransferState.Dispatch::ordinal).isEqualTo(2L);
    }

    @Test
    void aClosedPayeesMoneyComesBack() {
        hebei.funded(PAYER, 100_00)
                .after(sent(1, PAYER, PAYEE_ABROAD, 60_00), taken(1, PAYER, PAYEE_ABROAD));
        henan.after(
                new MemberEvent.Closed(
                        member(PAYEE_ABROAD), ZHENGZHOU, MemberEvent.ClosureReason.DECEASED));

        Outcome.Accepted stranded = henan.accepted(arrived(1, PAYER, PAYEE_ABROAD, 60_00));
        hebei.after(sentBack(1, PAYER, PAYEE_ABROAD, 60_00));

        assertThat(stranded.changes()).hasExactlyElementsOfTypes(Change.TransferStranded.class);
        assertThat(hebei.currentFen(PAYER)).isEqualTo(100_00);
        assertThat(stage(hebei, 1)).isEqualTo(TransferState.Stage.RETURNED);
        assertThat(henan.state.lastOrdinal(new BookId("13"))).isEqualTo(1);
        assertThat(henan.creditFen(AccountCode.SUSPENSE, Fund.EMPLOYEE)).isZero();
    }

    @Test
    void moneySentBackThatNothingExplainsWaitsInSuspense() {
        hebei.after(sentBack(7, PAYER, PAYEE_ABROAD, 60_00));

        assertThat(hebei.suspenseFen()).isEqualTo(60_00);
    }

    @Test
    void aSecondArrivalOfATransferWaitsInSuspense() {
        henan.after(arrived(1, PAYER, PAYEE_ABROAD, 60_00), arrived(1, PAYER, PAYEE_ABROAD, 60_00));

        assertThat(henan.walletFen(PAYEE_ABROAD)).isEqualTo(60_00);
        assertThat(
                        henan.state.balanceFen(
                                Account.of(AccountCode.SUSPENSE, Fund.EMPLOYEE, ZHENGZHOU)))
                .isEqualTo(-60_00);
    }

    private long inTransit(int n) {
        return -hebei.state.balanceFen(Account.inTransit(SHIJIAZHUANG, transfer(n)));
    }

    private static TransferState.Stage stage(Book book, int n) {
        return Objects.requireNonNull(book.state.transfer(transfer(n))).stage();
    }

    private static Account between(AccountCode code, RegionCode region) {
        return Account.between(
                code, Fund.EMPLOYEE, region, region.equals(ZHENGZHOU) ? SHIJIAZHUANG : ZHENGZHOU);
    }
}
