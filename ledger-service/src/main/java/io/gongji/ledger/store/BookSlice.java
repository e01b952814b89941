package io.gongji.ledger.store;

import io.gongji.contracts.BookId;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.WithdrawalId;
import io.gongji.contracts.journal.Account;
import io.gongji.contracts.journal.Change;
import io.gongji.contracts.journal.JournalRecord;
import io.gongji.ledger.domain.BookState;
import io.gongji.ledger.domain.DueState;
import io.gongji.ledger.domain.GrantState;
import io.gongji.ledger.domain.Periods;
import io.gongji.ledger.domain.PremiumState;
import io.gongji.ledger.domain.PublicMoneyState;
import io.gongji.ledger.domain.References;
import io.gongji.ledger.domain.SuspenseState;
import io.gongji.ledger.domain.WrittenRows;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The part of a book that one batch refers to: what the database says with what earlier batches
/// leave, evolved by the batch, staged, and written back by a transaction of another connection.
public final class BookSlice {
    private final BookId book;
    private @Nullable BookState state;
    private final AccountRows accounts;
    private @Nullable Staged staged;
    private @Nullable WrittenRows left;

    private BookSlice(BookId book, BookState state, AccountRows accounts) {
        this.book = book;
        this.state = state;
        this.accounts = accounts;
    }

    /// Reads what deciding on some references needs: the periods, all that a [Reading] has, and the
    /// accounts. Nineteen statements at most, whatever the batch.
    ///
    /// @param cache asked before the database; nothing of it is taken for granted, see [BookCache]
    /// @param earlier batches that are staged and may not be committed yet, in order: what they
    ///   leave counts, whether the database shows it already or not. None where the references do
    ///   not [#standAlone]
    public static BookSlice load(
            Reads reads,
            BookId book,
            References references,
            BookCache cache,
            List<BookSlice> earlier)
            throws SQLException {
        Reading reading = reads.read(connection -> Reading.of(connection, book, references));
        return load(reads, reading, cache, earlier);
    }

    /// The same, of what was read before.
    ///
    /// @param reading is used up
    /// @param earlier all batches that were staged and not known to be committed when the reading
    ///   began, or were staged since
    public static BookSlice load(
            Reads reads, Reading reading, BookCache cache, List<BookSlice> earlier)
            throws SQLException {
        BookId book = reading.book();
        Reading laid = reading;
        while (!lay(earlier, laid)) {
            References more = laid.references();
            laid = reads.read(connection -> Reading.of(connection, book, more));
        }
        BookState state = laid.state();
        BookCache.Book known = cache.book();
        state.load(
                known == null
                        ? reads.read(connection -> PeriodRows.read(connection, book))
                        : known.periods());
        AccountRows accounts =
                new AccountRows(
                        reads,
                        book,
                        cache,
                        laid.owners(),
                        earlier.stream().map(slice -> slice.accounts).toList());
        Set<Account> wanted = laid.accounts();
        accounts.load(wanted);
        wanted.forEach(account -> state.load(account, accounts.balanceFen(account)));
        return new BookSlice(book, state, accounts);
    }

    /// The same without a cache.
    public static BookSlice load(Connection connection, BookId book, References references)
            throws SQLException {
        return load(
                Reads.on(connection),
                book,
                references,
                new BookCache(new OwnersShare(0)),
                List.of());
    }

    /// Whether a batch with these references can be loaded beside one that is being written. Those
    /// that read records back, and transfers with their numbers, wait for the commit.
    public static boolean standAlone(References references) {
        return references.records().isEmpty() && references.transfers().isEmpty();
    }

    private static boolean lay(List<BookSlice> earlier, Reading reading) {
        boolean covered = true;
        for (BookSlice slice : earlier) {
            covered &= reading.lay(Objects.requireNonNull(slice.left));
        }
        return covered;
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
        BookState state = BookState.slice(book);
        state.load(PeriodRows.read(connection, book));
        ParkedRows.open(connection, book).forEach(state::load);
        MemberRows.named(connection, book, members).forEach(state::load);
        GrantRows.named(connection, book, named.grants()).forEach(state::load);
        SettlementRows.named(connection, book, named.settlements()).forEach(state::load);
        PremiumRows.named(connection, book, named.premiums()).forEach(state::load);
        WithdrawalRows.named(connection, book, withdrawals).forEach(state::load);
        ReversalRows.named(connection, book, named.records()).forEach(state::load);
        HoldRows.named(connection, book, named.holds()).forEach(state::load);
        HoldRows.captures(connection, book, named.captures()).forEach(state::load);
        SuspenseRows.named(connection, book, named.suspense()).forEach(state::load);
        DueRows.named(connection, book, named.dues()).forEach(state::load);
        PublicMoneyRows.named(connection, book, named.publicMoney()).forEach(state::load);
        if (!named.transfers().isEmpty()) {
            TransferRows.named(connection, book, named.transfers()).forEach(state::load);
            state.load(TransferRows.dispatches(connection, book));
        }
        AccountRows accounts =
                new AccountRows(
                        Reads.on(connection),
                        book,
                        new BookCache(new OwnersShare(0)),
                        Map.of(),
                        List.of());
        return new BookSlice(book, state, accounts);
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

    /// The state that deciding reads and evolves.
    public BookState state() {
        return Objects.requireNonNull(state);
    }

    /// Makes records ready to be written, and all state that evolving them changed. Nothing is read
    /// after this.
    public void stage(List<NewRecord> records) throws SQLException {
        accounts.post(records);
        WrittenRows written = state().drainWritten();
        left = written;
        staged = new Staged(records, JournalRows.rows(records), written, draws(records));
    }

    /// Writes what was staged, once.
    ///
    /// @param to the connection of the transaction that moved the head
    public void write(
            Connection to,
            Collection<SourcePosition> positions,
            Collection<TopicOffsets.TopicOffset> offsets)
            throws SQLException {
        Staged ready = Objects.requireNonNull(staged);
        staged = null;
        if (!ready.records.isEmpty()) {
            ready.journal.send(to);
            JournalRows.insertLetters(to, ready.records);
            accounts.write(to);
            writeState(to, ready);
        }
        SourcePositions.save(to, book, positions);
        TopicOffsets.save(to, book, offsets);
    }

    /// Leaves its accounts to the cache, and forgets what only deciding needs: a batch that is
    /// written waits for the disk, and others need the memory.
    void leaveTo(BookCache cache) {
        accounts.leaveTo(cache);
        state = null;
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
                    GrantState grant = Objects.requireNonNull(state().grant(drawn.grantId()));
                    draws.add(
                            new GrantRows.Draw(
                                    grant.id(), drawn.year(), grant.drawnFen(drawn.year())));
                }
            }
        }
        return draws;
    }

    /// What a batch writes, as it was when the batch was decided.
    private record Staged(
            List<NewRecord> records,
            CopyRows journal,
            WrittenRows written,
            Set<GrantRows.Draw> draws) {}
}
