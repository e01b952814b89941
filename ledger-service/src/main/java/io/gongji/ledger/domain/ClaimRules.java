package io.gongji.ledger.domain;

import io.gongji.contracts.event.ClaimEvent;
import io.gongji.contracts.journal.Account;
import io.gongji.contracts.journal.AccountCode;
import io.gongji.contracts.journal.Outcome;
import java.util.List;

/// Claims for prepaid bills (手工报销, domain 4.4, H4 to H7). All of them are facts. What a claim is
/// owed is the balance of its own 2230.
final class ClaimRules {
    private ClaimRules() {}

    static Outcome decide(ClaimEvent event, BookState state) {
        Entry entry = new Entry(event.region());
        switch (event) {
            case ClaimEvent.Approved approved ->
                    entry.debit(
                                    Benefits.expense(
                                            approved.benefit(), approved.fund(), approved.region()),
                                    approved.fundFen())
                            .credit(payable(approved), approved.fundFen());
            case ClaimEvent.Paid paid -> pay(paid, entry, state);
            case ClaimEvent.PaymentReturned returned ->
                    entry.debit(treasury(returned), returned.amountFen())
                            .credit(payable(returned), returned.amountFen());
        }
        return new Outcome.Accepted(List.of(), entry.postings(), null);
    }

    /// Money that left the bank is a fact; what the claim was not owed waits in suspense.
    private static void pay(ClaimEvent.Paid event, Entry entry, BookState state) {
        long owedFen = Math.max(0, state.creditFen(payable(event)));
        long dueFen = Math.min(event.amountFen(), owedFen);
        entry.debit(payable(event), dueFen)
                .debit(
                        Account.of(AccountCode.SUSPENSE, event.fund(), event.region()),
                        event.amountFen() - dueFen)
                .credit(treasury(event), event.amountFen());
    }

    static Account payable(ClaimEvent event) {
        return Account.ofClaim(event.fund(), event.region(), event.claimId());
    }

    private static Account treasury(ClaimEvent event) {
        return Account.of(AccountCode.TREASURY, event.fund(), event.region());
    }
}
