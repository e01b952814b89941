package io.gongji.ledger.domain;

import static io.gongji.ledger.domain.Book.authorised;
import static io.gongji.ledger.domain.Book.bill;
import static io.gongji.ledger.domain.Book.closed;
import static io.gongji.ledger.domain.Book.earmarked;
import static io.gongji.ledger.domain.Book.ended;
import static io.gongji.ledger.domain.Book.enrolled;
import static io.gongji.ledger.domain.Book.grant;
import static io.gongji.ledger.domain.Book.member;
import static org.assertj.core.api.Assertions.assertThat;

import io.gongji.contracts.Fund;
import io.gongji.contracts.GrantId;
import io.gongji.contracts.Scheme;
import io.gongji.contracts.event.MemberEvent;
import io.gongji.contracts.event.SettlementEvent.DebitSource;
import io.gongji.contracts.journal.Memo;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The worked examples 41 to 45 and 64 of the rules, and what they leave open, as histories of one
/// book.
class SplitTest {
    private static final int PATIENT = 1;
    private static final int GIVER = 2;
    private static final int SECOND_GIVER = 3;

    private final Book book = new Book();

    @Test
    void ownMoneyGoesFirstAndTheGiverPaysOnlyTheShortfall() { // 41
        book.funded(PATIENT, 200_00).funded(GIVER, 1_000_00).after(authorised(1, GIVER, PATIENT));

        assertThat(settle(0, 350_00)).isEqualTo(new Memo.BillPaid(350_00, 0, 200_00, 150_00, 0, 0));
        assertThat(book.currentFen(GIVER)).isEqualTo(850_00);
        assertThat(book.currentFen(PATIENT)).isZero();
    }

    @Test
    void whatNoAccountReachesIsCash() { // 42
        book.after(enrolled(PATIENT)).funded(GIVER, 100_00).after(authorised(1, GIVER, PATIENT));

        assertThat(settle(0, 350_00)).isEqualTo(new Memo.BillPaid(350_00, 0, 0, 100_00, 0, 250_00));
    }

    @Test
    void enoughOwnMoneyLeavesThePoolAlone() { // 43
        book.funded(PATIENT, 500_00).funded(GIVER, 1_000_00).after(authorised(1, GIVER, PATIENT));

        assertThat(settle(0, 350_00)).isEqualTo(new Memo.BillPaid(350_00, 0, 350_00, 0, 0, 0));
        assertThat(book.currentFen(GIVER)).isEqualTo(1_000_00);
    }

    @Test
    void aRelativeWithoutAGrantPaysNothing() { // 45: a family code alone is no grant
        book.funded(PATIENT, 50_00).funded(GIVER, 5_000_00);

        assertThat(settle(0, 300_00)).isEqualTo(new Memo.BillPaid(300_00, 0, 50_00, 0, 0, 250_00));
    }

    @Test
    void anUnboundMemberSpendsOnlyItsOwnMoney() { // 64
        book.funded(PATIENT, 200_00)
                .funded(GIVER, 1_000_00)
                .after(authorised(1, GIVER, PATIENT), ended(1, GIVER, PATIENT));

        assertThat(settle(0, 350_00)).isEqualTo(new Memo.BillPaid(350_00, 0, 200_00, 0, 0, 150_00));
    }

    @Test
    void theBillOfTheStandardPostingsAddsUp() { // domain 4.4: 900 at 70 %
        book.funded(PATIENT, 100_00).funded(GIVER, 150_00).after(authorised(1, GIVER, PATIENT));

        assertThat(settle(630_00, 270_00))
                .isEqualTo(new Memo.BillPaid(900_00, 630_00, 100_00, 150_00, 0, 20_00));
        assertThat(book.payableFen(Book.SHIJIAZHUANG, Fund.EMPLOYEE)).isEqualTo(880_00);
    }

    @Test
    void theOldestGrantPaysFirst() {
        book.after(enrolled(PATIENT))
                .funded(GIVER, 100_00)
                .funded(SECOND_GIVER, 100_00)
                .after(authorised(2, SECOND_GIVER, PATIENT), authorised(1, GIVER, PATIENT));

        settle(0, 150_00);

        assertThat(book.currentFen(SECOND_GIVER)).isZero();
        assertThat(book.currentFen(GIVER)).isEqualTo(50_00);
    }

