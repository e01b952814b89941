package io.gongji.ledger.store;

import io.gongji.contracts.BookId;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.WithdrawalId;
import io.gongji.contracts.journal.Account;
import io.gongji.contracts.journal.Change;
import io.gongji.contracts.journal.JournalRecord;
import io.gongji.ledger.domain.BookState;
import io.gongji.ledger.domain.DueState;
import io.gongji.ledger.domain.GrantState;
import io.gongji.ledger.domain.HoldState;
import io.gongji.ledger.domain.MemberState;
import io.gongji.ledger.domain.PastRecord;
import io.gongji.ledger.domain.Periods;
import io.gongji.ledger.domain.PremiumState;
import io.gongji.ledger.domain.PublicMoneyState;
import io.gongji.ledger.domain.References;
import io.gongji.ledger.domain.SettlementState;
import io.gongji.ledger.domain.SuspenseState;
import io.gongji.ledger.domain.TransferState;
import io.gongji.ledger.domain.WithdrawalState;
import io.gongji.ledger.domain.WrittenRows;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The part of a book that one batch refers to: read from the database, evolved by the batch,
/// staged, and written back by a transaction that may be another one.
public final class BookSlice {
    private final Connection connection;
    private final BookId book;
    private final BookState state;
    private final AccountRows accounts;
    private @Nullable BookSlice before;
    private @Nullable Staged staged;

    private BookSlice(
            Connection connection, BookId book, BookCache cache, @Nullable BookSlice before) {
        this.connection = connection;
        this.book = book;
        this.state = BookState.slice(book);
        this.before = before;
        this.accounts =
                new AccountRows(connection, book, cache, before == null ? null : before.accounts);
    }

    /// Reads everything that deciding on some references needs: the periods, bills and what they
    /// moved, holds, transfers, premiums and withdrawals, what is parked, receipts and what is
    /// owed, grants and their givers, persons, and all of their accounts. Nineteen statements at
    /// most, whatever the batch.
    ///
    /// @param cache asked before the database; nothing of it is taken for granted, see [BookCache]
    /// @param before the batch that is staged and may not be committed yet: what it leaves counts,
    ///   whether the database shows it already or not. Null where there is none, or where the
    ///   references do not [#standAlone]
    public static BookSlice load(
            Connection connection,
            BookId book,
            References references,
            BookCache cache,
            @Nullable BookSlice before)
            throws SQLException {
        BookSlice slice = new BookSlice(connection, book, cache, before);
        BookCache.Book known = cache.book();
        slice.state.load(known == null ? PeriodRows.read(connection, book) : known.periods());
        ParkedRows.open(connection, book).forEach(slice.state::load);
        slice.beforeOf(WrittenRows::parked).forEach(slice.state::load);
        slice.loadSettlements(references);
        slice.loadHolds(references);
        slice.loadTransfers(references);
        slice.loadWithdrawals(references);
        PremiumRows.named(connection, book, references.premiums()).forEach(slice.state::load);
        slice.beforeOf(WrittenRows::premiums).forEach(slice.state::load);
        slice.loadRecords(references);
        slice.loadReceipts(references);
        slice.loadGrants(references);
        slice.loadMembers(references);
        slice.loadAccounts(references);
        return slice;
    }

    /// The same without a cache.
    public static BookSlice load(Connection connection, BookId book, References references)
            throws SQLException {
        return load(connection, book, references, new BookCache(new OwnersShare(0)), null);
    }

    /// Whether a batch with these references can be loaded beside one that is being written. Those
    /// that read records back, and transfers with their numbers, wait for the commit.
    public static boolean standAlone(References references) {
        return references.records().isEmpty() && references.transfers().isEmpty();
    }

    /// What the batch before wrote of one kind.
    private <T> List<T> beforeOf(Function<WrittenRows, List<T>> kind) {
        Staged earlier = before == null ? null : before.staged;
        return earlier == null ? List.of() : kind.apply(earlier.written);
    }

