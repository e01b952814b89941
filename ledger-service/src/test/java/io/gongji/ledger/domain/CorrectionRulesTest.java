package io.gongji.ledger.domain;

import static io.gongji.ledger.domain.Book.allotted;
import static io.gongji.ledger.domain.Book.assessed;
import static io.gongji.ledger.domain.Book.authorised;
import static io.gongji.ledger.domain.Book.bill;
import static io.gongji.ledger.domain.Book.closed;
import static io.gongji.ledger.domain.Book.corrected;
import static io.gongji.ledger.domain.Book.earmarked;
import static io.gongji.ledger.domain.Book.ended;
import static io.gongji.ledger.domain.Book.received;
import static io.gongji.ledger.domain.Book.voided;
import static io.gongji.ledger.domain.MoneyEvents.closedMonth;
import static io.gongji.ledger.domain.MoneyEvents.locked;
import static io.gongji.ledger.domain.MoneyEvents.premium;
import static io.gongji.ledger.domain.MoneyEvents.rolled;
import static io.gongji.ledger.domain.MoneyEvents.sent;
import static io.gongji.ledger.domain.MoneyEvents.unidentified;
import static io.gongji.ledger.domain.MoneyEvents.withdrawn;
import static org.assertj.core.api.Assertions.assertThat;

import io.gongji.contracts.Fund;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.event.GongjiEvent;
import io.gongji.contracts.journal.Account;
import io.gongji.contracts.journal.AccountCode;
import io.gongji.contracts.journal.Change;
import io.gongji.contracts.journal.Outcome;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/// Corrections: the mirror of a record, each leg to the bucket that now holds the money (design
/// 3.5).
class CorrectionRulesTest {
    private static final int PERSON = 1;
    private static final int OTHER = 2;

    private final Book book = new Book();

    @Test
    void aReceiptPostedTwiceIsTakenBackOnce() {
        book.after(assessed(PERSON, 20_00), received(20_00, 80_00), received(20_00, 80_00));

        Outcome.Accepted mirror = book.accepted(mirrorOf(3));

        assertThat(mirror.changes())
                .containsExactly(
                        new Change.RecordReversed(
                                3, io.gongji.contracts.CorrectionReason.POSTED_TWICE));
        assertThat(mirror.postings())
                .extracting(leg -> leg.account().code().code() + " " + leg.amountFen())
                .containsExactly("1020 -10000", "1120 2000", "1110 8000");
        assertThat(book.take(mirrorOf(3))).isEqualTo(declined(Refusal.ALREADY_REVERSED));
        assertThat(book.take(mirrorOf(4))).isEqualTo(declined(Refusal.REVERSAL_NOT_REVERSIBLE));
    }

    @Test
    void whatAPersonHasSpentOfItThePersonOwes() {
        book.funded(PERSON, 100_00).after(bill(1, PERSON, 0, 60_00));

        book.after(mirrorOf(2));

        assertThat(book.currentFen(PERSON)).isZero();
        assertThat(book.owedFen(PERSON)).isEqualTo(60_00);
        assertThat(pendingFen()).isEqualTo(100_00);
    }

    @Test
    void aDebtThatIsTakenBackAndPaidOffMeanwhileIsThePersonsAgain() {
        book.after(allotted(PERSON, 10_00)); // 2190 lacks it, so the person owes it
        book.after(assessed(PERSON, 30_00), allotted(PERSON, 30_00)); // the debt is paid first
        assertThat(book.owedFen(PERSON)).isZero();

        book.after(mirrorOf(1));

        assertThat(book.currentFen(PERSON)).isEqualTo(30_00);
        assertThat(book.owedFen(PERSON)).isZero();
    }

    @Test
    void afterAYearRollTheMoneyIsTakenFromThePreviousYears() {
        book.on(LocalDate.of(2024, 12, 1)).funded(PERSON, 100_00);
        book.on(LocalDate.of(2025, 1, 5)).after(rolled(2025, PERSON)).funded(PERSON, 7_00);

        book.on(LocalDate.of(2024, 12, 1)).after(mirrorOf(2));

        assertThat(book.previousFen(PERSON)).isZero();
        assertThat(book.currentFen(PERSON)).isEqualTo(7_00);
        assertThat(book.owedFen(PERSON)).isZero();
    }

    @Test
    void theYearRollThatCameWithARecordStays() {
        book.on(LocalDate.of(2024, 12, 1)).funded(PERSON, 100_00);
        book.on(LocalDate.of(2025, 1, 5)).funded(PERSON, 7_00);

        book.after(mirrorOf(4));

        assertThat(book.previousFen(PERSON)).isEqualTo(100_00);
        assertThat(book.currentFen(PERSON)).isZero();
        assertThat(book.take(mirrorOf(4))).isEqualTo(declined(Refusal.ALREADY_REVERSED));
    }

