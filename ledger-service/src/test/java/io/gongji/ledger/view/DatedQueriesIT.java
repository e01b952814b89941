package io.gongji.ledger.view;

import static io.gongji.ledger.view.PastBalancesIT.found;
import static org.assertj.core.api.Assertions.assertThat;

import io.gongji.contracts.MemberId;
import io.gongji.contracts.ProviderId;
import io.gongji.contracts.event.SettlementEvent.DebitSource;
import io.gongji.contracts.journal.Account;
import io.gongji.contracts.journal.AccountCode;
import io.gongji.contracts.journal.JournalRecord;
import io.gongji.contracts.journal.Outcome;
import io.gongji.contracts.journal.Posting;
import io.gongji.ledger.domain.BookState;
import io.gongji.ledger.domain.GrantState;
import io.gongji.ledger.domain.MemberState;
import io.gongji.ledger.domain.Split;
import io.gongji.ledger.proof.RandomHistory;
import io.gongji.ledger.proof.WrittenBook;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Questions by date, and by what was known, answer what adding up the records answers (seed 57).
/// The book is recorded over some days, so daily sums and single postings both count.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DatedQueriesIT {
    private static final List<LocalDate> DAYS =
            List.of(
                    LocalDate.of(2024, 10, 31),
                    LocalDate.of(2024, 12, 31),
                    LocalDate.of(2025, 1, 15),
                    LocalDate.of(2025, 12, 31));

    private WrittenBook written;
    private List<JournalRecord> records;
    private List<Long> points;
    private BalanceQueries balances;
    private AccountStatementQueries accounts;
    private StatementQueries statements;
    private FamilyPoolQueries pools;

    @BeforeAll
    void write() throws SQLException {
        written = WrittenBook.recordedOverDays(57, 320);
        records = written.records();
        long head = records.size();
        points = List.of(0L, head / 2, head - 1, head);
        Snapshots snapshots = new Snapshots(written.asService());
        balances = new BalanceQueries(snapshots);
        accounts = new AccountStatementQueries(snapshots);
        statements = new StatementQueries(snapshots);
        pools = new FamilyPoolQueries(snapshots);
    }

    @AfterAll
    void close() {
        written.close();
    }

    @Test
    void aBalanceByBothDatesIsTheSumOfWhatWasKnown() {
        for (Account account : someAccounts()) {
            for (long seq : points) {
                for (LocalDate day : DAYS) {
                    assertThat(found(balances.ofAccount(account, new AsOf.Seq(seq), day)))
                            .as("%s as of %s about %s", account, seq, day)
                            .returns(
                                    sum(
                                            account,
                                            seq,
                                            record -> !record.effectiveDate().isAfter(day)),
                                    AccountBalance::balanceFen)
                            .returns(day, AccountBalance::effectiveDate);
                }
            }
        }
    }

    @Test
    void whatAProviderIsOwedByDateIsThatOfItsAccounts() {
        List<Account> owed =
                accounts().stream()
                        .filter(account ->
                                account.code() == AccountCode.PROVIDER_PAYABLE
                                        || account.code() == AccountCode.PROVIDER_ADVANCE)
                        .toList();
        assertThat(owed).isNotEmpty();
        OwnedAccountQueries owned = new OwnedAccountQueries(new Snapshots(written.asService()));
        for (String provider : owed.stream().map(Account::owner).distinct().toList()) {
            for (LocalDate day : DAYS) {
                OwnedAccounts found = owned.ofProvider(new ProviderId(provider), null, day);
                assertThat(found.totals().stream().mapToLong(OwnedAccounts.Total::balanceFen).sum())
                        .isEqualTo(
                                owed.stream()
                                        .filter(account -> account.owner().equals(provider))
                                        .mapToLong(account ->
                                                sum(
                                                        account,
                                                        records.size(),
                                                        record ->
                                                                !record.effectiveDate()
                                                                        .isAfter(day)))
                                        .sum());
                assertThat(found.accounts())
                        .allSatisfy(account -> assertThat(account.effectiveDate()).isEqualTo(day));
            }
        }
    }

    @Test
    void aPersonsBalanceByDateIsThatOfTheAccounts() {
        MemberId member = RandomHistory.member(1);
        for (LocalDate day : DAYS) {
            MemberBalance balance = found(balances.ofMember(member, new AsOf.Live(), day));
            assertThat(balance.currentYearFen())
                    .isEqualTo(
                            -sum(
                                    ofMember(AccountCode.PERSONAL_CURRENT, 1),
                                    records.size(),
                                    record -> !record.effectiveDate().isAfter(day)));
            assertThat(balance.effectiveDate()).isEqualTo(day);
        }
    }

    @Test
    void aStatementOfAnAccountOpensMovesAndClosesByEitherDate() {
        for (Account account : someAccounts()) {
            for (DateBy by : DateBy.values()) {
                for (long seq : points) {
                    Period period = new Period(by, DAYS.get(1), DAYS.get(2));
                    List<AccountStatement> pages = pages(account, period, seq, 7);
                    AccountStatement first = pages.getFirst();
                    Function<JournalRecord, LocalDate> date = dateOf(by);
                    assertThat(first.openingFen())
                            .isEqualTo(sum(account, seq, r -> date.apply(r).isBefore(DAYS.get(1))));
                    assertThat(first.closingFen())
                            .isEqualTo(sum(account, seq, r -> !date.apply(r).isAfter(DAYS.get(2))))
                            .isEqualTo(first.openingFen() + first.debitFen() - first.creditFen());
                    assertAddsUp(pages, date);
                }
            }
        }
    }

    @Test
    void theStatementOfAClosedMonthStaysAsItWas() throws SQLException {
        try (WrittenBook moving = WrittenBook.closedThrough(58, 200, YearMonth.of(2025, 1))) {
            Snapshots snapshots = new Snapshots(moving.asService());
            StatementQueries queries = new StatementQueries(snapshots);
            TrialBalanceQueries trials = new TrialBalanceQueries(snapshots);
            Statement.Asked month =
                    asked(
                            2,
                            DateBy.ACCOUNTING,
                            LocalDate.of(2025, 1, 1),
                            LocalDate.of(2025, 1, 31));
            TrialBalance.Asked january =
                    new TrialBalance.Asked(
                            moving.book, new AsOf.Live(), YearMonth.of(2025, 1), null);
            Statement before = found(queries.of(month));
            TrialBalance trial = found(trials.of(january));
            moving.go(150);
            Statement after = found(queries.of(month));
            assertThat(after.lines()).isEqualTo(before.lines());
            assertThat(after.closingFen()).isEqualTo(before.closingFen());
            TrialBalance later = found(trials.of(january));
            assertThat(later.asOfSeq()).isGreaterThan(trial.asOfSeq());
            assertThat(later.lines()).isEqualTo(trial.lines());
            assertThat(later.sums()).allSatisfy(sum -> assertThat(sum.sumFen()).isZero());
        }
    }

    @Test
    void aFamilysStatementIsThatOfItsPersonsAndEarmarks() {
        boolean joined = false;
        for (int n = 0; n < RandomHistory.MEMBERS; n++) {
            for (long seq : points.subList(1, points.size())) {
                FamilyStatement family = found(statements.ofFamily(asked(n, seq)));
                BookState fold = foldUntil(seq);
                assertThat(owners(family)).isEqualTo(owners(n, fold));
                long linesFen = family.lines().stream().mapToLong(Statement.Line::amountFen).sum();
                assertThat(family.closingFen())
                        .isEqualTo(family.openingFen() + linesFen)
                        .isEqualTo(
                                family.parts().stream()
                                        .mapToLong(FamilyStatement.Part::closingFen)
                                        .sum())
                        .isEqualTo(-owners(n, fold).stream().mapToLong(o -> held(fold, o)).sum());
                joined |= family.parts().size() > 1;
            }
        }
        assertThat(joined).as("a family of more than one").isTrue();
    }

    @Test
    void aPoolOfThePastIsWhatABillWouldHaveFoundThen() {
        boolean reached = false;
        for (int n = 0; n < RandomHistory.MEMBERS; n++) {
            for (long seq : points.subList(1, points.size())) {
                BookState fold = foldUntil(seq);
                MemberId member = RandomHistory.member(n);
                if (fold.member(member) == null) {
                    continue;
                }
                FamilyPool pool = found(pools.of(member, 2025, new AsOf.Seq(seq)));
                assertThat(pool.grants()).hasSameSizeAs(fold.activeGrantsTo(member));
                assertThat(pool.totalFen())
                        .as("%s as of %s", member, seq)
                        .isEqualTo(reach(fold, n));
                for (FamilyPool.Grant grant : pool.grants()) {
                    GrantState then = fold.grant(grant.grantId());
                    assertThat(then).isNotNull();
                    assertThat(grant.drawnThisYearFen()).isEqualTo(then.drawnFen(2025));
                }
                reached |= pool.totalFen() > 0;
            }
        }
        assertThat(reached).as("a pool with money in it").isTrue();
    }

    @Test
    void aCursorOfAnotherStatementIsRefused() {
        Account account = accounts().iterator().next();
        Period all = new Period(DateBy.EFFECTIVE, null, null);
        String cursor = page(account, all, records.size(), null, 1).nextCursor();
        assertThat(cursor).isNotNull();
        Period other = new Period(DateBy.ACCOUNTING, null, null);
        assertThat(
                        accounts.of(
                                new AccountStatement.Asked(
                                        account, other, new AsOf.Live(), cursor, 1)))
                .isInstanceOf(Answer.Refused.class);
    }

    private void assertAddsUp(
            List<AccountStatement> pages, Function<JournalRecord, LocalDate> date) {
        long balanceFen = pages.getFirst().openingFen();
        long lastSeq = 0;
        for (AccountStatement page : pages) {
            assertThat(page.closingFen()).isEqualTo(pages.getFirst().closingFen());
            for (AccountStatement.Line line : page.lines()) {
                balanceFen += line.amountFen();
                assertThat(line.balanceFen()).isEqualTo(balanceFen);
                assertThat(line.seq()).isGreaterThanOrEqualTo(lastSeq);
                assertThat(date.apply(records.get((int) line.seq() - 1)))
                        .isBetween(DAYS.get(1), DAYS.get(2));
                lastSeq = line.seq();
            }
        }
        assertThat(balanceFen).isEqualTo(pages.getFirst().closingFen());
    }

    private List<AccountStatement> pages(Account account, Period period, long seq, int limit) {
        List<AccountStatement> pages = new ArrayList<>();
        String cursor = null;
        do {
            pages.add(page(account, period, seq, cursor, limit));
            cursor = pages.getLast().nextCursor();
        } while (cursor != null);
        return pages;
    }

    private AccountStatement page(
            Account account, Period period, long seq, String cursor, int limit) {
        return found(
                accounts.of(
                        new AccountStatement.Asked(
                                account, period, new AsOf.Seq(seq), cursor, limit)));
    }

    private static Function<JournalRecord, LocalDate> dateOf(DateBy by) {
        return by == DateBy.EFFECTIVE
                ? JournalRecord::effectiveDate
                : JournalRecord::accountingDate;
    }

    private Statement.Asked asked(int n, long seq) {
        return new Statement.Asked(
                RandomHistory.member(n),
                new Period(DateBy.EFFECTIVE, null, null),
                new AsOf.Seq(seq),
                null,
                500);
    }

    private static Statement.Asked asked(int n, DateBy by, LocalDate from, LocalDate to) {
        return new Statement.Asked(
                RandomHistory.member(n), new Period(by, from, to), new AsOf.Live(), null, 500);
    }

    private static Set<String> owners(FamilyStatement family) {
        Set<String> owners = new HashSet<>();
        for (FamilyStatement.Part part : family.parts()) {
            owners.add(
                    part.memberId() == null
                            ? String.valueOf(part.grantId())
                            : part.memberId().toString());
        }
        return owners;
    }

    private static Set<String> owners(int n, BookState fold) {
        MemberId person = RandomHistory.member(n);
        Set<String> owners = new HashSet<>(Set.of(person.toString()));
        for (GrantState grant : fold.grants()) {
            boolean of = grant.giver().equals(person) || grant.member().equals(person);
            if (grant.active() && of) {
                owners.add(grant.giver().toString());
                owners.add(grant.member().toString());
                switch (grant.mechanism()) {
                    case EARMARK -> owners.add(grant.id().toString());
                    case AUTHORISATION -> {}
                }
            }
        }
        return owners;
    }

    private static long held(BookState fold, String owner) {
        return fold.balances().entrySet().stream()
                .filter(balance -> balance.getKey().owner().equals(owner))
                .mapToLong(balance -> balance.getValue())
                .sum();
    }

    private long reach(BookState fold, int n) {
        MemberState patient = Objects.requireNonNull(fold.member(RandomHistory.member(n)));
        if (patient.status() == MemberState.Status.CLOSED) {
            return 0;
        }
        return Split.of(
                        fold,
                        RandomHistory.member(n),
                        written.history.cityOf(n),
                        Long.MAX_VALUE,
                        List.of(DebitSource.GRANTS),
                        2025)
                .poolFen();
    }

    private long sum(Account account, long seq, Predicate<JournalRecord> counts) {
        long sum = 0;
        for (JournalRecord record : records.subList(0, (int) seq)) {
            if (counts.test(record)
                    && record.outcome() instanceof Outcome.Accepted(_, List<Posting> legs, _)) {
                for (Posting leg : legs) {
                    sum += leg.account().equals(account) ? leg.amountFen() : 0;
                }
            }
        }
        return sum;
    }

    private Set<Account> accounts() {
        return foldUntil(records.size()).balances().keySet();
    }

    /// All of the agency's own, and one person's.
    private List<Account> someAccounts() {
        String person = RandomHistory.member(1).toString();
        return accounts().stream()
                .filter(account -> account.code().isOfAgency() || account.owner().equals(person))
                .toList();
    }

    private Account ofMember(AccountCode code, int n) {
        MemberId member = RandomHistory.member(n);
        MemberState known = foldUntil(records.size()).member(member);
        return Account.ofMember(code, Objects.requireNonNull(known).region(), member);
    }

    private BookState foldUntil(long seq) {
        return WrittenBook.foldOf(written.book, records.subList(0, (int) seq));
    }
}
