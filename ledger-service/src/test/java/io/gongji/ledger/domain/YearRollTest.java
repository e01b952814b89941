package io.gongji.ledger.domain;

import static io.gongji.ledger.domain.Book.allotted;
import static io.gongji.ledger.domain.Book.assessed;
import static io.gongji.ledger.domain.Book.authorised;
import static io.gongji.ledger.domain.Book.bill;
import static io.gongji.ledger.domain.Book.closed;
import static io.gongji.ledger.domain.Book.corrected;
import static io.gongji.ledger.domain.Book.earmarked;
import static io.gongji.ledger.domain.Book.ended;
import static io.gongji.ledger.domain.Book.enrolled;
import static io.gongji.ledger.domain.Book.voided;
import static io.gongji.ledger.domain.MoneyEvents.returned;
import static io.gongji.ledger.domain.MoneyEvents.rolled;
import static io.gongji.ledger.domain.MoneyEvents.sent;
import static org.assertj.core.api.Assertions.assertThat;

import io.gongji.contracts.event.SettlementEvent.DebitSource;
import io.gongji.contracts.journal.Change;
import io.gongji.contracts.journal.Memo;
import io.gongji.contracts.journal.Outcome;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The turn of the year (I6, example 78): by the sweep, by the first entry of the new year, and
/// where money goes back that was taken in the old one.
class YearRollTest {
    private static final int PATIENT = 1;
    private static final int GIVER = 2;
    private static final LocalDate DECEMBER = LocalDate.of(2025, 12, 20);
    private static final LocalDate JANUARY = LocalDate.of(2026, 1, 5);

    private final Book book = new Book();

    @Test
    void onTheFirstOfJanuaryTheCurrentYearIsEmpty() { // 78
        book.on(LocalDate.of(2024, 12, 1)).funded(PATIENT, 1_000_00);
        book.on(DECEMBER).funded(PATIENT, 260_00);
        assertThat(book.currentFen(PATIENT)).isEqualTo(260_00);
        assertThat(book.previousFen(PATIENT)).isEqualTo(1_000_00);

        book.on(LocalDate.of(2026, 1, 1)).after(rolled(2026, PATIENT));

        assertThat(book.currentFen(PATIENT)).isZero();
        assertThat(book.previousFen(PATIENT)).isEqualTo(1_260_00);
    }

    @Test
    void theSweepRollsNobodyTwiceAndOpensNobody() {
        book.on(DECEMBER).funded(PATIENT, 260_00);
        book.on(JANUARY).after(rolled(2026, PATIENT)).funded(PATIENT, 30_00);

        Outcome.Accepted again = book.accepted(rolled(2026, PATIENT, 77));

        assertThat(again).isEqualTo(new Outcome.Accepted(List.of(), List.of(), null));
        assertThat(book.currentFen(PATIENT)).isEqualTo(30_00);
    }

    @Test
    void theFirstAllotmentOfTheYearRollsFirst() {
        book.on(DECEMBER).funded(PATIENT, 260_00);

        Outcome.Accepted entry =
                book.on(JANUARY).after(assessed(PATIENT, 40_00)).accepted(allotted(PATIENT, 40_00));

        assertThat(entry.changes()).contains(new Change.YearOpened(Book.member(PATIENT), 2026));
        assertThat(book.currentFen(PATIENT)).isEqualTo(40_00);
        assertThat(book.previousFen(PATIENT)).isEqualTo(260_00);
    }

    @Test
    void aBillRollsThePatientAndTheGiversItDrawsOn() {
        book.on(DECEMBER)
                .funded(PATIENT, 100_00)
                .funded(GIVER, 300_00)
                .funded(3, 300_00)
                .after(authorised(1, GIVER, PATIENT), authorised(2, 3, PATIENT));

        book.on(JANUARY).after(bill(1, PATIENT, 0, 250_00));

        assertThat(book.previousFen(PATIENT)).isZero();
        assertThat(book.currentFen(GIVER)).isZero();
        assertThat(book.previousFen(GIVER)).isEqualTo(150_00);
        assertThat(book.currentFen(3)).as("not drawn on, not touched").isEqualTo(300_00);
    }

    @Test
    void aVoidReturnsTheMoneyOfTheOldYearToPreviousYears() {
        book.on(DECEMBER)
                .funded(PATIENT, 100_00)
                .funded(GIVER, 300_00)
                .after(authorised(1, GIVER, PATIENT), bill(1, PATIENT, 0, 250_00));

        book.on(JANUARY).after(voided(1, PATIENT));

        assertThat(book.currentFen(PATIENT)).isZero();
        assertThat(book.previousFen(PATIENT)).isEqualTo(100_00);
        assertThat(book.currentFen(GIVER)).isZero();
        assertThat(book.previousFen(GIVER)).isEqualTo(300_00);
    }

