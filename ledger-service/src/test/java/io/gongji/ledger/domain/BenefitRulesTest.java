package io.gongji.ledger.domain;

import static io.gongji.ledger.domain.BenefitEvents.advance;
import static io.gongji.ledger.domain.BenefitEvents.approved;
import static io.gongji.ledger.domain.BenefitEvents.claim;
import static io.gongji.ledger.domain.BenefitEvents.claimApproved;
import static io.gongji.ledger.domain.BenefitEvents.claimPaid;
import static io.gongji.ledger.domain.BenefitEvents.claimReturned;
import static io.gongji.ledger.domain.BenefitEvents.disallowance;
import static io.gongji.ledger.domain.BenefitEvents.disallowed;
import static io.gongji.ledger.domain.BenefitEvents.finalAccount;
import static io.gongji.ledger.domain.BenefitEvents.opened;
import static io.gongji.ledger.domain.BenefitEvents.openedForClaim;
import static io.gongji.ledger.domain.BenefitEvents.providerPaid;
import static io.gongji.ledger.domain.BenefitEvents.recourse;
import static io.gongji.ledger.domain.BenefitEvents.recovered;
import static io.gongji.ledger.domain.BenefitEvents.statement;
import static io.gongji.ledger.domain.BenefitEvents.writtenOff;
import static io.gongji.ledger.domain.Book.HOSPITAL;
import static io.gongji.ledger.domain.Book.SHIJIAZHUANG;
import static io.gongji.ledger.domain.Book.TANGSHAN;
import static io.gongji.ledger.domain.Book.bill;
import static org.assertj.core.api.Assertions.assertThat;

import io.gongji.contracts.Fund;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.event.ProviderEvent;
import io.gongji.contracts.event.SettlementEvent.Benefit;
import io.gongji.contracts.journal.Account;
import io.gongji.contracts.journal.AccountCode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Providers, claims and recourse (domain 4.4): what each fact posts.
class BenefitRulesTest {
    private final Book book = new Book();

    @Test
    void anAdvanceIsMoneyThatTheProviderHas() {
        book.after(advance(500_00));

        assertThat(advanced()).isEqualTo(500_00);
        assertThat(treasury()).isEqualTo(-500_00);
    }

    @Test
    void anApprovedStatementSetsTheAdvanceOffAndTakesBackWhatIsDisallowed() {
        book.funded(1, 250_00).after(bill(1, 1, 630_00, 250_00), advance(500_00));
        assertThat(owed()).isEqualTo(880_00);

        book.after(approved(880_00, 500_00, disallowance(1, 30_00)));

        assertThat(owed()).isEqualTo(350_00);
        assertThat(advanced()).isZero();
        assertThat(expense(AccountCode.OUTPATIENT_BENEFIT)).isEqualTo(600_00);

        book.after(providerPaid(350_00));

        assertThat(owed()).isZero();
        assertThat(treasury()).isEqualTo(-850_00);
    }

    @Test
    void noMoreIsSetOffThanWasAdvanced() {
        book.after(bill(1, 1, 630_00, 0), advance(100_00), approved(630_00, 500_00));

        assertThat(advanced()).isZero();
        assertThat(owed()).isEqualTo(530_00);
    }

    @Test
    void whatIsDisallowedOfAPatientOfAnotherRegionClearsBetweenTheRegions() {
        book.after(bill(1, 1, 630_00, 0, 0, TANGSHAN, Fund.EMPLOYEE));

        book.after(
                new ProviderEvent.StatementDisallowed(
                        statement(1),
                        HOSPITAL,
                        TANGSHAN,
                        Fund.EMPLOYEE,
                        List.of(disallowance(1, 630_00))));

        assertThat(book.payableFen(TANGSHAN, Fund.EMPLOYEE)).isZero();
        assertThat(expense(AccountCode.OUTPATIENT_BENEFIT)).isZero();
        assertThat(between(SHIJIAZHUANG, TANGSHAN) + between(TANGSHAN, SHIJIAZHUANG)).isZero();
    }

    @Test
    void whatIsDisallowedAfterThePaymentTheProviderOwes() {
        book.after(bill(1, 1, 630_00, 0), approved(630_00, 0), providerPaid(630_00));

        book.after(disallowed(disallowance(1, 30_00)));

        assertThat(owed()).isEqualTo(-30_00);
        assertThat(expense(AccountCode.OUTPATIENT_BENEFIT)).isEqualTo(600_00);
    }

    /// Payable of the year's statements, advances, what was set off and paid meanwhile: the final
    /// account leaves nothing open on either side.
    @ParameterizedTest(name = "payable {0}, advanced {1}, set off {2}, paid {3}")
    @CsvSource({
        "1000, 600, 600, 100", // topped up by 300
        "1000, 600, 0, 100", // the same, with the advance still whole
        "1000, 1200, 1000, 0", // clawed back 200
        "1000, 1200, 300, 0",
        "1000, 0, 0, 1100", // paid past what is owed: 100 come back
        "1000, 400, 400, 600" // even
    })
    void theFinalAccountLeavesNothingOpen(
            long payableFen, long advancedFen, long offsetFen, long paidFen) {
        book.after(bill(1, 1, payableFen, 0));
        if (advancedFen > 0) {
            book.after(advance(advancedFen));
        }
        book.after(approved(payableFen, offsetFen));
        if (paidFen > 0) {
            book.after(providerPaid(paidFen));
        }

        book.after(finalAccount(payableFen, advancedFen, advancedFen - offsetFen, paidFen));

        assertThat(owed()).isZero();
        assertThat(advanced()).isZero();
        assertThat(treasury()).isEqualTo(-payableFen);
    }

