package io.gongji.ledger.domain;

import io.gongji.contracts.Fund;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.event.PaidFor;
import io.gongji.contracts.event.ReceiptEvent;
import io.gongji.contracts.journal.Account;
import io.gongji.contracts.journal.AccountCode;
import io.gongji.contracts.journal.Change;
import io.gongji.contracts.journal.Outcome;
import java.util.ArrayList;
import java.util.List;

/// Receipts by channel, suspense (2310) and what becomes of it (domain 4.4, US-55).
final class ReceiptRules {
    private ReceiptRules() {}

    static Outcome decide(ReceiptEvent event, Years years, BookState state) {
        return switch (event) {
            case ReceiptEvent.Identified identified -> identified(identified, years, state);
            case ReceiptEvent.Matched matched -> matched(matched, years, state);
            case ReceiptEvent.Returned returned -> returned(returned, years, state);
        };
    }

    /// A fact: what cannot take the money leaves it in suspense; of a debt only what is above it.
    private static Outcome identified(ReceiptEvent.Identified event, Years years, BookState state) {
        PaidFor paidFor = event.paidFor();
        Fund fund = paidFor.fund();
        Entry entry =
                new Entry(event.region())
                        .debit(
                                Account.ofChannel(fund, event.region(), event.channel()),
                                paidFor.amountFen());
        List<Change> changes = new ArrayList<>();
        PaidFor due = paidFor;
        long aboveFen = 0;
        if (paidFor instanceof PaidFor.Debt debt) {
            long owedFen = Math.max(0, DueRules.owedFen(debt, state));
            long paidFen = Math.min(owedFen, debt.amountFen());
            aboveFen = debt.amountFen() - paidFen;
            if (paidFen > 0) {
                due = new PaidFor.Debt(debt.memberId(), debt.region(), paidFen);
            }
        }
        if (DueRules.pay(due, entry, changes, years, state) != null) {
            aboveFen = paidFor.amountFen();
        }
        entry.credit(suspense(fund, event.region()), aboveFen);
        return new Outcome.Accepted(changes, entry.postings(), null);
    }

    /// A request: the money is here already, so that nothing is lost when it is declined.
    private static Outcome matched(ReceiptEvent.Matched event, Years years, BookState state) {
        SuspenseState receipt =
                state.suspense(
                        new SuspenseState.Key(event.receipt(), event.fund(), event.region()));
        if (receipt == null) {
            return new Outcome.Declined(Refusal.UNKNOWN_RECEIPT);
        }
        long fen = event.paidFor().amountFen();
        if (fen > receipt.leftFen()) {
            return new Outcome.Declined(Refusal.MATCH_EXCEEDED);
        }
        List<Change> changes = new ArrayList<>();
        Entry entry = new Entry(event.region()).debit(suspense(event.fund(), event.region()), fen);
        Refusal refusal = DueRules.pay(event.paidFor(), entry, changes, years, state);
        if (refusal != null) {
            return new Outcome.Declined(refusal);
        }
        changes.add(new Change.SuspenseTaken(event.receipt(), event.fund(), event.region(), fen));
        return new Outcome.Accepted(changes, entry.postings(), null);
    }

    /// A fact. Out of what is left of the receipt in suspense, then out of what it had paid; the
    /// rest, which nobody can explain, stands against suspense.
    private static Outcome returned(ReceiptEvent.Returned event, Years years, BookState state) {
        SuspenseState receipt =
                state.suspense(
                        new SuspenseState.Key(event.receipt(), event.fund(), event.region()));
        long suspendedFen = receipt == null ? 0 : Math.min(receipt.leftFen(), event.amountFen());
        long openFen = event.amountFen() - suspendedFen;
        List<Change> changes = new ArrayList<>();
        Entry entry = new Entry(event.region());
        for (PaidFor named : event.paidFor()) {
            PaidFor paid = upTo(named, openFen);
            if (paid.amountFen() <= openFen
                    && DueRules.giveBack(paid, entry, changes, years, state)) {
                openFen -= paid.amountFen();
            }
        }
        if (suspendedFen > 0) {
            changes.add(
                    new Change.SuspenseTaken(
                            event.receipt(), event.fund(), event.region(), suspendedFen));
        }
        entry.debit(suspense(event.fund(), event.region()), suspendedFen + openFen)
                .credit(
                        Account.ofChannel(event.fund(), event.region(), event.channel()),
                        event.amountFen());
        return new Outcome.Accepted(changes, entry.postings(), null);
    }

    /// What was above a debt waited in suspense, so no more than the rest goes back to it.
    private static PaidFor upTo(PaidFor paidFor, long fen) {
        return fen > 0 && paidFor instanceof PaidFor.Debt debt && debt.amountFen() > fen
                ? new PaidFor.Debt(debt.memberId(), debt.region(), fen)
                : paidFor;
    }

    private static Account suspense(Fund fund, RegionCode region) {
        return Account.of(AccountCode.SUSPENSE, fund, region);
    }
}