    /// Reads what applying records needs that were decided already: whatever their changes name,
    /// and no accounts.
    public static BookSlice toApply(
            Connection connection, BookId book, Collection<JournalRecord> records)
            throws SQLException {
        References named = References.none();
        Set<MemberId> members = new HashSet<>();
        Set<WithdrawalId> withdrawals = new HashSet<>();
        for (JournalRecord record : records) {
            Legs.changesOf(record).forEach(change -> addNamed(named, members, withdrawals, change));
        }
        BookSlice slice = new BookSlice(connection, book, new BookCache(new OwnersShare(0)), null);
        slice.state.load(PeriodRows.read(connection, book));
        ParkedRows.open(connection, book).forEach(slice.state::load);
        MemberRows.named(connection, book, members).forEach(slice.state::load);
        GrantRows.named(connection, book, named.grants()).forEach(slice.state::load);
        SettlementRows.named(connection, book, named.settlements()).forEach(slice.state::load);
        PremiumRows.named(connection, book, named.premiums()).forEach(slice.state::load);
        WithdrawalRows.named(connection, book, withdrawals).forEach(slice.state::load);
        ReversalRows.named(connection, book, named.records()).forEach(slice.state::load);
        HoldRows.named(connection, book, named.holds()).forEach(slice.state::load);
        HoldRows.captures(connection, book, named.captures()).forEach(slice.state::load);
        slice.loadReceipts(named);
        if (!named.transfers().isEmpty()) {
            TransferRows.named(connection, book, named.transfers()).forEach(slice.state::load);
            slice.state.load(TransferRows.dispatches(connection, book));
        }
        return slice;
    }

    private static void addNamed(
            References named, Set<MemberId> members, Set<WithdrawalId> withdrawals, Change change) {
        switch (change) {
            case Change.AccountOpened opened -> members.add(opened.memberId());
            case Change.AccountClosed closed -> members.add(closed.memberId());
            case Change.RecordReversed reversed -> named.records().add(reversed.reversedSeq());
            case Change.AccountDeceased deceased -> members.add(deceased.memberId());
            case Change.AccountFrozen frozen -> members.add(frozen.memberId());
            case Change.AccountUnfrozen unfrozen -> members.add(unfrozen.memberId());
            case Change.GrantFrozen frozen -> named.grants().add(frozen.grantId());
            case Change.GrantUnfrozen unfrozen -> named.grants().add(unfrozen.grantId());
            case Change.YearOpened opened -> members.add(opened.memberId());
            case Change.GrantRecorded recorded -> named.grants().add(recorded.grantId());
            case Change.GrantEnded ended -> named.grants().add(ended.grantId());
            case Change.GrantDrawn drawn -> named.grants().add(drawn.grantId());
            case Change.SettlementPosted posted -> named.settlements().add(posted.settlementId());
            case Change.SettlementVoided voided -> named.settlements().add(voided.settlementId());
            case Change.PremiumPosted premium ->
                    named.premiums().add(new PremiumState.Key(premium.memberId(), premium.year()));
            case Change.PremiumReturned premium ->
                    named.premiums().add(new PremiumState.Key(premium.memberId(), premium.year()));
            case Change.SuspenseTaken taken ->
                    named.suspense()
                            .add(
                                    new SuspenseState.Key(
                                            taken.receipt(), taken.fund(), taken.region()));
            case Change.DueAssessed due ->
                    named.dues().add(new DueState.Key(due.due(), due.memberId(), due.year()));
            case Change.DuePaid due ->
                    named.dues().add(new DueState.Key(due.due(), due.memberId(), due.year()));
            case Change.DueReturned due ->
                    named.dues().add(new DueState.Key(due.due(), due.memberId(), due.year()));
            case Change.PublicMoneyReceived received ->
                    named.publicMoney()
                            .add(
                                    new PublicMoneyState.Key(
                                            received.region(), received.money(), received.year()));
            case Change.WithdrawalRecorded recorded -> withdrawals.add(recorded.withdrawalId());
            case Change.WithdrawalPaid paid -> withdrawals.add(paid.withdrawalId());
            case Change.TransferSent sent -> named.transfers().add(sent.transferId());
            case Change.TransferCredited credited -> named.transfers().add(credited.transferId());
            case Change.TransferDispatched dispatched ->
                    named.transfers().add(dispatched.transferId());
            case Change.TransferArrived arrived -> named.transfers().add(arrived.transferId());
            case Change.TransferStranded stranded -> named.transfers().add(stranded.transferId());
            case Change.TransferReturned returned -> named.transfers().add(returned.transferId());
            case Change.HoldPlaced placed -> named.holds().add(placed.holdId());
            case Change.HoldCaptured captured -> {
                named.holds().add(captured.holdId());
                named.captures().add(captured.captureId());
            }
            case Change.CaptureVoided voided -> named.captures().add(voided.captureId());
            case Change.HoldReleased released -> named.holds().add(released.holdId());
            case Change.PeriodLocked _,
                    Change.PeriodUnlocked _,
                    Change.PeriodClosed _,
                    Change.ParkedEventReleased _ -> {}
        }
    }