    @Test
    void theAdvanceOfTheNextYearStaysOutOfTheFinalAccount() {
        book.after(bill(1, 1, 1_000, 0), advance(400), approved(1_000, 400), advance(700));

        book.after(finalAccount(1_000, 400, 0, 0));

        assertThat(advanced()).isEqualTo(700);
        assertThat(owed()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"INPATIENT, 5110", "OUTPATIENT, 5120", "CHRONIC, 5130", "OUT_OF_REGION, 5140"})
    void anApprovedClaimIsAnExpenseOfItsBenefitAndOwedUntilItIsPaid(Benefit benefit, String code) {
        book.after(claimApproved(1, benefit, 11_050_00));
        assertThat(expense(AccountCode.ofCode(code))).isEqualTo(11_050_00);
        assertThat(claimed(1)).isEqualTo(11_050_00);

        book.after(claimPaid(1, 11_050_00));

        assertThat(claimed(1)).isZero();
        assertThat(treasury()).isEqualTo(-11_050_00);
    }

    @Test
    void aPaymentThatTheBankBringsBackIsOwedAgain() {
        book.after(
                claimApproved(1, Benefit.INPATIENT, 100_00),
                claimPaid(1, 100_00),
                claimReturned(1, 100_00));

        assertThat(claimed(1)).isEqualTo(100_00);
        assertThat(treasury()).isZero();
    }

    @Test
    void whatIsPaidPastAClaimWaitsInSuspenseAndNeverOnAnotherClaim() {
        book.after(
                claimApproved(1, Benefit.INPATIENT, 100_00),
                claimApproved(2, Benefit.INPATIENT, 100_00),
                claimPaid(1, 130_00));

        assertThat(claimed(1)).isZero();
        assertThat(claimed(2)).isEqualTo(100_00);
        assertThat(book.suspenseFen()).isEqualTo(-30_00);
    }

    @Test
    void theFundPaysFirstAndRecoversInParts() {
        book.after(opened(1, 3_000_00));
        assertThat(open(1)).isEqualTo(3_000_00);
        assertThat(owed()).isEqualTo(3_000_00);

        book.after(recovered(1, 1_200_00), recovered(1, 800_00), writtenOff(1, 1_000_00));

        assertThat(open(1)).isZero();
        assertThat(treasury()).isEqualTo(2_000_00);
        assertThat(expense(AccountCode.INPATIENT_BENEFIT)).isEqualTo(1_000_00);
    }

    @Test
    void aClaimThatTheFundPaysFirstIsPaidAsAnyOther() {
        book.after(openedForClaim(1, 4, 500_00), claimPaid(4, 500_00));

        assertThat(open(1)).isEqualTo(500_00);
        assertThat(claimed(4)).isZero();
        assertThat(book.suspenseFen()).isZero();
        assertThat(expense(AccountCode.INPATIENT_BENEFIT)).isZero();
    }

    @Test
    void noMoreIsRecoveredThanIsOpen() {
        book.after(opened(1, 100_00), opened(2, 100_00), recovered(1, 130_00));

        assertThat(open(1)).isZero();
        assertThat(open(2)).isEqualTo(100_00);
        assertThat(book.suspenseFen()).isEqualTo(30_00);
    }

    @Test
    void noMoreIsGivenUpThanIsOpen() {
        book.after(opened(1, 100_00), recovered(1, 60_00), writtenOff(1, 100_00));

        assertThat(open(1)).isZero();
        assertThat(expense(AccountCode.INPATIENT_BENEFIT)).isEqualTo(40_00);
    }

    private long owed() {
        return book.payableFen(SHIJIAZHUANG, Fund.EMPLOYEE);
    }

    private long advanced() {
        return book.state.balanceFen(
                Account.ofProvider(
                        AccountCode.PROVIDER_ADVANCE, Fund.EMPLOYEE, SHIJIAZHUANG, HOSPITAL));
    }

    private long treasury() {
        return -book.creditFen(AccountCode.TREASURY, Fund.EMPLOYEE);
    }

    private long expense(AccountCode code) {
        return -book.creditFen(code, Fund.EMPLOYEE);
    }

    private long claimed(int n) {
        return -book.state.balanceFen(Account.ofClaim(Fund.EMPLOYEE, SHIJIAZHUANG, claim(n)));
    }

    private long open(int n) {
        return book.state.balanceFen(Account.ofRecourse(Fund.EMPLOYEE, SHIJIAZHUANG, recourse(n)));
    }

    /// What one region is owed by the other, less what it owes it.
    private long between(RegionCode region, RegionCode other) {
        return book.state.balanceFen(
                        Account.between(
                                AccountCode.REGION_RECEIVABLE, Fund.EMPLOYEE, region, other))
                + book.state.balanceFen(
                        Account.between(AccountCode.REGION_PAYABLE, Fund.EMPLOYEE, region, other));
    }
}