    @Test
    void theLatestGrantPaysFirstWhereTheRegionSaysSo() {
        book.after(enrolled(PATIENT))
                .funded(GIVER, 100_00)
                .funded(SECOND_GIVER, 100_00)
                .after(authorised(1, GIVER, PATIENT), authorised(2, SECOND_GIVER, PATIENT));

        assertThat(drawn(DebitSource.GRANTS, 150_00)).containsExactly(grant(1), grant(2));
        assertThat(drawn(DebitSource.GRANTS_LATEST_FIRST, 150_00))
                .containsExactly(grant(2), grant(1));
    }

    @Test
    void giversOfThePatientsRegionPayFirstWhereTheRegionSaysSo() { // P12
        int abroad = 4;
        book.after(enrolled(PATIENT))
                .funded(GIVER, 100_00)
                .funded(SECOND_GIVER, 100_00)
                .after(new MemberEvent.Enrolled(member(abroad), Book.TANGSHAN, Scheme.EMPLOYEE))
                .funded(abroad, 100_00)
                .after(authorised(1, GIVER, PATIENT), authorised(2, SECOND_GIVER, PATIENT))
                .after(authorised(3, abroad, PATIENT));

        assertThat(drawn(DebitSource.GRANTS_NEAREST_FIRST, 250_00))
                .containsExactly(grant(2), grant(1), grant(3));
    }

    private List<GrantId> drawn(DebitSource order, long fen) {
        return Split.of(
                        book.state,
                        member(PATIENT),
                        Book.SHIJIAZHUANG,
                        fen,
                        List.of(order),
                        Book.DAY)
                .draws()
                .stream()
                .map(draw -> draw.grant().id())
                .toList();
    }

    @Test
    void twoGrantsOfOneGiverNeverSpendAFenTwice() {
        book.after(enrolled(PATIENT))
                .funded(GIVER, 100_00)
                .after(authorised(1, GIVER, PATIENT, 60_00L), authorised(2, GIVER, PATIENT));

        assertThat(settle(0, 350_00)).isEqualTo(new Memo.BillPaid(350_00, 0, 0, 100_00, 0, 250_00));
        assertThat(book.currentFen(GIVER)).isZero();
    }

    @Test
    void aYearsCapHoldsOverSeveralBills() {
        book.after(enrolled(PATIENT))
                .funded(GIVER, 1_000_00)
                .after(authorised(1, GIVER, PATIENT, 120_00L));
        settle(0, 100_00);

        Memo.BillPaid second = paid(book.accepted(bill(2, PATIENT, 0, 100_00)).memo());

        assertThat(second.poolFen()).isEqualTo(20_00);
        assertThat(second.cashFen()).isEqualTo(80_00);
    }

    @Test
    void earmarkedMoneyIsSpentAndNoMore() {
        book.after(enrolled(PATIENT))
                .funded(GIVER, 1_000_00)
                .after(earmarked(1, GIVER, PATIENT, 300_00));

        assertThat(settle(0, 350_00)).isEqualTo(new Memo.BillPaid(350_00, 0, 0, 300_00, 0, 50_00));
        assertThat(book.currentFen(GIVER)).isEqualTo(700_00);
        assertThat(book.earmarkFen(1)).isZero();
    }

    @Test
    void aClosedGiverPaysNothing() {
        book.after(enrolled(PATIENT))
                .funded(GIVER, 1_000_00)
                .after(authorised(1, GIVER, PATIENT), closed(GIVER));

        assertThat(settle(0, 350_00).poolFen()).isZero();
    }

    @Test
    void aMembersOwnAccountIsNotExposedToTheGiver() {
        book.funded(PATIENT, 500_00).funded(GIVER, 100_00).after(authorised(1, GIVER, PATIENT));

        Memo.BillPaid paid = paid(book.accepted(bill(1, GIVER, 0, 200_00)).memo());

        assertThat(paid).isEqualTo(new Memo.BillPaid(200_00, 0, 100_00, 0, 0, 100_00));
    }

    private Memo.BillPaid settle(long fundFen, long payableFen) {
        return paid(book.accepted(bill(1, PATIENT, fundFen, payableFen)).memo());
    }

    private static Memo.BillPaid paid(@Nullable Memo memo) {
        return (Memo.BillPaid) Objects.requireNonNull(memo);
    }
}
