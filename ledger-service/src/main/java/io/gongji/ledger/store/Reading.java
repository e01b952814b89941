package io.gongji.ledger.store;

import io.gongji.contracts.BookId;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.journal.Account;
import io.gongji.ledger.domain.BookState;
import io.gongji.ledger.domain.GrantState;
import io.gongji.ledger.domain.HoldState;
import io.gongji.ledger.domain.MemberState;
import io.gongji.ledger.domain.PastRecord;
import io.gongji.ledger.domain.References;
import io.gongji.ledger.domain.SettlementState;
import io.gongji.ledger.domain.TransferState;
import io.gongji.ledger.domain.WithdrawalState;
import io.gongji.ledger.domain.WrittenRows;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the database says about some references, and about what that refers to: bills and what they
/// moved, holds, transfers, premiums and withdrawals, what is parked, receipts and what is owed,
/// grants and their givers, and persons. It says nothing of batches that are not committed: those
/// are laid over it. A [BookSlice] is made of it once.
public final class Reading {
    private final BookId book;
    private final References references;
    private final BookState state;
    private final Map<String, Map<Account, BookCache.Known>> owners = new HashMap<>();

    private Reading(BookId book, References references) {
        this.book = book;
        this.references = references;
        this.state = BookState.slice(book);
    }

    /// Reads the rows, and the accounts of their owners too, for whoever decides on them later. One
    /// statement for each kind of rows, whatever their number.
    ///
    /// @param references grow by what is found
    public static Reading ahead(Connection connection, BookId book, References references)
            throws SQLException {
        Reading reading = of(connection, book, references);
        Set<String> wanted = new HashSet<>(references.owners());
        reading.accounts().forEach(account -> wanted.add(account.owner()));
        reading.owners.putAll(AccountRows.read(connection, book, wanted));
        return reading;
    }

    /// Reads the rows without accounts.
    ///
    /// @param references grow by what is found
    static Reading of(Connection connection, BookId book, References references)
            throws SQLException {
        Reading reading = new Reading(book, references);
        ParkedRows.open(connection, book).forEach(reading.state::load);
        reading.readSettlements(connection);
        reading.readHolds(connection);
        reading.readTransfers(connection);
        reading.readWithdrawals(connection);
        PremiumRows.named(connection, book, references.premiums()).forEach(reading.state::load);
        reading.readRecords(connection);
        reading.readReceipts(connection);
        reading.readGrants(connection);
        MemberRows.named(connection, book, references.members().keySet())
                .forEach(reading.state::load);
        return reading;
    }

    BookId book() {
        return book;
    }

    BookState state() {
        return state;
    }

    References references() {
        return references;
    }

    /// All accounts of the owners that were read ahead.
    Map<String, Map<Account, BookCache.Known>> owners() {
        return owners;
    }

    /// The accounts whose balance is needed, in the regions where their owners are.
    Set<Account> accounts() {
        Set<Account> wanted = new LinkedHashSet<>(references.accounts());
        for (Map.Entry<MemberId, RegionCode> person : references.members().entrySet()) {
            MemberState member = state.member(person.getKey());
            RegionCode region = member == null ? person.getValue() : member.region();
            wanted.addAll(References.accountsOf(person.getKey(), region));
        }
        return wanted;
    }

    /// Lays over it what a batch wrote, in the order of the batches.
    ///
    /// @return false when that refers to persons or grants that were not read: then the references
    ///   have grown, and must be read again
    boolean lay(WrittenRows written) {
        int before = references.members().size() + references.grants().size();
        written.parked().forEach(state::load);
        for (SettlementState settlement : written.settlements()) {
            if (references.settlements().contains(settlement.id())) {
                state.load(settlement);
                references.add(settlement);
            }
        }
        for (HoldState hold : written.holds()) {
            if (references.holds().contains(hold.id())) {
                state.load(hold);
                references.add(hold);
            }
        }
        written.captures().forEach(state::load);
        for (WithdrawalState withdrawal : written.withdrawals()) {
            state.load(withdrawal);
            references.add(withdrawal);
        }
        written.premiums().forEach(state::load);
        written.suspense().forEach(state::load);
        written.dues().forEach(state::load);
        written.publicMoney().forEach(state::load);
        for (GrantState grant : written.grants()) {
            if (references.grants().contains(grant.id())
                    || references.patients().contains(grant.member())) {
                state.load(grant);
                references.add(grant);
            }
        }
        for (MemberState member : written.members()) {
            if (references.members().containsKey(member.id())) {
                state.load(member);
            }
        }
        return references.members().size() + references.grants().size() == before;
    }

    private void readSettlements(Connection connection) throws SQLException {
        for (SettlementState settlement :
                SettlementRows.named(connection, book, references.settlements())) {
            state.load(settlement);
            references.add(settlement);
        }
    }

    private void readHolds(Connection connection) throws SQLException {
        for (HoldState hold : HoldRows.named(connection, book, references.holds())) {
            state.load(hold);
            references.add(hold);
        }
        HoldRows.captures(connection, book, references.captures()).forEach(state::load);
    }

    private void readTransfers(Connection connection) throws SQLException {
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

    private void readWithdrawals(Connection connection) throws SQLException {
        for (WithdrawalState withdrawal :
                WithdrawalRows.named(connection, book, references.withdrawals().keySet())) {
            state.load(withdrawal);
            references.add(withdrawal);
        }
    }

    private void readReceipts(Connection connection) throws SQLException {
        SuspenseRows.named(connection, book, references.suspense()).forEach(state::load);
        DueRows.named(connection, book, references.dues()).forEach(state::load);
        PublicMoneyRows.named(connection, book, references.publicMoney()).forEach(state::load);
    }

    private void readRecords(Connection connection) throws SQLException {
        ReversalRows.named(connection, book, references.records()).forEach(state::load);
        for (PastRecord record : ReversalRows.records(connection, book, references.records())) {
            state.load(record);
            references.add(record);
        }
    }

    private void readGrants(Connection connection) throws SQLException {
        List<GrantState> grants =
                new ArrayList<>(GrantRows.activeTo(connection, book, references.patients()));
        grants.addAll(GrantRows.named(connection, book, references.grants()));
        for (GrantState grant : grants) {
            state.load(grant);
            references.add(grant);
        }
    }
}
