package io.gongji.ledger.domain;

import io.gongji.contracts.BookId;
import io.gongji.contracts.Fund;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.event.WalletEvent;
import io.gongji.contracts.journal.Account;
import io.gongji.contracts.journal.AccountCode;
import io.gongji.contracts.journal.Change;
import io.gongji.contracts.journal.Outcome;
import io.gongji.ledger.domain.TransferState.Stage;
import java.util.ArrayList;
import java.util.List;

/// Wallet transfers in the payer's book (domain G7, 4.4): money waits in transit (2150) until it is
/// accepted or goes back. [ArrivalRules] has the payee's book.
final class WalletRules {
    private WalletRules() {}

    static Outcome decide(WalletEvent event, Years years, BookState state) {
        return switch (event) {
            case WalletEvent.Sent sent -> send(sent, years, state);
            case WalletEvent.Accepted accepted -> accept(accepted, years, state);
            case WalletEvent.Returned returned -> giveBack(returned, years, state);
            case WalletEvent.Arrived arrived -> ArrivalRules.arrive(arrived, years, state);
            case WalletEvent.SentBack sentBack -> takeBack(sentBack, years, state);
        };
    }

    private static Outcome send(WalletEvent.Sent event, Years years, BookState state) {
        if (state.transfer(event.transferId()) != null) {
            return new Outcome.Declined(Refusal.TRANSFER_NOT_OPEN);
        }
        Refusal barrier = state.barrier(event.payer());
        if (barrier == null) {
            barrier = state.absence(event.payee());
        }
        if (barrier != null) {
            return new Outcome.Declined(barrier);
        }
        RegionCode region = state.regionOf(event.payer(), event.region());
        Split split =
                Split.own(
                        years, state, event.payer(), region, event.amountFen(), event.debitOrder());
        if (split.cashFen() > 0) {
            return new Outcome.Declined(Refusal.INSUFFICIENT_BALANCE);
        }
        List<Change> changes = new ArrayList<>();
        Entry entry = new Entry(region);
        years.open(event.payer(), changes, entry);
        split.debitOwn(entry, region, event.payer());
        entry.credit(Account.inTransit(region, event.transferId()), event.amountFen());
        changes.add(
                new Change.TransferSent(
                        event.transferId(),
                        event.payer(),
                        region,
                        event.payee(),
                        event.payeeRegion(),
                        split.ownCurrentFen(),
                        split.ownPreviousFen(),
                        split.walletFen()));
        return new Outcome.Accepted(changes, entry.postings(), null);
    }

    private static Outcome accept(WalletEvent.Accepted event, Years years, BookState state) {
        TransferState transfer = state.transfer(event.transferId());
        if (transfer == null || transfer.stage() != Stage.SENT) {
            return new Outcome.Declined(Refusal.TRANSFER_NOT_OPEN);
        }
        if (!transfer.payee().equals(event.payee())) {
            return new Outcome.Declined(Refusal.NOT_PAYEE);
        }
        Refusal absence = state.absence(transfer.payee());
        if (absence != null) {
            return new Outcome.Declined(absence);
        }
        return transfer.payeeRegion().book().equals(state.book())
                ? credit(transfer, years, state)
                : dispatch(transfer, state);
    }

    private static Outcome credit(TransferState transfer, Years years, BookState state) {
        List<Change> changes = new ArrayList<>();
        MemberRules.openIfNew(changes, state, transfer.payee(), transfer.payeeRegion());
        RegionCode payeeRegion = state.regionOf(transfer.payee(), transfer.payeeRegion());
        Entry entry = fromTransit(transfer);
        years.open(transfer.payee(), changes, entry);
        entry.credit(
                Account.ofMember(AccountCode.WALLET, payeeRegion, transfer.payee()),
                transfer.amountFen());
        changes.add(new Change.TransferCredited(transfer.id()));
        return new Outcome.Accepted(changes, entry.postings(), null);
    }

    private static Outcome dispatch(TransferState transfer, BookState state) {
        BookId toBook = transfer.payeeRegion().book();
        Entry entry =
                fromTransit(transfer)
                        .credit(
                                Account.between(
                                        AccountCode.REGION_PAYABLE,
                                        Fund.EMPLOYEE,
                                        transfer.payerRegion(),
                                        transfer.payeeRegion()),
                                transfer.amountFen());
        long ordinal = state.lastOrdinal(toBook) + 1;
        return new Outcome.Accepted(
                List.of(new Change.TransferDispatched(transfer.id(), toBook, ordinal)),
                entry.postings(),
                null);
    }

    /// A transfer that does not wait any more went its way before the fact came: nothing is left to
    /// give back.
    private static Outcome giveBack(WalletEvent.Returned event, Years years, BookState state) {
        TransferState transfer = state.transfer(event.transferId());
        if (transfer == null || transfer.stage() != Stage.SENT) {
            return new Outcome.Accepted(List.of(), List.of(), null);
        }
        return toPayer(transfer, fromTransit(transfer), years, state);
    }

    /// What the payee's book sends back. Money that no dispatched transfer of that amount explains
    /// waits in suspense.
    private static Outcome takeBack(WalletEvent.SentBack event, Years years, BookState state) {
        TransferState transfer = state.transfer(event.transferId());
        Entry entry =
                new Entry(event.region())
                        .debit(
                                Account.between(
                                        AccountCode.REGION_RECEIVABLE,
                                        Fund.EMPLOYEE,
                                        event.region(),
                                        event.payeeRegion()),
                                event.amountFen());
        if (transfer == null
                || transfer.stage() != Stage.DISPATCHED
                || transfer.amountFen() != event.amountFen()) {
            entry.credit(
                    Account.of(AccountCode.SUSPENSE, Fund.EMPLOYEE, event.region()),
                    event.amountFen());
            return new Outcome.Accepted(List.of(), entry.postings(), null);
        }
        return toPayer(transfer, entry, years, state);
    }

    private static Outcome toPayer(
            TransferState transfer, Entry entry, Years years, BookState state) {
        List<Change> changes = new ArrayList<>();
        new GivenBack(years, state, changes, entry).toPayer(transfer);
        changes.add(new Change.TransferReturned(transfer.id()));
        return new Outcome.Accepted(changes, entry.postings(), null);
    }

    private static Entry fromTransit(TransferState transfer) {
        return new Entry(transfer.payerRegion())
                .debit(
                        Account.inTransit(transfer.payerRegion(), transfer.id()),
                        transfer.amountFen());
    }
}
