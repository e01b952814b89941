package io.gongji.ledger.store;

import io.gongji.contracts.BookId;
import io.gongji.contracts.GrantId;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.SettlementId;
import io.gongji.contracts.journal.Account;
import io.gongji.contracts.journal.AccountCode;
import io.gongji.contracts.journal.Change;
import io.gongji.contracts.journal.Change.Mechanism;
import io.gongji.contracts.journal.JournalRecord;
import io.gongji.contracts.journal.Posting;
import io.gongji.ledger.domain.BookState;
import io.gongji.ledger.domain.GrantState;
import io.gongji.ledger.domain.MemberState;
import io.gongji.ledger.domain.References;
import io.gongji.ledger.domain.SettlementState;
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

/// The part of a book that one batch refers to: read from the database, evolved by the batch,
/// written back. It lives as long as the batch's transaction.
public final class BookSlice {
    private final Connection connection;
    private final BookId book;
    private final BookState state;
    private final AccountRows accounts;

    private BookSlice(Connection connection, BookId book) {
        this.connection = connection;
        this.book = book;
        this.state = BookState.slice(book);
        this.accounts = new AccountRows(connection, book);
    }

    /// Reads everything that deciding on some references needs: bills and what they moved, grants
    /// and their givers, persons, and all of their accounts. Six statements at most, whatever the
    /// batch.
    public static BookSlice load(Connection connection, BookId book, References references)
            throws SQLException {
        BookSlice slice = new BookSlice(connection, book);
        slice.loadSettlements(references);
        slice.loadGrants(references);
        slice.loadMembers(references);
        slice.loadAccounts(references);
        return slice;
    }

    /// Reads what applying records needs that were decided already: whatever their changes name,
    /// and no accounts.
    public static BookSlice toApply(
            Connection connection, BookId book, Collection<JournalRecord> records)
            throws SQLException {
        Set<MemberId> members = new HashSet<>();
        Set<GrantId> grants = new HashSet<>();
        Set<SettlementId> settlements = new HashSet<>();
        for (JournalRecord record : records) {
            for (Change change : Legs.changesOf(record)) {
                switch (change) {
                    case Change.AccountOpened opened -> members.add(opened.memberId());
                    case Change.AccountClosed closed -> members.add(closed.memberId());
                    case Change.GrantRecorded recorded -> grants.add(recorded.grantId());
                    case Change.GrantEnded ended -> grants.add(ended.grantId());
                    case Change.GrantDrawn drawn -> grants.add(drawn.grantId());
                    case Change.SettlementPosted posted -> settlements.add(posted.settlementId());
                    case Change.SettlementVoided voided -> settlements.add(voided.settlementId());
                }
            }
        }
        BookSlice slice = new BookSlice(connection, book);
        MemberRows.named(connection, book, members).forEach(slice.state::load);
        GrantRows.named(connection, book, grants).forEach(slice.state::load);
        SettlementRows.named(connection, book, settlements).forEach(slice.state::load);
        return slice;
    }

    public BookState state() {
        return state;
    }

    /// Writes records, and all state that evolving them changed.
    public void write(
            List<NewRecord> records,
            Collection<SourcePosition> positions,
            Collection<TopicOffsets.TopicOffset> offsets)
            throws SQLException {
        if (!records.isEmpty()) {
            JournalRows.insert(connection, records);
            accounts.post(records);
            writeState(records);
        }
        SourcePositions.save(connection, book, positions);
        TopicOffsets.save(connection, book, offsets);
    }

    private void writeState(List<NewRecord> records) throws SQLException {
        BookState.Dirty dirty = state.drainDirty();
        MemberRows.save(
                connection,
                book,
                dirty.members().stream().map(state::member).filter(Objects::nonNull).toList());
        GrantRows.save(
                connection,
                book,
                dirty.grants().stream().map(state::grant).filter(Objects::nonNull).toList());
        GrantRows.saveDraws(connection, book, draws(records));
        SettlementRows.save(
                connection,
                book,
                dirty.settlements().stream()
                        .map(state::settlement)
                        .filter(Objects::nonNull)
                        .toList());
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
            for (Posting leg : settlement.posted().postings()) {
                addLeg(references, leg);
            }
            for (Change change : settlement.posted().changes()) {
                if (change instanceof Change.GrantDrawn drawn) {
                    references.grants().add(drawn.grantId());
                }
            }
        }
    }

    private static void addLeg(References references, Posting leg) {
        Account account = leg.account();
        references.accounts().add(account);
        if (account.code().owner() == AccountCode.Owner.MEMBER) {
            references.members().putIfAbsent(MemberId.parse(account.owner()), account.region());
        }
        GrantId grant = leg.grant();
        if (grant != null) {
            references.grants().add(grant);
        }
    }

    private void loadGrants(References references) throws SQLException {
        List<GrantState> grants =
                new ArrayList<>(GrantRows.activeTo(connection, book, references.patients()));
        grants.addAll(GrantRows.named(connection, book, references.grants()));
        for (GrantState grant : grants) {
            state.load(grant);
            references.members().putIfAbsent(grant.giver(), grant.giverRegion());
            references.members().putIfAbsent(grant.member(), grant.memberRegion());
            if (grant.mechanism() == Mechanism.EARMARK) {
                references.accounts().add(Account.ofGrant(grant.memberRegion(), grant.id()));
            }
        }
    }

    private void loadMembers(References references) throws SQLException {
        Set<MemberId> wanted = references.members().keySet();
        MemberRows.named(connection, book, wanted).forEach(state::load);
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
}