    public BookState state() {
        return state;
    }

    /// Makes records ready to be written, and all state that evolving them changed. Nothing is read
    /// after this.
    public void stage(List<NewRecord> records) throws SQLException {
        accounts.post(records);
        staged =
                new Staged(
                        records, JournalRows.rows(records), state.drainWritten(), draws(records));
        before = null;
    }

    /// Writes what was staged.
    ///
    /// @param to the connection of the transaction that moved the head
    public void write(
            Connection to,
            Collection<SourcePosition> positions,
            Collection<TopicOffsets.TopicOffset> offsets)
            throws SQLException {
        Staged ready = Objects.requireNonNull(staged);
        if (!ready.records.isEmpty()) {
            ready.journal.send(to);
            JournalRows.insertLetters(to, ready.records);
            accounts.write(to);
            writeState(to, ready);
        }
        SourcePositions.save(to, book, positions);
        TopicOffsets.save(to, book, offsets);
    }

    /// Leaves its accounts to the cache.
    void keepAccounts(BookCache cache) {
        accounts.keep(cache);
    }

    private void writeState(Connection to, Staged ready) throws SQLException {
        WrittenRows written = ready.written;
        MemberRows.save(to, book, written.members());
        GrantRows.save(to, book, written.grants());
        GrantRows.saveDraws(to, book, ready.draws);
        SettlementRows.save(to, book, written.settlements());
        TransferRows.save(to, book, written.transfers());
        TransferRows.saveDispatches(to, book, written.dispatches());
        PremiumRows.save(to, book, written.premiums());
        WithdrawalRows.save(to, book, written.withdrawals());
        ReversalRows.save(to, book, written.reversals());
        ParkedRows.save(to, book, written.parked());
        HoldRows.save(to, book, written.holds());
        HoldRows.saveCaptures(to, book, written.captures());
        SuspenseRows.save(to, book, written.suspense());
        DueRows.save(to, book, written.dues());
        PublicMoneyRows.save(to, book, written.publicMoney());
        Periods periods = written.periods();
        if (periods != null) {
            PeriodRows.save(to, book, periods);
        }
    }

    /// A year that went back to 0 is written too, so that its row does not keep an older sum.
    private Set<GrantRows.Draw> draws(List<NewRecord> records) {
        Set<GrantRows.Draw> draws = new LinkedHashSet<>();
        for (NewRecord written : records) {
            for (Change change : Legs.changesOf(written.record())) {
                if (change instanceof Change.GrantDrawn drawn) {
                    GrantState grant = Objects.requireNonNull(state.grant(drawn.grantId()));
                    draws.add(
                            new GrantRows.Draw(
                                    grant.id(), drawn.year(), grant.drawnFen(drawn.year())));
                }
            }
        }
        return draws;
    }

