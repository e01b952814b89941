package io.gongji.ledger.domain;

import static io.gongji.ledger.domain.Book.enrolled;
import static io.gongji.ledger.domain.MoneyEvents.closedMonth;
import static io.gongji.ledger.domain.MoneyEvents.locked;
import static io.gongji.ledger.domain.MoneyEvents.unlocked;
import static org.assertj.core.api.Assertions.assertThat;

import io.gongji.contracts.Refusal;
import io.gongji.contracts.journal.Outcome;
import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;

/// Accounting months: where a record is accounted, and what may be locked, unlocked and closed.
class PeriodsTest {
    private final Book book = new Book().on(LocalDate.of(2025, 4, 2));

    @Test
    void aRecordIsAccountedOnItsDayWhileTheMonthIsOpen() {
        book.after(locked(2025, 2), enrolled(1));

        assertThat(book.records.getLast().accountingDate()).isEqualTo("2025-04-02");
    }

    @Test
    void aLateRecordIsAccountedOnTheFirstOpenDay() {
        book.after(locked(2025, 3));

        book.on(LocalDate.of(2025, 1, 31)).after(enrolled(1));

        assertThat(book.records.getLast().accountingDate()).isEqualTo("2025-04-01");
        assertThat(book.records.getLast().effectiveDate()).isEqualTo("2025-01-31");
    }

    @Test
    void aLateRecordOfAClosedYearOpensTheAccountInTheNextYear() {
        book.on(LocalDate.of(2026, 1, 3)).after(locked(2025, 12));

        book.on(LocalDate.of(2025, 12, 31)).funded(1, 10_00);

        MemberState member = book.state.member(Book.member(1));
        assertThat(member).isNotNull();
        assertThat(member.openYear()).isEqualTo(2026);
    }

    @Test
    void lockingAnEarlierMonthLocksNothingMore() {
        book.after(locked(2025, 3));

        assertThat(book.accepted(locked(2025, 1)).changes()).isEmpty();
        assertThat(book.state.periods().lockedThrough()).isEqualTo(YearMonth.of(2025, 3));
    }

    @Test
    void anUnlockedMonthTakesRecordsAgain() {
        book.after(locked(2025, 3), unlocked(2025, 2));

        book.on(LocalDate.of(2025, 2, 28)).after(enrolled(1));

        assertThat(book.records.getLast().accountingDate()).isEqualTo("2025-02-28");
        assertThat(book.state.periods().lockedThrough()).isEqualTo(YearMonth.of(2025, 1));
    }

    @Test
    void onlyALockedMonthIsClosed() {
        assertThat(book.take(closedMonth(2025, 3)))
                .isEqualTo(new Outcome.Declined(Refusal.PERIOD_NOT_LOCKED));
    }

    @Test
    void aClosedMonthIsNeverUnlocked() {
        book.after(locked(2025, 3), closedMonth(2025, 2));

        assertThat(book.take(unlocked(2025, 2)))
                .isEqualTo(new Outcome.Declined(Refusal.PERIOD_CLOSED));
        assertThat(book.take(unlocked(2025, 1)))
                .isEqualTo(new Outcome.Declined(Refusal.PERIOD_CLOSED));
        assertThat(book.take(unlocked(2025, 3))).isInstanceOf(Outcome.Accepted.class);
        assertThat(book.state.periods().lockedThrough()).isEqualTo(YearMonth.of(2025, 2));
    }

    @Test
    void aMonthThatHasNotBegunIsNotLocked() {
        assertThat(book.take(locked(2025, 5)))
                .isEqualTo(new Outcome.Declined(Refusal.PERIOD_NOT_OVER));
    }
}