    @Test
    void aVoidLeavesTheRollThatCameWithTheBill() {
        book.on(DECEMBER).funded(PATIENT, 100_00);
        book.on(JANUARY).after(bill(1, PATIENT, 0, 60_00), voided(1, PATIENT));

        assertThat(book.currentFen(PATIENT)).isZero();
        assertThat(book.previousFen(PATIENT)).isEqualTo(100_00);
    }

    @Test
    void aLateBillOfTheOldYearPaidFromTheNewOneReturnsThere() {
        book.on(DECEMBER).funded(PATIENT, 10_00);
        book.on(JANUARY).after(rolled(2026, PATIENT)).funded(PATIENT, 90_00);
        book.on(DECEMBER).after(bill(1, PATIENT, 0, 50_00));
        assertThat(book.currentFen(PATIENT)).isEqualTo(40_00);

        book.on(JANUARY).after(voided(1, PATIENT));

        assertThat(book.currentFen(PATIENT)).isEqualTo(90_00);
        assertThat(book.previousFen(PATIENT)).isEqualTo(10_00);
    }

    @Test
    void aLateAllotmentOfTheOldYearIsOfPreviousYears() {
        book.on(DECEMBER).funded(PATIENT, 10_00);
        book.on(JANUARY).after(rolled(2026, PATIENT));

        book.on(DECEMBER).funded(PATIENT, 25_00);

        assertThat(book.currentFen(PATIENT)).isZero();
        assertThat(book.previousFen(PATIENT)).isEqualTo(35_00);
    }

    @Test
    void aCorrectionOfAnOldYearsMonthTakesFromPreviousYearsFirst() {
        book.on(DECEMBER).funded(PATIENT, 100_00);
        book.on(JANUARY).funded(PATIENT, 50_00).after(corrected(PATIENT, 120_00));

        assertThat(book.previousFen(PATIENT)).isZero();
        assertThat(book.currentFen(PATIENT)).isEqualTo(30_00);
    }

    @Test
    void anEarmarkOfTheOldYearEndsInPreviousYears() {
        book.on(DECEMBER)
                .after(enrolled(PATIENT))
                .funded(GIVER, 500_00)
                .after(earmarked(1, GIVER, PATIENT, 300_00));

        book.on(JANUARY).after(ended(1, GIVER, PATIENT));

        assertThat(book.currentFen(GIVER)).isZero();
        assertThat(book.previousFen(GIVER)).isEqualTo(500_00);
    }

    @Test
    void anEarmarkOfTheSameYearEndsInTheCurrentYear() {
        book.on(DECEMBER)
                .after(enrolled(PATIENT))
                .funded(GIVER, 500_00)
                .after(earmarked(1, GIVER, PATIENT, 300_00), ended(1, GIVER, PATIENT));

        assertThat(book.currentFen(GIVER)).isEqualTo(500_00);
    }

    @Test
    void aTransferThatIsReturnedInTheNewYearIsOfPreviousYears() {
        book.on(DECEMBER).funded(GIVER, 500_00).after(sent(1, GIVER, PATIENT, 200_00));

        book.on(JANUARY).after(returned(1, GIVER));

        assertThat(book.currentFen(GIVER)).isZero();
        assertThat(book.previousFen(GIVER)).isEqualTo(500_00);
    }

    @Test
    void rolledMoneyIsSpentWhereOnlyPreviousYearsMayBe() { // E3
        book.on(DECEMBER).funded(PATIENT, 100_00);
        book.on(JANUARY);

        Split split =
                Split.of(
                        book.state,
                        Book.member(PATIENT),
                        Book.SHIJIAZHUANG,
                        70_00,
                        List.of(DebitSource.OWN_PREVIOUS),
                        JANUARY);

        assertThat(split.ownPreviousFen()).isEqualTo(70_00);
    }

    @Test
    void aClosedAccountIsSweptToo() {
        book.on(DECEMBER).funded(PATIENT, 100_00).after(closed(PATIENT));

        book.on(JANUARY).after(rolled(2026, PATIENT));

        assertThat(book.previousFen(PATIENT)).isEqualTo(100_00);
    }

    @Test
    void theParentsBillAddsUpOverTheTurnOfTheYear() {
        book.on(DECEMBER).funded(PATIENT, 100_00);
        book.on(JANUARY).funded(PATIENT, 50_00);

        Outcome.Accepted paid = book.accepted(bill(1, PATIENT, 70_00, 120_00));

        assertThat(paid.memo()).isEqualTo(new Memo.BillPaid(190_00, 70_00, 120_00, 0, 0, 0));
        assertThat(book.currentFen(PATIENT)).isZero();
        assertThat(book.previousFen(PATIENT)).isEqualTo(30_00);
    }
}
