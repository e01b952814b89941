package io.gongji.ledger.domain;

import static io.gongji.ledger.domain.Book.SHIJIAZHUANG;
import static io.gongji.ledger.domain.Book.authorised;
import static io.gongji.ledger.domain.Book.closed;
import static io.gongji.ledger.domain.Book.earmarked;
import static io.gongji.ledger.domain.Book.enrolled;
import static io.gongji.ledger.domain.MoneyEvents.premium;
import static io.gongji.ledger.domain.MoneyEvents.premiumFrom;
import static io.gongji.ledger.domain.MoneyEvents.premiumYearBegun;
import static io.gongji.ledger.domain.MoneyEvents.unidentified;
import static org.assertj.core.api.Assertions.assertThat;

import io.gongji.contracts.Channel;
import io.gongji.contracts.Fund;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.journal.Account;
import io.gongji.contracts.journal.AccountCode;
import io.gongji.contracts.journal.Outcome;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/// Resident premiums: examples 48, 49 and 52, and the way of a premium from advance to income.
class PremiumRulesTest {
    private static final int CHILD = 1;
    private static final int PARENT = 2;

    private final Book book = new Book().on(LocalDate.of(2025, 1, 15));

    @Test
    void aParentPaysTheChildsPremium() { // 48
        book.after(enrolled(CHILD)).funded(PARENT, 900_00).after(authorised(1, PARENT, CHILD));

        Outcome.Accepted posted = book.accepted(premiumFrom(PARENT, CHILD, 2025, 400_00));

        assertThat(book.currentFen(PARENT)).isEqualTo(500_00);
        assertThat(book.creditFen(AccountCode.RESIDENT_PREMIUM_INCOME, Fund.RESIDENT))
                .isEqualTo(400_00);
        assertThat(book.creditFen(AccountCode.RESIDENT_CONTRIBUTIONS_RECEIVABLE, Fund.RESIDENT))
                .isZero();
        assertThat(clearing(Fund.EMPLOYEE)).isEqualTo(-400_00);
        assertThat(clearing(Fund.RESIDENT)).isEqualTo(400_00);
        assertThat(posted.postings()).hasSize(6);
    }

    @Test
    void aPremiumIsPaidWholeOrNotAtAll() { // 49
        book.after(enrolled(CHILD)).funded(PARENT, 399_00).after(authorised(1, PARENT, CHILD));

        assertThat(book.take(premiumFrom(PARENT, CHILD, 2025, 400_00)))
                .isEqualTo(new Outcome.Declined(Refusal.INSUFFICIENT_BALANCE));
        assertThat(book.currentFen(PARENT)).isEqualTo(399_00);
    }

    @Test
    void theSamePersonAndYearIsPaidOnce() { // 52
        book.after(enrolled(CHILD)).funded(PARENT, 900_00).after(authorised(1, PARENT, CHILD));
        book.accepted(premiumFrom(PARENT, CHILD, 2025, 400_00));

        assertThat(book.take(premiumFrom(PARENT, CHILD, 2025, 400_00)))
                .isEqualTo(new Outcome.Declined(Refusal.ALREADY_PAID));
        assertThat(book.currentFen(PARENT)).isEqualTo(500_00);
        book.accepted(premiumFrom(PARENT, CHILD, 2026, 400_00));
        assertThat(book.currentFen(PARENT)).isEqualTo(100_00);
    }

    @Test
    void moneyThatComesASecondTimeWaitsInSuspense() {
        book.after(premium(CHILD, 2025, 400_00, 0, 0), premium(CHILD, 2025, 400_00, 0, 0));

        assertThat(book.creditFen(AccountCode.SUSPENSE, Fund.RESIDENT)).isEqualTo(400_00);
        assertThat(book.creditFen(AccountCode.RESIDENT_PREMIUM_INCOME, Fund.RESIDENT))
                .isEqualTo(400_00);
        assertThat(
                        book.state.balanceFen(
                                Account.ofChannel(
                                        Fund.RESIDENT, SHIJIAZHUANG, new Channel("WECHAT"))))
                .isEqualTo(800_00);
    }

