package io.gongji.ledger.domain;

import io.gongji.contracts.BookId;
import io.gongji.contracts.Channel;
import io.gongji.contracts.EmployerId;
import io.gongji.contracts.EventId;
import io.gongji.contracts.Fund;
import io.gongji.contracts.GrantId;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.ProviderId;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.Scheme;
import io.gongji.contracts.SettlementId;
import io.gongji.contracts.event.ContributionEvent;
import io.gongji.contracts.event.EventType;
import io.gongji.contracts.event.GongjiEvent;
import io.gongji.contracts.event.GrantEvent;
import io.gongji.contracts.event.MemberEvent;
import io.gongji.contracts.event.SettlementEvent;
import io.gongji.contracts.event.SettlementEvent.DebitSource;
import io.gongji.contracts.journal.Account;
import io.gongji.contracts.journal.AccountCode;
import io.gongji.contracts.journal.Cause;
import io.gongji.contracts.journal.JournalCodec;
import io.gongji.contracts.journal.JournalRecord;
import io.gongji.contracts.journal.Outcome;
import io.gongji.contracts.journal.Sha256;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Histories for tests: events go in as a worker would put them, records come out. Every record is
/// written and read back by the codec before it is applied, so that what the tests see is what a
/// reader of the journal sees.
final class Book {
    static final RegionCode SHIJIAZHUANG = new RegionCode("130100");
    static final RegionCode TANGSHAN = new RegionCode("130200");
    static final EmployerId EMPLOYER = new EmployerId("EMPLOYER1");
    static final YearMonth MONTH = YearMonth.of(2025, 3);
    static final LocalDate DAY = LocalDate.of(2025, 3, 12);
    static final ProviderId HOSPITAL = new ProviderId("HOSPITAL1");
    static final List<DebitSource> ORDER =
            List.of(
                    DebitSource.OWN_CURRENT,
                    DebitSource.OWN_PREVIOUS,
                    DebitSource.WALLET,
                    DebitSource.GRANTS);

    final BookState state;
    final List<JournalRecord> records = new ArrayList<>();
    private LocalDate today = DAY;

    Book() {
        this(new BookId("13"));
    }

    Book(BookId book) {
        state = BookState.complete(book);
    }

    /// From now on services are of this day.
    Book on(LocalDate day) {
        today = day;
        return this;
    }

    LocalDate today() {
        return today;
    }

    static MemberId member(int n) {
        return new MemberId(new UUID(1, n));
    }

    /// The event whose record has a number.
    static EventId event(int seq) {
        return new EventId(new UUID(4, seq));
    }

    static GrantId grant(int n) {
        return new GrantId(new UUID(2, n));
    }

    static SettlementId bill(int n) {
        return new SettlementId(new UUID(3, n));
    }

    static MemberEvent enrolled(int n) {
        return new MemberEvent.Enrolled(member(n), SHIJIAZHUANG, Scheme.EMPLOYEE);
    }

    static MemberEvent closed(int n) {
        return new MemberEvent.Closed(member(n), SHIJIAZHUANG, MemberEvent.ClosureReason.DECEASED);
    }

    static ContributionEvent assessed(int n, long shareFen) {
        return new ContributionEvent.PayrollLineAssessed(
                EMPLOYER,
                MONTH,
                SHIJIAZHUANG,
                member(n),
                shareFen * 50,
                Math.max(shareFen * 50, 1),
                shareFen);
    }

    static ContributionEvent allotted(int n, long fen) {
        return new ContributionEvent.PayrollAllotted(
                EMPLOYER,
                MONTH,
                SHIJIAZHUANG,
                List.of(new ContributionEvent.PayrollAllotted.Line(member(n), fen)));
    }

    static ContributionEvent received(long employeeFen, long employerFen) {
        return new ContributionEvent.PayrollReceived(
                EMPLOYER, MONTH, SHIJIAZHUANG, new Channel("TAX"), "T-1", employeeFen, employerFen);
    }

    static ContributionEvent corrected(int n, long fen) {
        return new ContributionEvent.AllotmentCorrected(
                EMPLOYER, MONTH, SHIJIAZHUANG, member(n), fen);
    }

    static GrantEvent authorised(int grant, int giver, int member) {
        return authorised(grant, giver, member, null);
    }

    static GrantEvent authorised(int grant, int giver, int member, @Nullable Long capFen) {
        return new GrantEvent.Authorised(
                grant(grant), member(giver), SHIJIAZHUANG, member(member), SHIJIAZHUANG, capFen);
    }

    static GrantEvent earmarked(int grant, int giver, int member, long fen) {
        return new GrantEvent.EarmarkRequested(
                grant(grant), member(giver), SHIJIAZHUANG, member(member), SHIJIAZHUANG, fen);
    }

