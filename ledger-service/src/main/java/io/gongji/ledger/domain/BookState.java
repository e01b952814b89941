package io.gongji.ledger.domain;

import io.gongji.contracts.BookId;
import io.gongji.contracts.CaptureId;
import io.gongji.contracts.EventId;
import io.gongji.contracts.GrantId;
import io.gongji.contracts.HoldId;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.SettlementId;
import io.gongji.contracts.TransferId;
import io.gongji.contracts.WithdrawalId;
import io.gongji.contracts.journal.Account;
import io.gongji.contracts.journal.Change.Mechanism;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// One book's live state: all of it (a fold from the first record), or the slice that a batch
/// refers to. Stores load into it; after that only [LedgerDecider#evolve] writes it. Not
/// thread-safe.
public final class BookState {
    private final BookId book;
    private final boolean complete;
    private final Map<Account, Long> balances = new HashMap<>();
    private final StateTables tables = new StateTables();
    private final Map<MemberId, Set<GrantId>> activeGrants = new HashMap<>();
    private final Map<Long, PastRecord> pastRecords = new HashMap<>();
    private final Map<String, NavigableSet<Long>> parkedSeqs = new HashMap<>();
    private boolean dispatchesLoaded;
    private @Nullable Periods periods;
    private boolean periodsWritten;

    private BookState(BookId book, boolean complete) {
        this.book = book;
        this.complete = complete;
        this.dispatchesLoaded = complete;
        this.periods = complete ? Periods.OPEN : null;
    }

    /// An empty book to be folded from its first record: what it does not know does not exist.
    public static BookState complete(BookId book) {
        return new BookState(book, true);
    }

    /// A part of a book: reading the balance of an account that was not loaded is an error, not a
    /// zero.
    public static BookState slice(BookId book) {
        return new BookState(book, false);
    }

    public BookId book() {
        return book;
    }

    /// The balance, debit positive. In a slice an account that was not loaded is an
    /// [IllegalStateException].
    public long balanceFen(Account account) {
        Long balance = balances.get(account);
        if (balance == null) {
            if (!complete) {
                throw new IllegalStateException("not loaded: " + account);
            }
            return 0;
        }
        return balance;
    }

    /// What a person or employer has on an account that grows by credits, 0 or more.
    long creditFen(Account account) {
        return -balanceFen(account);
    }

    /// Whether the balance of an account can be read here.
    public boolean knows(Account account) {
        return complete || balances.containsKey(account);
    }

    public @Nullable MemberState member(MemberId id) {
        return tables.members.get(id);
    }

    /// Whether a person's accounts take nothing more. An unknown person's will be opened by the
    /// first money.
    boolean isClosed(MemberId id) {
        MemberState member = tables.members.get(id);
        return member != null && member.status() == MemberState.Status.CLOSED;
    }

    /// What keeps a person's money where it is, if something does: everything that spends it asks
    /// here.
    @Nullable Refusal barrier(MemberId id) {
        MemberState member = tables.members.get(id);
        return member == null ? null : member.barrier();
    }

    boolean isFrozen(MemberId id) {
        MemberState member = tables.members.get(id);
        return member != null && member.freeze() != null;
    }

    /// What keeps a person from being paid for or given to, if something does: a freeze does not.
    @Nullable Refusal absence(MemberId id) {
        Refusal barrier = barrier(id);
        return barrier == Refusal.ACCOUNT_FROZEN ? null : barrier;
    }

    /// Whether a grant may pay: neither it nor its giver's account is frozen, and both persons
    /// live. Money that a closed account had set aside before is the member's to spend.
    public boolean mayPay(GrantState grant) {
        if (grant.freeze() != null || isFrozen(grant.giver()) || absence(grant.member()) != null) {
            return false;
        }
        Refusal giver = absence(grant.giver());
        return giver == null
                || (giver == Refusal.ACCOUNT_CLOSED && grant.mechanism() == Mechanism.EARMARK);
    }

    /// Where a person's accounts are: as recorded, or where the event says when nothing is recorded
    /// yet.
    RegionCode regionOf(MemberId id, RegionCode otherwise) {
        MemberState member = tables.members.get(id);
        return member == null ? otherwise : member.region();
    }

    public @Nullable GrantState grant(GrantId id) {
        return tables.grants.get(id);
    }

    /// The grants a member may spend from, oldest first (domain 4.3).
    public List<GrantState> activeGrantsTo(MemberId member) {
        return activeGrants.getOrDefault(member, Set.of()).stream()
                .map(id -> Objects.requireNonNull(tables.grants.get(id)))
                .sorted(Comparator.comparingLong(GrantState::recordedSeq))
                .toList();
    }

    public @Nullable SettlementState settlement(SettlementId id) {
        return tables.settlements.get(id);
    }

    public @Nullable TransferState transfer(TransferId id) {
        return tables.transfers.get(id);
    }

    public @Nullable PremiumState premium(MemberId member, int year) {
        return tables.premiums.get(new PremiumState.Key(member, year));
    }

    /// Whether the resident premium of a year was posted and not given back.
    boolean hasPremium(MemberId member, int year) {
        PremiumState premium = premium(member, year);
        return premium != null && premium.returnedBySeq() == null;
    }

    public @Nullable SuspenseState suspense(SuspenseState.Key key) {
        return tables.suspense.get(key);
    }

    public @Nullable DueState due(DueState.Key key) {
        return tables.dues.get(key);
    }

    public @Nullable PublicMoneyState publicMoney(PublicMoneyState.Key key) {
        return tables.publicMoney.get(key);
    }

    public @Nullable WithdrawalState withdrawal(WithdrawalId id) {
        return tables.withdrawals.get(id);
    }

