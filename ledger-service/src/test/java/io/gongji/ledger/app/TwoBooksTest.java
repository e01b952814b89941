package io.gongji.ledger.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongji.contracts.BookId;
import io.gongji.contracts.CaptureId;
import io.gongji.contracts.Fund;
import io.gongji.contracts.event.ClaimEvent;
import io.gongji.contracts.event.ContributionEvent;
import io.gongji.contracts.event.GongjiEvent;
import io.gongji.contracts.event.GrantEvent;
import io.gongji.contracts.event.HoldEvent;
import io.gongji.contracts.event.MemberEvent;
import io.gongji.contracts.event.OperationEvent;
import io.gongji.contracts.event.ParkingEvent;
import io.gongji.contracts.event.ProviderEvent;
import io.gongji.contracts.event.ReceiptEvent;
import io.gongji.contracts.event.RecourseEvent;
import io.gongji.contracts.event.SettlementEvent;
import io.gongji.contracts.event.TreasuryEvent;
import io.gongji.contracts.event.WalletEvent;
import io.gongji.contracts.event.WithdrawalEvent;
import io.gongji.contracts.journal.Account;
import io.gongji.contracts.journal.AccountCode;
import io.gongji.contracts.journal.JournalRecord;
import io.gongji.contracts.journal.Memo;
import io.gongji.contracts.journal.Outcome;
import io.gongji.contracts.journal.Posting;
import io.gongji.ledger.domain.BookState;
import io.gongji.ledger.domain.GrantState;
import io.gongji.ledger.domain.LedgerDecider;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Laws of money over random histories of families in two books, after every step of each. The seed
/// is in the test's name.
class TwoBooksTest {
    private static final int STEPS = 700;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 40);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void noFenAppearsOrVanishes(long seed) {
        TwoBooks books = new TwoBooks(new SplittableRandom(seed));
        Flow flow = new Flow();
        for (int i = 0; i < STEPS; i++) {
            check(books, books.step(), flow);
        }
        books.settle().forEach(step -> flow.add(step));
        assertThat(books.onTheWayFen()).isZero();
        assertThat(betweenBooks(books)).isZero();
        assertThat(held(books)).isEqualTo(flow.inFen - flow.outFen);
        books.all().forEach(TwoBooksTest::foldsToTheSame);
    }

    private static void check(TwoBooks books, TwoBooks.Step step, Flow flow) {
        assertThat(step.records()).as("%s", step.event()).hasSize(step.again() ? 0 : 1);
        flow.add(step);
        step.records().forEach(record -> answeredAsItsClassAllows(step.event(), record));
        books.all()
                .forEach(book -> {
                    sumsAreZero(book.state);
                    nobodyIsBelowZero(book.state);
                    noCapIsPassed(book.state);
                });
        assertThat(betweenBooks(books)).isEqualTo(books.onTheWayFen());
        assertThat(held(books) + books.onTheWayFen()).isEqualTo(flow.inFen - flow.outFen);
    }

    private static void answeredAsItsClassAllows(GongjiEvent event, JournalRecord record) {
        switch (record.outcome()) {
            case Outcome.Accepted accepted -> {
                if (accepted.memo() instanceof Memo.BillPaid paid
                        && event instanceof SettlementEvent.Requested bill) {
                    billIsPaidWhole(bill, paid, accepted);
                }
            }
            case Outcome.Declined declined ->
                    assertThat(isFact(event)).as("%s %s", event, declined).isFalse();
            case Outcome.Unreadable _ -> throw new AssertionError("an event was read");
        }
    }

    private static void billIsPaidWhole(
            SettlementEvent.Requested bill, Memo.BillPaid paid, Outcome.Accepted accepted) {
        assertThat(paid.billFen()).isEqualTo(bill.totalFen());
        assertThat(sum(accepted, AccountCode.PROVIDER_PAYABLE))
                .isEqualTo(-(paid.fundFen() + paid.ownFen() + paid.poolFen() + paid.walletFen()));
        assertThat(sum(accepted, AccountCode.WALLET)).isEqualTo(paid.walletFen());
        assertThat(
                        accepted.postings().stream()
                                .filter(leg -> leg.grant() != null)
                                .mapToLong(Posting::amountFen)
                                .sum())
                .isEqualTo(paid.poolFen());
    }

    private static long sum(Outcome.Accepted accepted, AccountCode code) {
        return accepted.postings().stream()
                .filter(leg -> leg.account().code() == code)
                .mapToLong(Posting::amountFen)
                .sum();
    }

    /// Design 4: the facts among the events.
    private static boolean isFact(GongjiEvent event) {
        return switch (event) {
            case MemberEvent _ -> true;
            case ContributionEvent.PremiumFromAccountRequested _,
                    ContributionEvent.OwnPaymentRequested _,
                    ReceiptEvent.Matched _ ->
                    false;
            case ReceiptEvent _, TreasuryEvent _ -> true;
            case ContributionEvent _ -> true;
            case SettlementEvent _ -> false;
            case HoldEvent.Expired _ -> true;
            case HoldEvent _ -> false;
            case ProviderEvent _, ClaimEvent _, RecourseEvent _ -> true;
            case GrantEvent.EarmarkRequested _ -> false;
            case GrantEvent _ -> true;
            case WalletEvent.Sent _, WalletEvent.Accepted _ -> false;
            case WalletEvent _ -> true;
            case WithdrawalEvent.Requested _ -> false;
            case WithdrawalEvent.Paid _ -> true;
            case OperationEvent.YearRolled _, OperationEvent.PremiumYearBegun _ -> true;
            case OperationEvent _ -> false;
            case ParkingEvent _ -> false;
        };
    }

    private static void sumsAreZero(BookState state) {
        Map<String, Long> sums = new HashMap<>();
        state.balances()
                .forEach((account, fen) ->
                        sums.merge(account.region() + "/" + account.fund(), fen, Math::addExact));
        assertThat(sums.values()).allMatch(sum -> sum == 0);
    }

    private static void nobodyIsBelowZero(BookState state) {
        state.balances()
                .forEach((account, fen) -> {
                    if (account.code().neverNegative() && fen > 0) {
                        throw new AssertionError(account + " is below zero by " + fen);
                    }
                });
    }

    private static void noCapIsPassed(BookState state) {
        for (GrantState grant : state.grants()) {
            Long capFen = grant.yearCapFen();
            if (capFen != null) {
                grant.drawnFenByYear()
                        .values()
                        .forEach(drawn -> assertThat(drawn).isBetween(0L, capFen));
            }
        }
    }

    /// What persons have and what waits for them (2110 to 2150, 2240, suspense of the employee
    /// fund), less what they owe.
    private static long held(TwoBooks books) {
        long fen = 0;
        for (LoopedBook book : books.all()) {
            for (Map.Entry<Account, Long> row : book.state.balances().entrySet()) {
                if (isHeld(row.getKey())) {
                    fen -= row.getValue();
                }
            }
        }
        return fen;
    }

    private static boolean isHeld(Account account) {
        AccountCode code = account.code();
        return (code.neverNegative() && code != AccountCode.ALLOTMENT_PENDING)
                || code == AccountCode.RECOVERABLE_FROM_MEMBER
                || code == AccountCode.WITHDRAWAL_PAYABLE
                || (code == AccountCode.SUSPENSE && account.fund() == Fund.EMPLOYEE);
    }

    /// What one book says it owes regions of the other, less what those say they are owed.
    private static long betweenBooks(TwoBooks books) {
        long fen = 0;
        for (LoopedBook book : books.all()) {
            for (Map.Entry<Account, Long> row : book.state.balances().entrySet()) {
                AccountCode code = row.getKey().code();
                boolean clearing =
                        code == AccountCode.REGION_PAYABLE || code == AccountCode.REGION_RECEIVABLE;
                if (clearing && !otherBookOf(row.getKey()).equals(book.id)) {
                    fen -= row.getValue();
                }
            }
        }
        return fen;
    }

    private static BookId otherBookOf(Account clearing) {
        return new BookId(clearing.owner().substring(0, 2));
    }

    private static void foldsToTheSame(LoopedBook book) {
        BookState folded = BookState.complete(book.id);
        book.records.forEach(record -> LedgerDecider.evolve(folded, record));
        assertThat(folded.balances()).isEqualTo(book.state.balances());
        assertThat(folded.members()).containsExactlyInAnyOrderElementsOf(book.state.members());
        assertThat(folded.periods()).isEqualTo(book.state.periods());
    }

    /// What should have come into persons' accounts and gone out of them, from the events and their
    /// answers alone.
    private static final class Flow {
        private final Map<String, Long> pendingFen = new HashMap<>();
        private final Map<Object, Memo.BillPaid> bills = new HashMap<>();
        private final Map<CaptureId, Long> captures = new HashMap<>();
        private long inFen;
        private long outFen;

        void add(TwoBooks.Step step) {
            for (JournalRecord record : step.records()) {
                if (record.outcome() instanceof Outcome.Accepted accepted) {
                    add(step.event(), accepted);
                }
            }
        }

        private void add(GongjiEvent event, Outcome.Accepted accepted) {
            switch (event) {
                case ContributionEvent.PayrollLineAssessed line ->
                        pendingFen.merge(line.region().value(), line.employeeShareFen(), Long::sum);
                case ContributionEvent.PayrollAllotted allotted -> {
                    long linesFen =
                            allotted.lines().stream()
                                    .mapToLong(ContributionEvent.PayrollAllotted.Line::amountFen)
                                    .sum();
                    long pending = pendingFen.getOrDefault(allotted.region().value(), 0L);
                    long covered = Math.min(linesFen, pending);
                    pendingFen.put(allotted.region().value(), pending - covered);
                    inFen += covered;
                }
                case ContributionEvent.AllotmentCorrected corrected -> {
                    pendingFen.merge(
                            corrected.region().value(), corrected.takenBackFen(), Long::sum);
                    inFen -= corrected.takenBackFen();
                }
                case ContributionEvent.PremiumFromAccountRequested premium ->
                        outFen += premium.ownFen();
                case SettlementEvent.Requested bill -> {
                    Memo.BillPaid paid = (Memo.BillPaid) accepted.memo();
                    bills.put(bill.settlementId(), paid);
                    outFen += ofPersons(paid);
                }
                case SettlementEvent.VoidRequested voided ->
                        outFen -= ofPersons(bills.get(voided.settlementId()));
                case HoldEvent.Captured captured -> {
                    captures.put(captured.captureId(), captured.amountFen());
                    outFen += captured.amountFen();
                }
                case HoldEvent.CaptureVoided voided -> outFen -= captures.get(voided.captureId());
                case WithdrawalEvent.Paid paid -> outFen += paid.amountFen();
                case WithdrawalEvent.Requested _,
                        ContributionEvent.EmployerShareAssessed _,
                        ContributionEvent.PayrollReceived _,
                        ContributionEvent.FlexibleReceived _,
                        ContributionEvent.PremiumReceived _,
                        ContributionEvent.OpeningBalancesPosted _,
                        ContributionEvent.ReceiptUnidentified _,
                        ContributionEvent.CatchUpAssessed _,
                        ContributionEvent.OwnPaymentRequested _,
                        ReceiptEvent _,
                        TreasuryEvent _,
                        MemberEvent _,
                        HoldEvent.Placed _,
                        HoldEvent.Released _,
                        HoldEvent.Expired _,
                        ProviderEvent _,
                        ClaimEvent _,
                        RecourseEvent _,
                        GrantEvent _,
                        WalletEvent _,
                        OperationEvent _,
                        ParkingEvent _ -> {}
            }
        }

        private static long ofPersons(Memo.BillPaid paid) {
            return paid.ownFen() + paid.poolFen() + paid.walletFen();
        }
    }
}