    static GrantEvent ended(int grant, int giver, int member) {
        return new GrantEvent.Ended(
                grant(grant),
                member(giver),
                SHIJIAZHUANG,
                member(member),
                GrantEvent.EndReason.GIVER_ENDED);
    }

    static SettlementEvent.Requested bill(int n, int patient, long fundFen, long payableFen) {
        return bill(n, patient, fundFen, payableFen, 0, SHIJIAZHUANG, Fund.EMPLOYEE);
    }

    static SettlementEvent.Requested bill(
            int n,
            int patient,
            long fundFen,
            long payableFen,
            long cashOnlyFen,
            RegionCode provider,
            Fund fund) {
        return new SettlementEvent.Requested(
                bill(n),
                member(patient),
                SHIJIAZHUANG,
                fund,
                HOSPITAL,
                provider,
                "N-" + n,
                SettlementEvent.Benefit.OUTPATIENT,
                fundFen + payableFen + cashOnlyFen,
                fundFen,
                payableFen,
                cashOnlyFen,
                ORDER,
                new SettlementEvent.Pricing(
                        2025, "ACTIVE_UNDER_45", fundFen + payableFen, 600, 350_000, 0));
    }

    static SettlementEvent voided(int n, int patient) {
        return new SettlementEvent.VoidRequested(bill(n), member(patient), SHIJIAZHUANG);
    }

    /// Puts money on a person's current year through assessment and allotment.
    Book funded(int n, long fen) {
        return after(assessed(n, fen), allotted(n, fen));
    }

    Book after(GongjiEvent... events) {
        for (GongjiEvent event : events) {
            take(event);
        }
        return this;
    }

    Outcome take(GongjiEvent event) {
        References.of(event).records().stream()
                .filter(seq -> seq <= records.size())
                .map(this::past)
                .forEach(state::load);
        return take(event, LedgerDecider.decide(event, today, state));
    }

    /// Records an outcome that was decided elsewhere.
    Outcome take(GongjiEvent event, Outcome outcome) {
        JournalRecord record =
                new JournalRecord(
                        state.book(),
                        records.size() + 1L,
                        Sha256.ZERO,
                        new Cause.OfEvent(
                                event(records.size() + 1),
                                EventType.of(event).wireName(),
                                "/test",
                                records.size() + 1L,
                                "test/1",
                                null,
                                new Cause.Coordinate(
                                        EventType.of(event).topic().topicName(), records.size())),
                        Instant.parse("2025-03-12T08:00:00Z").plusSeconds(records.size()),
                        LedgerDecider.accountingDate(today, state),
                        today,
                        LedgerDecider.RULES_VERSION,
                        outcome);
        JournalRecord read = JournalCodec.decode(JournalCodec.encode(record));
        LedgerDecider.evolve(state, read);
        records.add(read);
        return read.outcome();
    }

    PastRecord past(long seq) {
        return new PastRecord(seq, records.get((int) seq - 1).outcome());
    }

    Outcome.Accepted accepted(GongjiEvent event) {
        return take(event) instanceof Outcome.Accepted accepted ? accepted : fail(event);
    }

    private Outcome.Accepted fail(GongjiEvent event) {
        throw new AssertionError("declined: " + event + " with " + records.getLast().outcome());
    }

    long currentFen(int n) {
        return of(AccountCode.PERSONAL_CURRENT, n);
    }

    long previousFen(int n) {
        return of(AccountCode.PERSONAL_PREVIOUS, n);
    }

    long walletFen(int n) {
        return of(AccountCode.WALLET, n);
    }

    private long of(AccountCode code, int n) {
        return credit(Account.ofMember(code, state.regionOf(member(n), SHIJIAZHUANG), member(n)));
    }

    /// What is on an account of the agency, a credit positive.
    long creditFen(AccountCode code, Fund fund) {
        return credit(Account.of(code, fund, SHIJIAZHUANG));
    }

    long inAdvanceFen(int year, AccountCode income) {
        return credit(Account.inAdvance(SHIJIAZHUANG, year, income));
    }

    long owedFen(int n) {
        return state.balanceFen(
                Account.ofMember(AccountCode.RECOVERABLE_FROM_MEMBER, SHIJIAZHUANG, member(n)));
    }

    long suspenseFen() {
        return credit(Account.of(AccountCode.SUSPENSE, Fund.EMPLOYEE, SHIJIAZHUANG));
    }

    long earmarkFen(int grant) {
        return credit(Account.ofGrant(SHIJIAZHUANG, grant(grant)));
    }

    long payableFen(RegionCode region, Fund fund) {
        return credit(Account.ofProvider(AccountCode.PROVIDER_PAYABLE, fund, region, HOSPITAL));
    }

    private long credit(Account account) {
        return -state.balanceFen(account);
    }
}