    @Test
    void whatWasTakenFromAnAccountThatIsClosedNowGoesToSuspense() {
        book.funded(PERSON, 100_00).after(corrected(PERSON, 40_00), closed(PERSON));

        book.after(mirrorOf(3));

        assertThat(book.suspenseFen()).isEqualTo(40_00);
        assertThat(book.currentFen(PERSON)).isEqualTo(60_00);
        assertThat(pendingFen()).isZero();
    }

    @Test
    void whatAnEmployersMonthHasAllottedAlreadyIsToBeExplained() {
        book.funded(PERSON, 100_00);

        book.after(mirrorOf(1));

        assertThat(pendingFen()).isZero();
        assertThat(book.suspenseFen()).isEqualTo(-100_00);
        assertThat(book.currentFen(PERSON)).isEqualTo(100_00);
    }

    /// It is matched or returned (ADR 0019): an item must not be there twice.
    @Test
    void anUnidentifiedReceiptHasItsOwnWayBack() {
        book.after(unidentified(12_34));

        assertThat(book.take(mirrorOf(1))).isEqualTo(declined(Refusal.NOT_REVERSIBLE_HERE));
        assertThat(book.creditFen(AccountCode.SUSPENSE, Fund.RESIDENT)).isEqualTo(12_34);
    }

    @Test
    void aLateCorrectionOfAClosedMonthIsAccountedInTheOpenOne() {
        book.on(LocalDate.of(2025, 2, 10)).funded(PERSON, 100_00);
        book.on(LocalDate.of(2025, 3, 1)).after(locked(2025, 2), closedMonth(2025, 2));

        book.on(LocalDate.of(2025, 2, 10)).after(mirrorOf(2));

        assertThat(book.records.getLast().accountingDate()).isEqualTo(LocalDate.of(2025, 3, 1));
        assertThat(book.records.getLast().effectiveDate()).isEqualTo(LocalDate.of(2025, 2, 10));
        assertThat(book.currentFen(PERSON)).isZero();
    }

    @Test
    void whatHasItsOwnWayBackIsNotReversedHere() {
        book.funded(PERSON, 100_00).funded(OTHER, 50_00);
        for (GongjiEvent event :
                new GongjiEvent[] {
                    bill(1, PERSON, 0, 10_00),
                    sent(1, PERSON, OTHER, 5_00),
                    authorised(1, OTHER, PERSON),
                    earmarked(2, OTHER, PERSON, 10_00),
                    ended(2, OTHER, PERSON),
                    withdrawn(1, PERSON, 1_00),
                    premium(PERSON, 2026, 400_00, 0, 640_00)
                }) {
            book.accepted(event);
            assertThat(book.take(mirrorOf(book.records.size())))
                    .as("%s", event)
                    .isEqualTo(declined(Refusal.NOT_REVERSIBLE_HERE));
        }
        book.after(voided(1, PERSON));
        assertThat(book.take(mirrorOf(book.records.size())))
                .isEqualTo(declined(Refusal.REVERSAL_NOT_REVERSIBLE));
    }

    @Test
    void whatMovedNothingIsNotReversed() {
        book.after(Book.enrolled(PERSON), sent(1, PERSON, OTHER, 5_00));

        assertThat(book.take(mirrorOf(1))).isEqualTo(declined(Refusal.NOTHING_TO_REVERSE));
        assertThat(book.take(mirrorOf(2))).isEqualTo(declined(Refusal.NOTHING_TO_REVERSE));
        assertThat(book.take(mirrorOf(99))).isEqualTo(declined(Refusal.NOT_FOUND));
    }

    @Test
    void aFrozenAccountIsCorrectedToo() {
        book.funded(PERSON, 100_00).after(OperatorEvents.frozen(PERSON));

        book.after(mirrorOf(2));

        assertThat(book.currentFen(PERSON)).isZero();
    }

    private long pendingFen() {
        return -book.state.balanceFen(
                Account.ofEmployerMonth(
                        AccountCode.ALLOTMENT_PENDING,
                        Book.SHIJIAZHUANG,
                        Book.EMPLOYER,
                        Book.MONTH));
    }

    private static GongjiEvent mirrorOf(long seq) {
        return OperatorEvents.corrected(seq);
    }

    private static Outcome declined(Refusal reason) {
        return new Outcome.Declined(reason);
    }
}
