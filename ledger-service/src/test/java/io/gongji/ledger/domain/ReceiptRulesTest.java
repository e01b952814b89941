package io.gongji.ledger.domain;

import static io.gongji.ledger.domain.ReceiptEvents.account;
import static io.gongji.ledger.domain.ReceiptEvents.catchUp;
import static io.gongji.ledger.domain.ReceiptEvents.debt;
import static io.gongji.ledger.domain.ReceiptEvents.fee;
import static io.gongji.ledger.domain.ReceiptEvents.identified;
import static io.gongji.ledger.domain.ReceiptEvents.matched;
import static io.gongji.ledger.domain.ReceiptEvents.returned;
import static org.assertj.core.api.Assertions.assertThat;

import io.gongji.contracts.Channel;
import io.gongji.contracts.Fund;
import io.gongji.contracts.PublicMoney;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.event.GongjiEvent;
import io.gongji.contracts.event.PaidFor;
import io.gongji.contracts.journal.Account;
import io.gongji.contracts.journal.AccountCode;
import io.gongji.contracts.journal.Change.Due;
import io.gongji.contracts.journal.Outcome;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/// Channel clearing, suspense, public money, dues, interest and debts (domain 4.4).
class ReceiptRulesTest {
    private static final int PERSON = 1;

    @Test
    void whatAChannelTookIsDueFromItUntilItRemits() {
        Book book =
                new Book()
                        .after(
                                Book.received(20_00, 80_00),
                                identified(fee(PERSON, 60_00)),
                                ReceiptEvents.remitted(Fund.EMPLOYEE, 50_00));

        assertThat(channelFen(book, Fund.EMPLOYEE)).isEqualTo(10_00);
        assertThat(-book.creditFen(AccountCode.TREASURY, Fund.EMPLOYEE)).isEqualTo(50_00);
    }

    @Test
    void aReceiptIsMatchedInPartsUntilNothingIsLeft() {
        Book book =
                new Book()
                        .after(
                                MoneyEvents.unidentified(500_00),
                                matched(ReceiptEvents.payroll(20_00, 80_00)),
                                matched(ReceiptEvents.premium(PERSON, 2026, 300_00, 0, 640_00)));

        assertThat(leftFen(book, 1, Fund.RESIDENT)).isEqualTo(100_00);
        assertThat(book.take(matched(account(PERSON, 100_01))))
                .isEqualTo(new Outcome.Declined(Refusal.MATCH_EXCEEDED));
        book.accepted(matched(account(PERSON, 100_00)));
        assertThat(leftFen(book, 1, Fund.RESIDENT)).isZero();
        assertThat(book.currentFen(PERSON)).isEqualTo(100_00);
        assertThat(book.creditFen(AccountCode.SUSPENSE, Fund.RESIDENT)).isZero();
        assertThat(book.inAdvanceFen(2026, AccountCode.RESIDENT_PREMIUM_INCOME)).isEqualTo(300_00);
    }

    @Test
    void aPremiumThatIsPaidAlreadyIsNoMatch() {
        Book book =
                new Book()
                        .after(
                                MoneyEvents.unidentified(500_00),
                                MoneyEvents.premium(PERSON, 2026, 400_00, 0, 640_00));

        Outcome outcome = book.take(matched(ReceiptEvents.premium(PERSON, 2026, 400_00, 0, 0)));

        assertThat(outcome).isEqualTo(new Outcome.Declined(Refusal.ALREADY_PAID));
        assertThat(leftFen(book, 1, Fund.RESIDENT)).isEqualTo(500_00);
    }

    @Test
    void moneyOfAClosedAccountIsNamedByTheEventThatBroughtIt() {
        Book book =
                new Book()
                        .funded(PERSON, 50_00)
                        .after(Book.closed(PERSON), Book.assessed(PERSON, 20_00));
        book.accepted(Book.allotted(PERSON, 20_00));
        int allotment = book.records.size();

        assertThat(leftFen(book, allotment, Fund.EMPLOYEE)).isEqualTo(20_00);
        book.accepted(matched(allotment, Fund.EMPLOYEE, account(PERSON, 20_00)));
        assertThat(book.currentFen(PERSON)).isEqualTo(70_00);
        assertThat(book.suspenseFen()).isZero();
    }

    @Test
    void aRefundComesOutOfSuspenseFirstAndWhatNobodyExplainsStaysThere() {
        Book book = new Book().after(MoneyEvents.unidentified(100_00));

        book.accepted(ReceiptEvents.refunded(1, 40_00));
        assertThat(leftFen(book, 1, Fund.RESIDENT)).isEqualTo(60_00);
        book.accepted(ReceiptEvents.refunded(1, 70_00));

        assertThat(leftFen(book, 1, Fund.RESIDENT)).isZero();
        assertThat(book.creditFen(AccountCode.SUSPENSE, Fund.RESIDENT)).isEqualTo(-10_00);
        assertThat(channelFen(book, Fund.RESIDENT)).isEqualTo(-10_00);
    }

