package io.gongji.ledger.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gongji.contracts.Fund;
import io.gongji.contracts.event.OpeningBalance;
import io.gongji.contracts.journal.Account;
import io.gongji.contracts.journal.AccountCode;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Opening balances.
class OpeningRulesTest {
    private static final int PERSON = 1;

    private final Book book = new Book();

    @Test
    void theAccountsAreOpenedAndTheRestIsTheFundBalance() {
        book.after(OperatorEvents.opening(PERSON, 900_00, 250_00));

        assertThat(book.previousFen(PERSON)).isEqualTo(250_00);
        assertThat(book.creditFen(AccountCode.TREASURY, Fund.EMPLOYEE)).isEqualTo(-900_00);
        assertThat(book.creditFen(AccountCode.EMPLOYEE_FUND_BALANCE, Fund.EMPLOYEE))
                .isEqualTo(650_00);
    }

    @Test
    void aBlockIsTakenBackByACorrection() {
        book.after(OperatorEvents.opening(PERSON, 900_00, 250_00), OperatorEvents.corrected(1));

        assertThat(book.state.balances().values()).allMatch(fen -> fen == 0);
    }

    @Test
    void whatAClosedAccountCannotTakeGoesToSuspense() {
        book.funded(PERSON, 1_00).after(Book.closed(PERSON));

        book.after(OperatorEvents.opening(PERSON, 900_00, 250_00));

        assertThat(book.suspenseFen()).isEqualTo(250_00);
    }

    @Test
    void theTakeOverDayMayLieBeforeWhatIsThereAlready() {
        book.on(LocalDate.of(2025, 3, 12)).funded(PERSON, 7_00);

        book.on(LocalDate.of(2024, 12, 31)).after(OperatorEvents.opening(PERSON, 1_00, 250_00));

        assertThat(book.previousFen(PERSON)).isEqualTo(250_00);
        assertThat(book.currentFen(PERSON)).isEqualTo(7_00);
        assertThat(
                        book.state.balanceFen(
                                Account.ofMember(
                                        AccountCode.RECOVERABLE_FROM_MEMBER,
                                        Book.SHIJIAZHUANG,
                                        Book.member(PERSON))))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "2130, EMPLOYEE, 01956b4e-7c00-7000-8000-00000000001b, -1",
        "3110, EMPLOYEE, '', -1",
        "4110, EMPLOYEE, '', -1",
        "2110, EMPLOYEE, 01956b4e-7c00-7000-8000-00000000000a, 1",
        "2110, RESIDENT, 01956b4e-7c00-7000-8000-00000000000a, -1",
        "2110, EMPLOYEE, nobody, -1",
        "1010, EMPLOYEE, somebody, 1",
        "1010, EMPLOYEE, '', 0",
        "2190, EMPLOYEE, ACME0001, -1"
    })
    void whatIsNoOpeningBalanceCannotBe(String account, Fund fund, String owner, long fen) {
        assertThatThrownBy(() -> new OpeningBalance(account, fund, Book.SHIJIAZHUANG, owner, fen))
                .isInstanceOf(RuntimeException.class);
    }
}
