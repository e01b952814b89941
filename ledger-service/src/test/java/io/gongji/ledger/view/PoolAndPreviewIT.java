package io.gongji.ledger.view;

import static io.gongji.ledger.view.PastBalancesIT.found;
import static org.assertj.core.api.Assertions.assertThat;

import io.gongji.contracts.Fund;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.journal.Change.Mechanism;
import io.gongji.contracts.journal.JournalRecord;
import io.gongji.contracts.journal.Memo;
import io.gongji.contracts.journal.Outcome;
import io.gongji.ledger.domain.BookState;
import io.gongji.ledger.proof.RandomHistory;
import io.gongji.ledger.proof.WrittenBook;
import java.sql.SQLException;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a pool and a preview promise is what the next bill finds.
class PoolAndPreviewIT {
    private static final LocalDate DAY = LocalDate.of(2025, 2, 20);

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {61, 62, 63})
    void aBillIsPaidAsItsPreviewSaid(long seed) throws SQLException {
        try (WrittenBook written = WrittenBook.random(seed, 220)) {
            SplitPreviews previews = new SplitPreviews(new Snapshots(written.asService()));
            for (int n = 0; n < RandomHistory.MEMBERS; n++) {
                Answer<SplitPreview> preview =
                        previews.of(
                                new SplitPreview.Asked(
                                        RandomHistory.member(n),
                                        written.history.cityOf(n),
                                        Fund.EMPLOYEE,
                                        400_00,
                                        RandomHistory.ORDER,
                                        DAY));
                JournalRecord bill = written.write(written.history.bill(n, 1, 400_00), DAY);
                switch (preview) {
                    case Answer.Found<SplitPreview>(SplitPreview split) -> assertPaid(bill, split);
                    case Answer.Refused<SplitPreview> refused ->
                            assertThat(bill.outcome())
                                    .isEqualTo(new Outcome.Declined(refused.reason()));
                }
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {71, 72, 73, 74})
    void aBillOfEverythingTakesExactlyThePool(long seed) throws SQLException {
        try (WrittenBook written = WrittenBook.random(seed, 220)) {
            FamilyPoolQueries pools = new FamilyPoolQueries(new Snapshots(written.asService()));
            for (int n = 0; n < RandomHistory.MEMBERS; n++) {
                FamilyPool pool =
                        found(pools.of(RandomHistory.member(n), DAY.getYear(), new AsOf.Live()));
                BookState before = WrittenBook.foldOf(written.book, written.records());
                assertThat(pool.grants())
                        .hasSameSizeAs(before.activeGrantsTo(RandomHistory.member(n)));
                assertThat(pool.totalFen()).isEqualTo(pool.derivedFen() + pool.postedFen());
                JournalRecord bill = written.write(written.history.bill(n, 1, 100_000_000), DAY);
                if (bill.outcome() instanceof Outcome.Accepted accepted
                        && accepted.memo() instanceof Memo.BillPaid paid) {
                    assertThat(paid.poolFen()).isEqualTo(pool.totalFen());
                } else {
                    assertThat(pool.totalFen()).isZero();
                }
                assertEmptied(pools, RandomHistory.member(n));
            }
        }
    }

    private static void assertEmptied(FamilyPoolQueries pools, MemberId member) {
        FamilyPool pool = found(pools.of(member, DAY.getYear(), new AsOf.Live()));
        assertThat(pool.totalFen()).isZero();
        assertThat(pool.grants())
                .allSatisfy(grant -> {
                    assertThat(grant.availableFen()).isZero();
                    if (grant.status() == FamilyPool.Status.GIVER_CLOSED) {
                        assertThat(grant.mechanism()).isEqualTo(Mechanism.AUTHORISATION);
                    }
                });
    }

    private static void assertPaid(JournalRecord bill, SplitPreview split) {
        assertThat(bill.outcome())
                .isInstanceOfSatisfying(
                        Outcome.Accepted.class,
                        accepted ->
                                assertThat(accepted.memo())
                                        .isInstanceOfSatisfying(
                                                Memo.BillPaid.class,
                                                paid -> {
                                                    assertThat(paid.ownFen())
                                                            .isEqualTo(split.ownFen());
                                                    assertThat(paid.walletFen())
                                                            .isEqualTo(split.walletFen());
                                                    assertThat(paid.poolFen())
                                                            .isEqualTo(split.poolFen());
                                                    assertThat(paid.cashFen())
                                                            .isEqualTo(split.cashFen() + 7);
                                                }));
        assertThat(split.grants().stream().mapToLong(SplitPreview.GrantPart::amountFen).sum())
                .isEqualTo(split.poolFen());
        assertThat(split.ownFen() + split.walletFen() + split.poolFen() + split.cashFen())
                .isEqualTo(400_00);
    }
}
