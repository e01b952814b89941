package io.gongji.ledger.domain;

import io.gongji.contracts.BookId;
import io.gongji.contracts.GrantId;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.SettlementId;
import io.gongji.contracts.journal.Account;
import io.gongji.contracts.journal.AccountCode;
import io.gongji.contracts.journal.Change.Mechanism;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One book's live state: all of it (a fold from the first record), or the slice that a batch
/// refers to. Stores load into it; after that only [LedgerDecider#evolve] writes it. Not
/// thread-safe.
public final class BookState {
    private final BookId book;
    private final boolean complete;
    private final Map<Account, Long> balances = new HashMap<>();
    private final Map<MemberId, MemberState> members = new HashMap<>();
    private final Map<GrantId, GrantState> grants = new HashMap<>();
    private final Map<MemberId, Set<GrantId>> activeGrants = new HashMap<>();
    private final Map<SettlementId, SettlementState> settlements = new HashMap<>();
    private Dirty dirty = Dirty.nothing();

    private BookState(BookId book, boolean complete) {
        this.book = book;
        this.complete = complete;
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
        return members.get(id);
    }

    /// Whether money may be put on or taken from a person's accounts. An unknown person's will be
    /// opened by the first.
    boolean isClosed(MemberId id) {
        MemberState member = members.get(id);
        return member != null && !member.isOpen();
    }

    /// Where a person's accounts are: as recorded, or where the event says when nothing is recorded
    /// yet.
    RegionCode regionOf(MemberId id, RegionCode otherwise) {
        MemberState member = members.get(id);
        return member == null ? otherwise : member.region();
    }

    public @Nullable GrantState grant(GrantId id) {
        return grants.get(id);
    }

    /// The grants a member may spend from, oldest first (domain 4.3).
    public List<GrantState> activeGrantsTo(MemberId member) {
        return activeGrants.getOrDefault(member, Set.of()).stream()
                .map(grants::get)
                .sorted(Comparator.comparingLong(GrantState::recordedSeq))
                .toList();
    }

    public @Nullable SettlementState settlement(SettlementId id) {
        return settlements.get(id);
    }

    public Map<Account, Long> balances() {
        return Collections.unmodifiableMap(balances);
    }

    public Collection<MemberState> members() {
        return Collections.unmodifiableCollection(members.values());
    }

    public Collection<GrantState> grants() {
        return Collections.unmodifiableCollection(grants.values());
    }

    public Collection<SettlementState> settlements() {
        return Collections.unmodifiableCollection(settlements.values());
    }

    /// Puts what the database holds of an account; 0 for one that has no row yet.
    public void load(Account account, long balanceFen) {
        balances.put(account, balanceFen);
    }

    public void load(MemberState member) {
        members.put(member.id(), member);
    }

    public void load(GrantState grant) {
        grants.put(grant.id(), grant);
        Set<GrantId> active = activeGrants.computeIfAbsent(grant.member(), _ -> new HashSet<>());
        if (grant.active()) {
            active.add(grant.id());
        } else {
            active.remove(grant.id());
        }
    }

    public void load(SettlementState settlement) {
        settlements.put(settlement.id(), settlement);
    }

    /// What evolving touched since the last call.
    public Dirty drainDirty() {
        Dirty drained = dirty;
        dirty = Dirty.nothing();
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

    void put(MemberState member) {
        load(member);
        dirty.members().add(member.id());
        if (!complete) {
            openAccounts(member);
        }
    }

    void put(GrantState grant) {
        load(grant);
        dirty.grants().add(grant.id());
        if (!complete && grant.mechanism() == Mechanism.EARMARK) {
            balances.putIfAbsent(Account.ofGrant(grant.memberRegion(), grant.id()), 0L);
        }
    }

    void put(SettlementState settlement) {
        load(settlement);
        dirty.settlements().add(settlement.id());
    }

    /// A person who came to be in this batch has nothing yet, so the slice knows the accounts
    /// without asking.
    private void openAccounts(MemberState member) {
        for (AccountCode code : References.MEMBER_CODES) {
            balances.putIfAbsent(Account.ofMember(code, member.region(), member.id()), 0L);
        }
    }

    /// What a store must write beside balances.
    public record Dirty(Set<MemberId> members, Set<GrantId> grants, Set<SettlementId> settlements) {
        static Dirty nothing() {
            return new Dirty(new HashSet<>(), new HashSet<>(), new HashSet<>());
        }
    }
}
