package io.gongji.ledger.domain;

import static io.gongji.ledger.domain.Book.allotted;
import static io.gongji.ledger.domain.Book.closed;
import static io.gongji.ledger.domain.MoneyEvents.paidOut;
import static io.gongji.ledger.domain.MoneyEvents.rolled;
import static io.gongji.ledger.domain.MoneyEvents.sent;
import static io.gongji.ledger.domain.MoneyEvents.taken;
import static io.gongji.ledger.domain.MoneyEvents.withdrawn;
import static org.assertj.core.api.Assertions.assertThat;

import io.gongji.contracts.Fund;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.journal.AccountCode;
import io.gongji.contracts.journal.Outcome;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/// Withdrawals (I4): examples 71 and 72, and payments that do not fit.
class WithdrawalRulesTest {
    private static final int PERSON = 1;

    private final Book book = new Book();

    @Test
    void theHeirIsPaidTheWholeBalanceOfAClosedAccount() { // 71
        book.funded(PERSON, 3_210_55).after(closed(PERSON));

        book.after(withdrawn(1, PERSON, 3_210_55));
        assertThat(book.currentFen(PERSON)).isZero();
        assertThat(payable()).isEqualTo(3_210_55);
        book.after(paidOut(1, 3_210_55));

        assertThat(payable()).isZero();
        assertThat(book.creditFen(AccountCode.TREASURY, Fund.EMPLOYEE)).isEqualTo(3_210_55);
    }

    @Test
    void whatTheNewRegionDoesNotTakeIsPaidInCashFromAllBuckets() { // 72
        book.on(LocalDate.of(2024, 12, 1)).funded(PERSON, 100_00).funded(2, 30_00);
        book.on(LocalDate.of(2025, 3, 1))
                .funded(PERSON, 50_00)
                .after(sent(1, 2, PERSON, 30_00), taken(1, 2, PERSON));

        book.after(withdrawn(1, PERSON, 170_00));

        assertThat(book.currentFen(PERSON)).isZero();
        assertThat(book.previousFen(PERSON)).isZero();
        assertThat(book.walletFen(PERSON)).isEqualTo(10_00);
    }

    @Test
    void aWithdrawalIsWholeOrNothing() {
        book.funded(PERSON, 99_99);

        assertThat(book.take(withdrawn(1, PERSON, 100_00)))
                .isEqualTo(new Outcome.Declined(Refusal.INSUFFICIENT_BALANCE));
        assertThat(book.take(withdrawn(2, 9, 1)))
                .isEqualTo(new Outcome.Declined(Refusal.INSUFFICIENT_BALANCE));
    }

    @Test
    void aWithdrawalIsRecordedOnce() {
        book.funded(PERSON, 200_00).after(withdrawn(1, PERSON, 100_00));

        assertThat(book.take(withdrawn(1, PERSON, 100_00)))
                .isEqualTo(new Outcome.Declined(Refusal.WITHDRAWAL_NOT_OPEN));
    }

    @Test
    void whatIsPaidPastTheWithdrawalThePersonOwes() {
        book.funded(PERSON, 100_00).after(withdrawn(1, PERSON, 100_00), paidOut(1, 130_00));
        assertThat(payable()).isZero();
        assertThat(book.owedFen(PERSON)).isEqualTo(30_00);

        book.after(paidOut(1, 5_00));

        assertThat(book.owedFen(PERSON)).isEqualTo(35_00);
        assertThat(book.creditFen(AccountCode.TREASURY, Fund.EMPLOYEE)).isEqualTo(135_00);
    }

    @Test
    void aPaymentInPartsIsPaidUpToTheWithdrawal() {
        book.funded(PERSON, 100_00).after(withdrawn(1, PERSON, 100_00), paidOut(1, 60_00));
        assertThat(payable()).isEqualTo(40_00);

        book.after(paidOut(1, 40_00));

        assertThat(payable()).isZero();
        assertThat(book.owedFen(PERSON)).isZero();
    }

    @Test
    void aPaymentThatNobodyAskedForWaitsInSuspense() {
        book.after(paidOut(4, 10_00));

        assertThat(book.suspenseFen()).isEqualTo(-10_00);
    }

    @Test
    void theYearIsRolledBeforeAWithdrawal() {
        book.on(LocalDate.of(2024, 12, 1)).funded(PERSON, 100_00);
        book.on(LocalDate.of(2025, 1, 2)).after(withdrawn(1, PERSON, 40_00));

        assertThat(book.currentFen(PERSON)).isZero();
        assertThat(book.previousFen(PERSON)).isEqualTo(60_00);
        assertThat(book.accepted(rolled(2025, PERSON)).changes()).isEmpty();
        book.after(allotted(PERSON, 5_00));
        assertThat(book.currentFen(PERSON)).isEqualTo(5_00);
    }

    private long payable() {
        return book.creditFen(AccountCode.WITHDRAWAL_PAYABLE, Fund.EMPLOYEE);
    }
}
