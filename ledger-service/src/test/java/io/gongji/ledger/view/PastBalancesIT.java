package io.gongji.ledger.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongji.contracts.MemberId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.journal.Account;
import io.gongji.contracts.journal.AccountCode;
import io.gongji.contracts.journal.HoldLeg;
import io.gongji.contracts.journal.JournalRecord;
import io.gongji.ledger.domain.BookState;
import io.gongji.ledger.domain.GrantState;
import io.gongji.ledger.domain.HoldState;
import io.gongji.ledger.domain.MemberState;
import io.gongji.ledger.proof.RandomHistory;
import io.gongji.ledger.proof.WrittenBook;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Any point of the past is what folding the records up to it gives (seed 51).
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PastBalancesIT {
    private static final long SEED = 51;

    private WrittenBook written;
    private List<JournalRecord> records;
    private BalanceQueries balances;
    private TrialBalanceQueries trialBalances;

    @BeforeAll
    void write() throws SQLException {
        written = WrittenBook.ofEverything(SEED, 400);
        records = written.records();
        Snapshots snapshots = new Snapshots(written.asService());
        balances = new BalanceQueries(snapshots);
        trialBalances = new TrialBalanceQueries(snapshots);
    }

    @AfterAll
    void close() {
        written.close();
    }

    @Test
    void everyAccountAsOfARecordIsTheFoldAtThatRecord() {
        for (int seq = 0; seq <= records.size(); seq += 26) {
            BookState fold = foldUntil(seq);
            for (Account account : foldUntil(records.size()).balances().keySet()) {
                assertThat(found(balances.ofAccount(account, new AsOf.Seq(seq), null)))
                        .as("%s as of %s", account, seq)
                        .returns(fold.balanceFen(account), AccountBalance::balanceFen)
                        .returns((long) seq, AccountBalance::asOfSeq);
            }
        }
    }

    @Test
    void everyPersonAsOfARecordIsTheFoldAtThatRecord() {
        for (int seq = 0; seq <= records.size(); seq += 13) {
            BookState fold = foldUntil(seq);
            for (MemberState member : foldUntil(records.size()).members()) {
                assertThat(found(balances.ofMember(member.id(), new AsOf.Seq(seq), null)))
                        .as("%s as of %s", member.id(), seq)
                        .usingRecursiveComparison()
                        .ignoringFields("standing")
                        .isEqualTo(expected(fold, member, seq));
            }
        }
    }

    @Test
    void liveIsAsOfTheHead() {
        MemberId member = RandomHistory.member(1);
        assertThat(found(balances.ofMember(member, new AsOf.Live(), null)))
                .isEqualTo(found(balances.ofMember(member, new AsOf.Seq(records.size()), null)));
        assertThat(found(trialBalances.of(all(new AsOf.Live()))))
                .isEqualTo(found(trialBalances.of(all(new AsOf.Seq(records.size())))));
    }

    @Test
    void aTimeIsTheLastRecordWrittenByThen() {
        Instant time = records.get(100).recordedAt();
        long last = records.stream().filter(record -> !record.recordedAt().isAfter(time)).count();
        MemberId member = RandomHistory.member(2);
        assertThat(found(balances.ofMember(member, new AsOf.RecordedTime(time), null)))
                .isEqualTo(found(balances.ofMember(member, new AsOf.Seq(last), null)));
        assertThat(found(balances.ofMember(member, new AsOf.RecordedTime(Instant.EPOCH), null)))
                .returns(0L, MemberBalance::asOfSeq)
                .returns(0L, MemberBalance::availableFen);
        assertThat(
                        found(
                                balances.ofMember(
                                        member,
                                        new AsOf.RecordedTime(
                                                Instant.parse("2999-01-01T00:00:00Z")),
                                        null)))
                .returns((long) records.size(), MemberBalance::asOfSeq);
    }

    @Test
    void aRecordThatIsNotWrittenYetIsRefused() {
        assertThat(
                        balances.ofMember(
                                RandomHistory.member(1), new AsOf.Seq(records.size() + 1L), null))
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused -> {
                            assertThat(refused.reason()).isEqualTo(Refusal.INVALID_FIELD);
                            assertThat(refused.detail().english())
                                    .contains("asOfSeq", String.valueOf(records.size()));
                        });
    }

    @Test
    void anUnknownPersonIsRefused() {
        assertThat(balances.ofMember(RandomHistory.member(4711), new AsOf.Live(), null))
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Refusal.MEMBER_UNKNOWN));
    }

    @Test
    void theTrialBalanceIsZeroInEveryRegionAndFundAtEveryRecord() {
        for (int seq = 0; seq <= records.size(); seq += 20) {
            TrialBalance trial = found(trialBalances.of(all(new AsOf.Seq(seq))));
            BookState fold = foldUntil(seq);
            assertThat(trial.sums())
                    .allSatisfy(sum -> {
                        assertThat(sum.sumFen()).isZero();
                        assertThat(sum.debitFen()).isEqualTo(sum.creditFen());
                    });
            assertThat(trial.lines())
                    .allSatisfy(line ->
                            assertThat(line.debitFen() - line.creditFen())
                                    .isEqualTo(sumOf(fold, line)));
        }
        assertThat(found(trialBalances.of(all(new AsOf.Live()))).sums()).hasSizeGreaterThan(2);
    }

    private static long sumOf(BookState fold, TrialBalance.Line line) {
        return fold.balances().entrySet().stream()
                .filter(entry ->
                        entry.getKey().code().code().equals(line.account())
                                && entry.getKey().region().equals(line.region())
                                && entry.getKey().fund() == line.fund())
                .mapToLong(java.util.Map.Entry::getValue)
                .sum();
    }

    private BookState foldUntil(int seq) {
        return WrittenBook.foldOf(written.book, records.subList(0, seq));
    }

    private MemberBalance expected(BookState fold, MemberState member, long seq) {
        long current = credit(fold, AccountCode.PERSONAL_CURRENT, member);
        long previous = credit(fold, AccountCode.PERSONAL_PREVIOUS, member);
        long wallet = credit(fold, AccountCode.WALLET, member);
        MemberState then =
                Objects.requireNonNullElse(
                        fold.member(member.id()),
                        new MemberState(
                                member.id(),
                                member.region(),
                                MemberState.Status.OPEN,
                                1,
                                null,
                                member.openYear(),
                                member.openYearSeq()));
        return new MemberBalance(
                member.id(),
                member.region(),
                written.book,
                seq,
                current,
                previous,
                wallet,
                heldFen(fold, member),
                current + previous + wallet,
                -credit(fold, AccountCode.RECOVERABLE_FROM_MEMBER, member),
                holds(fold, member),
                underGrants(fold, member),
                Standing.statusOf(then.status(), then.freeze() != null),
                new Standing(Standing.Status.OPEN, null, null, null),
                null);
    }

    private static List<HeldMoney.Hold> holds(BookState fold, MemberState member) {
        return active(fold)
                .filter(hold -> hold.memberId().equals(member.id()))
                .map(hold ->
                        new HeldMoney.Hold(
                                hold.id(),
                                hold.provider(),
                                hold.leftFen(),
                                sum(hold, leg -> leg.grant() == null),
                                hold.expiresAt()))
                .toList();
    }

    private static List<HeldMoney.UnderGrant> underGrants(BookState fold, MemberState member) {
        return active(fold)
                .flatMap(hold ->
                        fold.grants().stream()
                                .filter(grant -> grant.giver().equals(member.id()))
                                .sorted(Comparator.comparing(GrantState::id))
                                .map(grant ->
                                        new HeldMoney.UnderGrant(
                                                grant.id(),
                                                grant.mechanism(),
                                                hold.id(),
                                                hold.memberId(),
                                                sum(hold, leg -> grant.id().equals(leg.grant())),
                                                hold.expiresAt())))
                .filter(under -> under.amountFen() > 0)
                .toList();
    }

    private static long heldFen(BookState fold, MemberState member) {
        return new HeldMoney(holds(fold, member), underGrants(fold, member)).ownFen();
    }

    private static Stream<HoldState> active(BookState fold) {
        return fold.holds().stream()
                .filter(HoldState::isActive)
                .sorted(Comparator.comparingLong(HoldState::seq));
    }

    private static long sum(HoldState hold, Predicate<HoldLeg> which) {
        return HoldLeg.sumFen(hold.left().stream().filter(which).toList());
    }

    private static long credit(BookState fold, AccountCode code, MemberState member) {
        return -fold.balanceFen(Account.ofMember(code, member.region(), member.id()));
    }

    static <T> T found(Answer<T> answer) {
        assertThat(answer).isInstanceOf(Answer.Found.class);
        return ((Answer.Found<T>) answer).value();
    }

    private TrialBalance.Asked all(AsOf asOf) {
        return new TrialBalance.Asked(written.book, asOf, null, null);
    }
}