    /// How a record was taken back, if it was.
    public @Nullable ReversalState reversal(long seq) {
        return tables.reversals.get(seq);
    }

    /// A record that a correction names, where it was loaded.
    @Nullable PastRecord pastRecord(long seq) {
        return pastRecords.get(seq);
    }

    /// An event that was parked and, in a slice, still is.
    public @Nullable ParkedState parked(EventId event) {
        return tables.parked.get(event);
    }

    /// Whether an event about this subject is parked with those before it.
    public boolean isParked(String subject) {
        return parkedSeqs.containsKey(subject);
    }

    /// The record that parked the earliest open event of a subject; 0 when none is open.
    long firstParked(String subject) {
        NavigableSet<Long> seqs = parkedSeqs.get(subject);
        return seqs == null ? 0 : seqs.first();
    }

    public @Nullable HoldState hold(HoldId id) {
        return tables.holds.get(id);
    }

    public @Nullable CaptureState capture(CaptureId id) {
        return tables.captures.get(id);
    }

    /// The last event number this book gave to another book, 0 before the first.
    public long lastOrdinal(BookId toBook) {
        if (!dispatchesLoaded) {
            throw new IllegalStateException("not loaded: dispatches");
        }
        DispatchState dispatch = tables.dispatches.get(toBook);
        return dispatch == null ? 0 : dispatch.lastOrdinal();
    }

    public Periods periods() {
        if (periods == null) {
            throw new IllegalStateException("not loaded: periods");
        }
        return periods;
    }

    public Map<Account, Long> balances() {
        return Collections.unmodifiableMap(balances);
    }

    public Collection<MemberState> members() {
        return tables.members.all();
    }

    public Collection<GrantState> grants() {
        return tables.grants.all();
    }

    public Collection<SettlementState> settlements() {
        return tables.settlements.all();
    }

    public Collection<TransferState> transfers() {
        return tables.transfers.all();
    }

    public Collection<PremiumState> premiums() {
        return tables.premiums.all();
    }

    public Collection<WithdrawalState> withdrawals() {
        return tables.withdrawals.all();
    }

    public Collection<SuspenseState> suspense() {
        return tables.suspense.all();
    }

    public Collection<DueState> dues() {
        return tables.dues.all();
    }

    public Collection<PublicMoneyState> publicMoney() {
        return tables.publicMoney.all();
    }

    public Collection<ReversalState> reversals() {
        return tables.reversals.all();
    }

    public Collection<ParkedState> parked() {
        return tables.parked.all();
    }

    public Collection<HoldState> holds() {
        return tables.holds.all();
    }

    public Collection<CaptureState> captures() {
        return tables.captures.all();
    }

    public Collection<DispatchState> dispatches() {
        return tables.dispatches.all();
    }

    /// Puts what the database holds of an account; 0 for one that has no row yet.
    public void load(Account account, long balanceFen) {
        balances.put(account, balanceFen);
    }

    /// Puts what the database holds.
    public void load(StateRow row) {
        put(row, Rows.Origin.LOADED);
    }

    void put(StateRow row) {
        put(row, Rows.Origin.WRITTEN);
    }

    private void put(StateRow row, Rows.Origin origin) {
        tables.put(row, origin);
        if (row instanceof GrantState grant) {
            note(grant);
        } else if (row instanceof ParkedState event) {
            note(event);
        }
    }

    private void note(GrantState grant) {
        Set<GrantId> active = activeGrants.computeIfAbsent(grant.member(), _ -> new HashSet<>());
        if (grant.active()) {
            active.add(grant.id());
        } else {
            active.remove(grant.id());
        }
    }

    /// Puts a record of the journal beside the state, for a correction that names it.
    public void load(PastRecord record) {
        pastRecords.put(record.seq(), record);
    }

    private void note(ParkedState event) {
        NavigableSet<Long> open = parkedSeqs.computeIfAbsent(event.subject(), _ -> new TreeSet<>());
        if (event.isOpen()) {
            open.add(event.seq());
        } else {
            open.remove(event.seq());
        }
        if (open.isEmpty()) {
            parkedSeqs.remove(event.subject());
        }
    }

    public void load(Periods known) {
        periods = known;
    }

    /// Puts the numbers given to all other books; one that is missing got none.
    public void load(Collection<DispatchState> all) {
        all.forEach(this::load);
        dispatchesLoaded = true;
    }

    /// What evolving wrote since the last call.
    public WrittenRows drainWritten() {
        WrittenRows drained = tables.drain(periodsWritten ? periods : null);
        periodsWritten = false;
        return drained;
    }

    void post(Account account, long amountFen) {
        Long before = balances.get(account);
        if (before == null && !complete) {
            return;
        }
        long after = Math.addExact(before == null ? 0 : before, amountFen);
        if (account.code().neverNegative() && after > 0) {
            throw new CorruptBook(account + " would fall below zero");
        }
        balances.put(account, after);
    }

    /// A person who came to be in this batch has nothing yet, so a slice knows the accounts without
    /// asking.
    void open(MemberState member) {
        put(member);
        if (!complete) {
            References.accountsOf(member.id(), member.region())
                    .forEach(account -> balances.putIfAbsent(account, 0L));
        }
    }

    /// The same for a grant that came to be.
    void open(GrantState grant) {
        put(grant);
        if (!complete && grant.mechanism() == Mechanism.EARMARK) {
            balances.putIfAbsent(Account.ofGrant(grant.memberRegion(), grant.id()), 0L);
        }
    }

    void put(Periods changed) {
        periods = changed;
        periodsWritten = true;
    }
}