    @Test
    void whatIsPaidBeforeTheYearIsIncomeWhenItBegins() { // B8 and C2: 160 + 240, paid in October
        book.on(LocalDate.of(2024, 10, 15)).after(premium(CHILD, 2025, 160_00, 240_00, 640_00));
        assertThat(book.inAdvanceFen(2025, AccountCode.RESIDENT_PREMIUM_INCOME)).isEqualTo(160_00);
        assertThat(book.inAdvanceFen(2025, AccountCode.PREMIUM_ASSISTANCE_INCOME))
                .isEqualTo(240_00);
        assertThat(book.inAdvanceFen(2025, AccountCode.FISCAL_SUBSIDY_INCOME)).isEqualTo(640_00);
        assertThat(book.creditFen(AccountCode.RESIDENT_PREMIUM_INCOME, Fund.RESIDENT)).isZero();

        book.on(LocalDate.of(2025, 1, 1)).after(premiumYearBegun(2025));

        assertThat(book.inAdvanceFen(2025, AccountCode.RESIDENT_PREMIUM_INCOME)).isZero();
        assertThat(book.inAdvanceFen(2025, AccountCode.FISCAL_SUBSIDY_INCOME)).isZero();
        assertThat(book.creditFen(AccountCode.RESIDENT_PREMIUM_INCOME, Fund.RESIDENT))
                .isEqualTo(160_00);
        assertThat(book.creditFen(AccountCode.PREMIUM_ASSISTANCE_INCOME, Fund.RESIDENT))
                .isEqualTo(240_00);
        assertThat(book.creditFen(AccountCode.FISCAL_SUBSIDY_INCOME, Fund.RESIDENT))
                .isEqualTo(640_00);
    }

    @Test
    void whatIsPaidInTheYearIsIncomeAtOnce() { // C1: the window ends in February
        book.on(LocalDate.of(2025, 2, 10)).after(premium(CHILD, 2025, 450_00, 0, 800_00));

        assertThat(book.creditFen(AccountCode.RESIDENT_PREMIUM_INCOME, Fund.RESIDENT))
                .isEqualTo(450_00);
        assertThat(book.creditFen(AccountCode.FISCAL_SUBSIDY_INCOME, Fund.RESIDENT))
                .isEqualTo(800_00);
        assertThat(book.creditFen(AccountCode.FISCAL_SUBSIDY_RECEIVABLE, Fund.RESIDENT))
                .isEqualTo(-800_00);
    }

    @Test
    void aYearThatBeginsTwiceReleasesNothingMore() {
        book.on(LocalDate.of(2024, 10, 15)).after(premium(CHILD, 2025, 400_00, 0, 0));
        book.on(LocalDate.of(2025, 1, 1)).after(premiumYearBegun(2025));

        assertThat(book.accepted(premiumYearBegun(2025)).postings()).isEmpty();
    }

    @Test
    void aWhollyAssistedPremiumNeedsNoChannel() { // B9
        book.after(premium(CHILD, 2025, 0, 400_00, 0));

        assertThat(book.creditFen(AccountCode.PREMIUM_ASSISTANCE_INCOME, Fund.RESIDENT))
                .isEqualTo(400_00);
        assertThat(book.creditFen(AccountCode.PREMIUM_ASSISTANCE_RECEIVABLE, Fund.RESIDENT))
                .isEqualTo(-400_00);
    }

    @Test
    void nobodyPaysForAnotherWithoutAnAuthorisation() {
        book.after(enrolled(CHILD))
                .funded(PARENT, 900_00)
                .after(earmarked(1, PARENT, CHILD, 100_00), authorised(2, CHILD, PARENT));

        assertThat(book.take(premiumFrom(PARENT, CHILD, 2025, 400_00)))
                .isEqualTo(new Outcome.Declined(Refusal.NO_ACTIVE_GRANT));
    }

    @Test
    void aPersonPaysTheOwnPremiumWithoutAGrant() {
        book.funded(CHILD, 400_00);

        book.accepted(premiumFrom(CHILD, CHILD, 2025, 400_00));

        assertThat(book.currentFen(CHILD)).isZero();
    }

    @Test
    void aClosedAccountPaysNoPremium() {
        book.funded(PARENT, 900_00).after(authorised(1, PARENT, CHILD), closed(PARENT));

        assertThat(book.take(premiumFrom(PARENT, CHILD, 2025, 400_00)))
                .isEqualTo(new Outcome.Declined(Refusal.ACCOUNT_CLOSED));
    }

    @Test
    void moneyThatNobodyKnowsWaitsInSuspense() {
        book.after(unidentified(12_34));

        assertThat(book.creditFen(AccountCode.SUSPENSE, Fund.RESIDENT)).isEqualTo(12_34);
    }

    private long clearing(Fund fund) {
        return book.state.balanceFen(Account.of(AccountCode.FUND_CLEARING, fund, SHIJIAZHUANG));
    }
}