    @Test
    void aChargedBackPremiumEndsItsYearWhichMayBePaidAnew() {
        GongjiEvent premium = MoneyEvents.premium(PERSON, 2026, 160_00, 240_00, 640_00);
        Book book = new Book().after(premium);

        book.accepted(
                returned(
                        1,
                        Fund.RESIDENT,
                        160_00,
                        ReceiptEvents.premium(PERSON, 2026, 160_00, 240_00, 640_00)));

        book.state.balances().values().forEach(fen -> assertThat(fen).isZero());
        assertThat(book.state.hasPremium(Book.member(PERSON), 2026)).isFalse();
        book.accepted(premium);
        assertThat(book.state.hasPremium(Book.member(PERSON), 2026)).isTrue();
    }

    @Test
    void aPremiumGivenBackAfterItsYearBeganComesOutOfIncome() {
        Book book =
                new Book()
                        .after(MoneyEvents.premium(PERSON, 2026, 160_00, 240_00, 640_00))
                        .on(LocalDate.of(2026, 1, 2))
                        .after(MoneyEvents.premiumYearBegun(2026));
        PaidFor premium = ReceiptEvents.premium(PERSON, 2026, 160_00, 240_00, 640_00);

        book.on(LocalDate.of(2025, 12, 31)).accepted(returned(1, Fund.RESIDENT, 160_00, premium));
        book.on(LocalDate.of(2026, 1, 3)).accepted(MoneyEvents.premiumYearBegun(2026));

        book.state.balances().values().forEach(fen -> assertThat(fen).isZero());
    }

    @Test
    void whatAChargeBackDoesNotFindThePersonOwes() {
        Book book =
                new Book()
                        .after(
                                MoneyEvents.unidentified(100_00),
                                matched(account(PERSON, 100_00)),
                                MoneyEvents.premiumFrom(PERSON, PERSON, 2026, 70_00));

        book.accepted(returned(1, Fund.RESIDENT, 100_00, account(PERSON, 100_00)));

        assertThat(book.currentFen(PERSON)).isZero();
        assertThat(book.owedFen(PERSON)).isEqualTo(70_00);
        assertThat(channelFen(book, Fund.RESIDENT)).isZero();
    }

    @Test
    void theTwoKindsOfPublicMoneyAreNeverMerged() {
        Book book =
                new Book()
                        .after(
                                MoneyEvents.premium(PERSON, 2026, 160_00, 240_00, 640_00),
                                ReceiptEvents.publicMoney(PublicMoney.ASSISTANCE, 2026, 200_00),
                                ReceiptEvents.publicMoney(PublicMoney.ASSISTANCE, 2026, 40_00),
                                ReceiptEvents.publicMoney(PublicMoney.SUBSIDY, 2026, 600_00));

        assertThat(book.creditFen(AccountCode.PREMIUM_ASSISTANCE_RECEIVABLE, Fund.RESIDENT))
                .isZero();
        assertThat(book.creditFen(AccountCode.FISCAL_SUBSIDY_RECEIVABLE, Fund.RESIDENT))
                .isEqualTo(-40_00);
        PublicMoneyState sum =
                book.state.publicMoney(
                        new PublicMoneyState.Key(Book.SHIJIAZHUANG, PublicMoney.ASSISTANCE, 2026));
        assertThat(sum).isNotNull();
        assertThat(sum.receivedFen()).isEqualTo(240_00);
    }

    /// Example 19 of domain 3.1: 40 months at 444.44.
    @Test
    void aCatchUpIsPaidInWholeFromTheOwnAccountOrNotAtAll() {
        Book book =
                new Book()
                        .funded(PERSON, 17_777_59)
                        .after(ReceiptEvents.catchUpAssessed(PERSON, 40, 444_44));
        PaidFor whole = catchUp(PERSON, 17_777_60);

        assertThat(book.take(ReceiptEvents.fromOwn(PERSON, whole)))
                .isEqualTo(new Outcome.Declined(Refusal.INSUFFICIENT_BALANCE));
        assertThat(book.currentFen(PERSON)).isEqualTo(17_777_59);
        assertThat(book.take(ReceiptEvents.fromOwn(PERSON, catchUp(PERSON, 17_777_59))))
                .isEqualTo(new Outcome.Declined(Refusal.AMOUNT_DIFFERS));
        book.funded(PERSON, 1).accepted(ReceiptEvents.fromOwn(PERSON, whole));

        assertThat(book.currentFen(PERSON)).isZero();
        assertThat(book.creditFen(AccountCode.CATCH_UP_RECEIVABLE, Fund.EMPLOYEE)).isZero();
        assertThat(book.creditFen(AccountCode.CATCH_UP_INCOME, Fund.EMPLOYEE)).isEqualTo(17_777_60);
        assertThat(book.take(ReceiptEvents.fromOwn(PERSON, whole)))
                .isEqualTo(new Outcome.Declined(Refusal.ALREADY_PAID));
    }

