package io.gongji.ledger.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongji.contracts.BookId;
import io.gongji.contracts.Fund;
import io.gongji.contracts.event.GongjiEvent;
import io.gongji.contracts.journal.Account;
import io.gongji.contracts.journal.JournalRecord;
import io.gongji.contracts.journal.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Laws that hold for every history; each is tried on random ones whose seed is in the test's name.
class FoldLawTest {
    private static final int EVENTS = 300;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void foldingAnyHeadAndThenTheTailGivesTheWhole(long seed) {
        Book book = history(seed);
        for (int cut = 0; cut <= book.records.size(); cut += 7) {
            BookState folded =
                    fold(book.records.subList(0, cut), BookState.complete(book.state.book()));
            fold(book.records.subList(cut, book.records.size()), folded);
            assertSame(folded, book.state);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18})
    void whatReferencesNamesIsAllThatDecidingReads(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Book book = new Book();
        for (int i = 0; i < EVENTS; i++) {
            GongjiEvent event = RandomEvents.next(random, i);
            book.on(RandomEvents.day(random, i));
            Outcome fromSlice = LedgerDecider.decide(event, book.today(), slice(book, event));
            assertThat(book.take(event)).isEqualTo(fromSlice);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {21, 22, 23, 24, 25, 26, 27, 28})
    void everySumIsZeroAndNobodyGoesBelowZero(long seed) {
        Book book = history(seed);
        Map<String, Long> sums = new HashMap<>();
        book.state
                .balances()
                .forEach((account, fen) -> {
                    sums.merge(account.region() + "/" + account.fund(), fen, Math::addExact);
                    if (account.code().neverNegative()) {
                        assertThat(fen).as("%s", account).isNotPositive();
                    }
                });
        assertThat(sums.values()).containsOnly(0L);
        assertThat(book.state.balances().keySet().stream().map(Account::fund))
                .contains(Fund.EMPLOYEE);
    }

    private static Book history(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Book book = new Book();
        for (int i = 0; i < EVENTS; i++) {
            book.on(RandomEvents.day(random, i)).take(RandomEvents.next(random, i));
        }
        return book;
    }

    private static BookState fold(List<JournalRecord> records, BookState state) {
        records.forEach(record -> LedgerDecider.evolve(state, record));
        return state;
    }

    private static void assertSame(BookState actual, BookState expected) {
        assertThat(actual.balances()).isEqualTo(expected.balances());
        assertThat(actual.members()).containsExactlyInAnyOrderElementsOf(expected.members());
        assertThat(actual.grants()).containsExactlyInAnyOrderElementsOf(expected.grants());
        assertThat(actual.settlements())
                .containsExactlyInAnyOrderElementsOf(expected.settlements());
        assertThat(actual.transfers()).containsExactlyInAnyOrderElementsOf(expected.transfers());
        assertThat(actual.premiums()).containsExactlyInAnyOrderElementsOf(expected.premiums());
        assertThat(actual.withdrawals())
                .containsExactlyInAnyOrderElementsOf(expected.withdrawals());
        assertThat(actual.reversals()).containsExactlyInAnyOrderElementsOf(expected.reversals());
        assertThat(actual.holds()).containsExactlyInAnyOrderElementsOf(expected.holds());
        assertThat(actual.captures()).containsExactlyInAnyOrderElementsOf(expected.captures());
        assertThat(actual.suspense()).containsExactlyInAnyOrderElementsOf(expected.suspense());
        assertThat(actual.dues()).containsExactlyInAnyOrderElementsOf(expected.dues());
        assertThat(actual.publicMoney())
                .containsExactlyInAnyOrderElementsOf(expected.publicMoney());
        assertThat(actual.dispatches()).containsExactlyInAnyOrderElementsOf(expected.dispatches());
        assertThat(actual.parked()).containsExactlyInAnyOrderElementsOf(expected.parked());
        assertThat(actual.periods()).isEqualTo(expected.periods());
    }

    /// Loads what a store would, in the order that [References] says.
    private static BookState slice(Book book, GongjiEvent event) {
        BookState whole = book.state;
        References needs = References.of(event);
        BookState slice = BookState.slice(new BookId("13"));
        List<GrantState> grants = new ArrayList<>();
        slice.load(whole.periods());
        whole.parked().stream().filter(ParkedState::isOpen).forEach(slice::load);
        slice.load(whole.dispatches());
        needs.settlements().stream()
                .map(whole::settlement)
                .filter(Objects::nonNull)
                .forEach(bill -> {
                    slice.load(bill);
                    needs.add(bill);
                });
        needs.records().stream()
                .filter(seq -> seq <= book.records.size())
                .forEach(seq -> {
                    slice.load(book.past(seq));
                    needs.add(book.past(seq));
                    ReversalState reversal = whole.reversal(seq);
                    if (reversal != null) {
                        slice.load(reversal);
                    }
                });
        needs.holds().stream()
                .map(whole::hold)
                .filter(Objects::nonNull)
                .forEach(hold -> {
                    slice.load(hold);
                    needs.add(hold);
                });
        needs.captures().stream().map(whole::capture).filter(Objects::nonNull).forEach(slice::load);
        needs.transfers().stream()
                .map(whole::transfer)
                .filter(Objects::nonNull)
                .forEach(transfer -> {
                    slice.load(transfer);
                    needs.add(transfer, whole.book());
                });
        needs.withdrawals().keySet().stream()
                .map(whole::withdrawal)
                .filter(Objects::nonNull)
                .forEach(withdrawal -> {
                    slice.load(withdrawal);
                    needs.add(withdrawal);
                });
        needs.premiums().stream()
                .map(premium -> whole.premium(premium.memberId(), premium.year()))
                .filter(Objects::nonNull)
                .forEach(slice::load);
        needs.suspense().stream()
                .map(whole::suspense)
                .filter(Objects::nonNull)
                .forEach(slice::load);
        needs.dues().stream().map(whole::due).filter(Objects::nonNull).forEach(slice::load);
        needs.publicMoney().stream()
                .map(whole::publicMoney)
                .filter(Objects::nonNull)
                .forEach(slice::load);
        needs.grants().stream().map(whole::grant).filter(Objects::nonNull).forEach(grants::add);
        needs.patients().forEach(patient -> grants.addAll(whole.activeGrantsTo(patient)));
        grants.forEach(grant -> {
            slice.load(grant);
            needs.add(grant);
        });
        needs.members()
                .forEach((id, hint) -> {
                    MemberState member = whole.member(id);
                    if (member != null) {
                        slice.load(member);
                    }
                    References.accountsOf(id, member == null ? hint : member.region())
                            .forEach(account -> load(slice, whole, account));
                });
        needs.accounts().forEach(account -> load(slice, whole, account));
        return slice;
    }

    private static void load(BookState slice, BookState whole, Account account) {
        slice.load(account, whole.balanceFen(account));
    }
}