    private void loadSettlements(References references) throws SQLException {
        for (SettlementState settlement :
                SettlementRows.named(connection, book, references.settlements())) {
            state.load(settlement);
            references.add(settlement);
        }
        for (SettlementState settlement : beforeOf(WrittenRows::settlements)) {
            if (references.settlements().contains(settlement.id())) {
                state.load(settlement);
                references.add(settlement);
            }
        }
    }

    private void loadHolds(References references) throws SQLException {
        for (HoldState hold : HoldRows.named(connection, book, references.holds())) {
            state.load(hold);
            references.add(hold);
        }
        for (HoldState hold : beforeOf(WrittenRows::holds)) {
            if (references.holds().contains(hold.id())) {
                state.load(hold);
                references.add(hold);
            }
        }
        HoldRows.captures(connection, book, references.captures()).forEach(state::load);
        beforeOf(WrittenRows::captures).forEach(state::load);
    }

    private void loadTransfers(References references) throws SQLException {
        if (references.transfers().isEmpty()) {
            return;
        }
        for (TransferState transfer :
                TransferRows.named(connection, book, references.transfers())) {
            state.load(transfer);
            references.add(transfer, book);
        }
        state.load(TransferRows.dispatches(connection, book));
    }

    private void loadWithdrawals(References references) throws SQLException {
        for (WithdrawalState withdrawal :
                WithdrawalRows.named(connection, book, references.withdrawals().keySet())) {
            state.load(withdrawal);
            references.add(withdrawal);
        }
        for (WithdrawalState withdrawal : beforeOf(WrittenRows::withdrawals)) {
            state.load(withdrawal);
            references.add(withdrawal);
        }
    }

    private void loadReceipts(References references) throws SQLException {
        SuspenseRows.named(connection, book, references.suspense()).forEach(state::load);
        DueRows.named(connection, book, references.dues()).forEach(state::load);
        PublicMoneyRows.named(connection, book, references.publicMoney()).forEach(state::load);
        beforeOf(WrittenRows::suspense).forEach(state::load);
        beforeOf(WrittenRows::dues).forEach(state::load);
        beforeOf(WrittenRows::publicMoney).forEach(state::load);
    }

    private void loadRecords(References references) throws SQLException {
        ReversalRows.named(connection, book, references.records()).forEach(state::load);
        for (PastRecord record : ReversalRows.records(connection, book, references.records())) {
            state.load(record);
            references.add(record);
        }
    }

    private void loadGrants(References references) throws SQLException {
        List<GrantState> grants =
                new ArrayList<>(GrantRows.activeTo(connection, book, references.patients()));
        grants.addAll(GrantRows.named(connection, book, references.grants()));
        for (GrantState grant : beforeOf(WrittenRows::grants)) {
            if (references.grants().contains(grant.id())
                    || references.patients().contains(grant.member())) {
                grants.add(grant);
            }
        }
        for (GrantState grant : grants) {
            state.load(grant);
            references.add(grant);
        }
    }

    private void loadMembers(References references) throws SQLException {
        Set<MemberId> wanted = references.members().keySet();
        MemberRows.named(connection, book, wanted).forEach(state::load);
        for (MemberState member : beforeOf(WrittenRows::members)) {
            if (wanted.contains(member.id())) {
                state.load(member);
            }
        }
    }

    private void loadAccounts(References references) throws SQLException {
        Set<Account> wanted = new LinkedHashSet<>(references.accounts());
        for (Map.Entry<MemberId, RegionCode> person : references.members().entrySet()) {
            MemberState member = state.member(person.getKey());
            RegionCode region = member == null ? person.getValue() : member.region();
            wanted.addAll(References.accountsOf(person.getKey(), region));
        }
        accounts.load(wanted);
        wanted.forEach(account -> state.load(account, accounts.balanceFen(account)));
    }

    /// What a batch writes, as it was when the batch was decided.
    private record Staged(
            List<NewRecord> records,
            CopyRows journal,
            WrittenRows written,
            Set<GrantRows.Draw> draws) {}
}
