package io.gongji.ledger.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongji.contracts.Fund;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.PublicMoney;
import io.gongji.contracts.journal.Account;
import io.gongji.contracts.journal.AccountCode;
import io.gongji.ledger.domain.BookState;
import io.gongji.ledger.domain.SuspenseState;
import io.gongji.ledger.proof.WrittenBook;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What waits, what is owed and what interest is computed of, against the fold of the same journal.
class ReceiptQueriesIT {
    private static final LocalDate TODAY = LocalDate.of(2025, 6, 1);

    @Test
    void theListsAreWhatTheFoldSays() throws SQLException {
        try (WrittenBook written = WrittenBook.ofEverything(91, 500)) {
            BookState state = WrittenBook.foldOf(written.book, written.records());
            ReceiptQueries receipts = new ReceiptQueries(new Snapshots(written.asService()));

            suspense(written, receipts, state);
            debts(written, receipts, state);
            publicMoney(written, receipts, state);
            interestBases(written, state);
        }
    }

    private static void suspense(WrittenBook written, ReceiptQueries receipts, BookState state) {
        List<OpenReceipts.Line> open = new ArrayList<>();
        String cursor = null;
        do {
            OpenReceipts page =
                    receipts.open(
                            written.book,
                            cursor == null ? null : ReceiptQueries.Place.parse(cursor),
                            3,
                            TODAY);
            open.addAll(page.receipts());
            cursor = page.nextCursor();
        } while (cursor != null);

        assertThat(open).isNotEmpty();
        assertThat(open.stream().map(line -> key(line) + " " + line.leftFen()))
                .containsExactlyInAnyOrderElementsOf(
                        state.suspense().stream()
                                .filter(receipt -> receipt.leftFen() > 0)
                                .map(receipt -> receipt.key() + " " + receipt.leftFen())
                                .toList());
        assertThat(receipts.ofReceipt(open.getFirst().receipt(), TODAY)).contains(open.getFirst());
    }

    private static SuspenseState.Key key(OpenReceipts.Line line) {
        return new SuspenseState.Key(line.receipt(), line.fund(), line.region());
    }

    private static void debts(WrittenBook written, ReceiptQueries receipts, BookState state) {
        Map<String, Long> expected = new HashMap<>();
        state.balances()
                .forEach((account, fen) -> {
                    if (account.code() == AccountCode.RECOVERABLE_FROM_MEMBER && fen > 0) {
                        expected.put(account.owner(), fen);
                    }
                });
        Map<String, Long> found = new HashMap<>();
        String cursor = null;
        do {
            Debts page =
                    receipts.debts(written.book, cursor == null ? null : MemberId.parse(cursor), 2);
            page.debts().forEach(line -> found.put(line.memberId().toString(), line.owedFen()));
            cursor = page.nextCursor();
        } while (cursor != null);

        assertThat(found).isNotEmpty().isEqualTo(expected);
    }

    /// What the treasury owes over all years is what stands on the receivable.
    private static void publicMoney(WrittenBook written, ReceiptQueries receipts, BookState state) {
        Map<Account, Long> owed = new HashMap<>();
        for (PublicMoneySums.Line line : receipts.publicMoney(written.book).sums()) {
            AccountCode code =
                    line.kind() == PublicMoney.SUBSIDY
                            ? AccountCode.FISCAL_SUBSIDY_RECEIVABLE
                            : AccountCode.PREMIUM_ASSISTANCE_RECEIVABLE;
            owed.merge(
                    Account.of(code, Fund.RESIDENT, line.region()), line.owedFen(), Math::addExact);
        }

        assertThat(owed).isNotEmpty();
        owed.forEach((account, fen) -> assertThat(state.balanceFen(account)).isEqualTo(fen));
    }

    private static void interestBases(WrittenBook written, BookState state) {
        InterestBaseQueries queries = new InterestBaseQueries(new Snapshots(written.asService()));
        Map<String, Long> found = new HashMap<>();
        MemberId after = null;
        do {
            InterestBases page = page(queries, written, after);
            page.persons()
                    .forEach(line -> found.put(line.memberId().toString(), line.balanceFen()));
            after = page.nextCursor() == null ? null : MemberId.parse(page.nextCursor());
        } while (after != null);

        Map<String, Long> expected = new HashMap<>();
        state.balances()
                .forEach((account, fen) -> {
                    if (account.code() == AccountCode.PERSONAL_CURRENT
                            || account.code() == AccountCode.PERSONAL_PREVIOUS) {
                        expected.merge(account.owner(), -fen, Math::addExact);
                    }
                });
        expected.values().removeIf(fen -> fen == 0);
        assertThat(found).isNotEmpty().isEqualTo(expected);
    }

    private static InterestBases page(
            InterestBaseQueries queries, WrittenBook written, @Nullable MemberId after) {
        return queries.page(written.book, LocalDate.of(9999, 12, 31), new AsOf.Live(), after, 2)
                        instanceof Answer.Found<InterestBases>(InterestBases found)
                ? found
                : new InterestBases(written.book, TODAY, 0, List.of(), null);
    }
}