    @Test
    void aCatchUpThatComesTwiceOrInPartWaitsInSuspense() {
        Book book = new Book().after(ReceiptEvents.catchUpAssessed(PERSON, 40, 444_44));

        book.accepted(identified(catchUp(PERSON, 17_777_59)));
        assertThat(book.suspenseFen()).isEqualTo(17_777_59);
        book.accepted(identified(catchUp(PERSON, 17_777_60)));
        assertThat(book.suspenseFen()).isEqualTo(17_777_59);
        book.accepted(identified(catchUp(PERSON, 17_777_60)));

        assertThat(leftFen(book, 2, Fund.EMPLOYEE)).isEqualTo(17_777_59);
        assertThat(leftFen(book, 4, Fund.EMPLOYEE)).isEqualTo(17_777_60);
    }

    @Test
    void aLargeCostFeeIsPaidOnceAYearAndPaidOver() {
        Book book = new Book().funded(PERSON, 100_00);

        book.accepted(ReceiptEvents.fromOwn(PERSON, fee(PERSON, 60_00)));
        assertThat(book.take(ReceiptEvents.fromOwn(PERSON, fee(PERSON, 60_00))))
                .isEqualTo(new Outcome.Declined(Refusal.ALREADY_PAID));
        book.accepted(identified(fee(PERSON, 60_00)));
        assertThat(book.suspenseFen()).isEqualTo(60_00);
        book.accepted(ReceiptEvents.feePaidOver(60_00));

        assertThat(book.creditFen(AccountCode.LARGE_COST_FEE_PAYABLE, Fund.EMPLOYEE)).isZero();
        DueState due =
                book.state.due(
                        new DueState.Key(
                                Due.LARGE_COST_FEE, Book.member(PERSON), ReceiptEvents.YEAR));
        assertThat(due).isNotNull();
        assertThat(due.paid()).isTrue();
    }

    @Test
    void interestIsMoneyOfPreviousYears() {
        Book book =
                new Book()
                        .funded(PERSON, 100_00)
                        .on(LocalDate.of(2026, 1, 5))
                        .after(ReceiptEvents.interest(2025, PERSON, 75));

        assertThat(book.currentFen(PERSON)).isZero();
        assertThat(book.previousFen(PERSON)).isEqualTo(100_75);
        assertThat(book.creditFen(AccountCode.INTEREST_CREDITED, Fund.EMPLOYEE)).isEqualTo(-75);
    }

    @Test
    void aRepaymentAboveTheDebtWaitsInSuspense() {
        Book book = new Book().funded(PERSON, 50_00).after(Book.corrected(PERSON, 70_00));

        book.accepted(identified(debt(PERSON, 25_00)));

        assertThat(book.owedFen(PERSON)).isZero();
        assertThat(book.suspenseFen()).isEqualTo(5_00);
        assertThat(leftFen(book, book.records.size(), Fund.EMPLOYEE)).isEqualTo(5_00);
    }

    @Test
    void aRepaymentGoesBackToTheDebtAsFarAsItHadPaidIt() {
        Book book = new Book().funded(PERSON, 50_00).after(Book.corrected(PERSON, 70_00));
        book.accepted(identified(debt(PERSON, 25_00)));
        int repaid = book.records.size();

        book.accepted(returned(repaid, Fund.EMPLOYEE, 25_00, debt(PERSON, 25_00)));

        assertThat(book.owedFen(PERSON)).isEqualTo(20_00);
        assertThat(book.suspenseFen()).isZero();
    }

    private static long leftFen(Book book, int seq, Fund fund) {
        SuspenseState receipt =
                book.state.suspense(
                        new SuspenseState.Key(Book.event(seq), fund, Book.SHIJIAZHUANG));
        assertThat(receipt).isNotNull();
        return receipt.leftFen();
    }

    private static long channelFen(Book book, Fund fund) {
        return book.state.balances().entrySet().stream()
                .filter(account ->
                        account.getKey().code() == AccountCode.CHANNEL_CLEARING
                                && account.getKey().fund() == fund)
                .filter(account -> !account.getKey().equals(taxes()))
                .mapToLong(account -> account.getValue())
                .sum();
    }

    private static Account taxes() {
        return Account.ofChannel(Fund.EMPLOYEE, Book.SHIJIAZHUANG, new Channel("TAX"));
    }
}
