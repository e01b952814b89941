package io.gongji.ledger.domain;

import static io.gongji.ledger.domain.Book.SHIJIAZHUANG;
import static io.gongji.ledger.domain.Book.TANGSHAN;
import static io.gongji.ledger.domain.Book.allotted;
import static io.gongji.ledger.domain.Book.assessed;
import static io.gongji.ledger.domain.Book.authorised;
import static io.gongji.ledger.domain.Book.bill;
import static io.gongji.ledger.domain.Book.closed;
import static io.gongji.ledger.domain.Book.corrected;
import static io.gongji.ledger.domain.Book.earmarked;
import static io.gongji.ledger.domain.Book.ended;
import static io.gongji.ledger.domain.Book.enrolled;
import static io.gongji.ledger.domain.Book.received;
import static io.gongji.ledger.domain.Book.voided;
import static org.assertj.core.api.Assertions.assertThat;

import io.gongji.contracts.Fund;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.journal.Account;
import io.gongji.contracts.journal.AccountCode;
import io.gongji.contracts.journal.Outcome;
import org.junit.jupiter.api.Test;

/// Postings, facts that find nothing, clearing, and voids after the world has moved on.
class LedgerRulesTest {
    private static final int PATIENT = 1;
    private static final int GIVER = 2;

    private final Book book = new Book();

    @Test
    void aReceiptClearsWhatWasAssessed() {
        book.after(assessed(PATIENT, 200_00), received(200_00, 0));

        assertThat(
                        book.state.balanceFen(
                                Account.ofEmployerMonth(
                                        AccountCode.EMPLOYEE_CONTRIBUTIONS_RECEIVABLE,
                                        SHIJIAZHUANG,
                                        Book.EMPLOYER,
                                        Book.MONTH)))
                .isZero();
    }

    @Test
    void anAllotmentNobodyAssessedIsPostedAndOwed() {
        book.after(enrolled(PATIENT), allotted(PATIENT, 80_00));

        assertThat(book.currentFen(PATIENT)).isEqualTo(80_00);
        assertThat(book.owedFen(PATIENT)).isEqualTo(80_00);
    }

    @Test
    void whatACorrectionDoesNotFindIsOwedAndTheNextAllotmentClearsItFirst() {
        book.funded(PATIENT, 100_00).after(bill(1, PATIENT, 0, 70_00), corrected(PATIENT, 100_00));
        assertThat(book.owedFen(PATIENT)).isEqualTo(70_00);

        book.after(allotted(PATIENT, 100_00));

        assertThat(book.owedFen(PATIENT)).isZero();
        assertThat(book.currentFen(PATIENT)).isEqualTo(30_00);
    }

    @Test
    void aCreditForAClosedAccountWaitsInSuspense() {
        book.after(assessed(PATIENT, 90_00), closed(PATIENT), allotted(PATIENT, 90_00));

        assertThat(book.currentFen(PATIENT)).isZero();
        assertThat(book.suspenseFen()).isEqualTo(90_00);
    }

    @Test
    void aProviderOfAnotherRegionIsOwedThereAndTheRegionsClear() {
        book.funded(PATIENT, 100_00)
                .after(bill(1, PATIENT, 600_00, 400_00, 0, TANGSHAN, Fund.EMPLOYEE));

        assertThat(book.payableFen(TANGSHAN, Fund.EMPLOYEE)).isEqualTo(700_00);
        assertThat(
                        book.state.balanceFen(
                                Account.between(
                                        AccountCode.REGION_RECEIVABLE,
                                        Fund.EMPLOYEE,
                                        TANGSHAN,
                                        SHIJIAZHUANG)))
                .isEqualTo(700_00);
        assertThat(
                        book.state.balanceFen(
                                Account.between(
                                        AccountCode.REGION_PAYABLE,
                                        Fund.EMPLOYEE,
                                        SHIJIAZHUANG,
                                        TANGSHAN)))
                .isEqualTo(-700_00);
    }

    @Test
    void aResidentsBillWithAnEmployeesMoneyClearsBetweenTheFunds() {
        book.after(enrolled(PATIENT))
                .funded(GIVER, 400_00)
                .after(authorised(1, GIVER, PATIENT))
                .after(bill(1, PATIENT, 600_00, 400_00, 0, SHIJIAZHUANG, Fund.RESIDENT));

        assertThat(book.payableFen(SHIJIAZHUANG, Fund.RESIDENT)).isEqualTo(1_000_00);
        assertThat(
                        book.state.balanceFen(
                                Account.of(AccountCode.FUND_CLEARING, Fund.RESIDENT, SHIJIAZHUANG)))
                .isEqualTo(400_00);
        assertThat(
                        book.state.balanceFen(
                                Account.of(AccountCode.FUND_CLEARING, Fund.EMPLOYEE, SHIJIAZHUANG)))
                .isEqualTo(-400_00);
    }

