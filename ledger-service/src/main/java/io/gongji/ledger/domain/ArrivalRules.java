package io.gongji.ledger.domain;

import io.gongji.contracts.BookId;
import io.gongji.contracts.Fund;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.event.WalletEvent;
import io.gongji.contracts.journal.Account;
import io.gongji.contracts.journal.AccountCode;
import io.gongji.contracts.journal.Change;
import io.gongji.contracts.journal.Outcome;
import java.util.ArrayList;
import java.util.List;

/// Wallet transfers in the payee's book: a fact, so the money is always taken over (1510). A closed
/// payee's goes back at once, through suspense, by an event to the payer's book.
final class ArrivalRules {
    private ArrivalRules() {}

    static Outcome arrive(WalletEvent.Arrived event, Years years, BookState state) {
        Entry entry =
                new Entry(event.region())
                        .debit(between(AccountCode.REGION_RECEIVABLE, event), event.amountFen());
        if (state.transfer(event.transferId()) != null) {
            entry.credit(suspense(event.region()), event.amountFen());
            return new Outcome.Accepted(List.of(), entry.postings(), null);
        }
        return state.isClosed(event.payee())
                ? strand(event, entry, state)
                : credit(event, entry, years, state);
    }

    private static Outcome credit(
            WalletEvent.Arrived event, Entry entry, Years years, BookState state) {
        List<Change> changes = new ArrayList<>();
        MemberRules.openIfNew(changes, state, event.payee(), event.region());
        RegionCode region = state.regionOf(event.payee(), event.region());
        years.open(event.payee(), changes, entry);
        entry.credit(
                Account.ofMember(AccountCode.WALLET, region, event.payee()), event.amountFen());
        changes.add(
                new Change.TransferArrived(
                        event.transferId(),
                        event.payer(),
                        event.payerRegion(),
                        event.payee(),
                        event.region(),
                        event.amountFen()));
        return new Outcome.Accepted(changes, entry.postings(), null);
    }

    private static Outcome strand(WalletEvent.Arrived event, Entry entry, BookState state) {
        BookId toBook = event.payerRegion().book();
        entry.credit(suspense(event.region()), event.amountFen())
                .debit(suspense(event.region()), event.amountFen())
                .credit(between(AccountCode.REGION_PAYABLE, event), event.amountFen());
        return new Outcome.Accepted(
                List.of(
                        new Change.TransferStranded(
                                event.transferId(),
                                event.payer(),
                                event.payerRegion(),
                                event.payee(),
                                event.region(),
                                event.amountFen(),
                                toBook,
                                state.lastOrdinal(toBook) + 1)),
                entry.postings(),
                null);
    }

    private static Account between(AccountCode code, WalletEvent.Arrived event) {
        return Account.between(code, Fund.EMPLOYEE, event.region(), event.payerRegion());
    }

    private static Account suspense(RegionCode region) {
        return Account.of(AccountCode.SUSPENSE, Fund.EMPLOYEE, region);
    }
}