    @Test
    void anEarmarkThatIsNotThereIsDeclinedAndMovesNothing() {
        book.funded(GIVER, 100_00);

        assertThat(book.take(earmarked(1, GIVER, PATIENT, 100_01)))
                .isEqualTo(new Outcome.Declined(Refusal.INSUFFICIENT_BALANCE));
        assertThat(book.currentFen(GIVER)).isEqualTo(100_00);
    }

    @Test
    void endingAnEarmarkReturnsWhatIsLeft() {
        book.after(enrolled(PATIENT))
                .funded(GIVER, 500_00)
                .after(earmarked(1, GIVER, PATIENT, 300_00));
        book.after(bill(1, PATIENT, 0, 120_00));

        book.after(ended(1, GIVER, PATIENT));

        assertThat(book.earmarkFen(1)).isZero();
        assertThat(book.currentFen(GIVER)).isEqualTo(380_00);
    }

    @Test
    void aVoidGivesEveryLegBackAndFreesTheCap() {
        book.funded(PATIENT, 200_00)
                .funded(GIVER, 1_000_00)
                .after(authorised(1, GIVER, PATIENT, 150_00L));
        book.after(bill(1, PATIENT, 630_00, 350_00));

        book.after(voided(1, PATIENT));

        assertThat(book.currentFen(PATIENT)).isEqualTo(200_00);
        assertThat(book.currentFen(GIVER)).isEqualTo(1_000_00);
        assertThat(book.payableFen(SHIJIAZHUANG, Fund.EMPLOYEE)).isZero();
        assertThat(book.state.activeGrantsTo(Book.member(PATIENT)).getFirst().capLeftFen(2025))
                .isEqualTo(150_00);
    }

    @Test
    void aVoidAfterTheEarmarkEndedReturnsToTheGiver() {
        book.after(enrolled(PATIENT))
                .funded(GIVER, 500_00)
                .after(earmarked(1, GIVER, PATIENT, 300_00));
        book.after(bill(1, PATIENT, 0, 120_00), ended(1, GIVER, PATIENT));

        book.after(voided(1, PATIENT));

        assertThat(book.currentFen(GIVER)).isEqualTo(500_00);
        assertThat(book.earmarkFen(1)).isZero();
    }

    @Test
    void aVoidWhileTheEarmarkIsActiveFillsItAgain() {
        book.after(enrolled(PATIENT))
                .funded(GIVER, 500_00)
                .after(earmarked(1, GIVER, PATIENT, 300_00));
        book.after(bill(1, PATIENT, 0, 120_00));

        book.after(voided(1, PATIENT));

        assertThat(book.earmarkFen(1)).isEqualTo(300_00);
    }

    @Test
    void aVoidAfterThePatientsAccountClosedGoesToSuspense() {
        book.funded(PATIENT, 100_00).after(bill(1, PATIENT, 0, 100_00), closed(PATIENT));

        book.after(voided(1, PATIENT));

        assertThat(book.currentFen(PATIENT)).isZero();
        assertThat(book.suspenseFen()).isEqualTo(100_00);
    }

    @Test
    void aBillIsVoidedOnce() {
        book.funded(PATIENT, 100_00).after(bill(1, PATIENT, 0, 100_00), voided(1, PATIENT));

        assertThat(book.take(voided(1, PATIENT)))
                .isEqualTo(new Outcome.Declined(Refusal.ALREADY_VOIDED));
        assertThat(book.currentFen(PATIENT)).isEqualTo(100_00);
    }

    @Test
    void aBillTheBookDoesNotHaveCannotBeVoided() {
        assertThat(book.take(voided(9, PATIENT)))
                .isEqualTo(new Outcome.Declined(Refusal.UNKNOWN_SETTLEMENT));
    }

    @Test
    void aClosedPatientsBillIsDeclined() {
        book.funded(PATIENT, 100_00).after(closed(PATIENT));

        assertThat(book.take(bill(1, PATIENT, 0, 100_00)))
                .isEqualTo(new Outcome.Declined(Refusal.ACCOUNT_CLOSED));
    }

    @Test
    void moneyOpensAnAccountThatNobodyEnrolledYet() {
        book.after(allotted(PATIENT, 10_00), enrolled(PATIENT));

        assertThat(book.state.members()).hasSize(1);
    }
}
