package io.gongji.ledger.domain;

import io.gongji.contracts.ClaimId;
import io.gongji.contracts.ProviderId;
import io.gongji.contracts.event.RecourseEvent;
import io.gongji.contracts.journal.Account;
import io.gongji.contracts.journal.AccountCode;
import io.gongji.contracts.journal.Outcome;
import java.util.List;
import java.util.Objects;

/// Recourse (追偿, domain I2): the fund pays first and recovers from the third party. All of them are
/// facts. What is still open is the balance of the recourse's own 1410, which no recovery and no
/// write-off takes below zero.
final class RecourseRules {
    private RecourseRules() {}

    static Outcome decide(RecourseEvent event, BookState state) {
        Entry entry = new Entry(event.region());
        switch (event) {
            case RecourseEvent.Opened opened ->
                    entry.debit(receivable(opened), opened.amountFen())
                            .credit(owed(opened), opened.amountFen());
            case RecourseEvent.Recovered recovered -> recover(recovered, entry, state);
            case RecourseEvent.WrittenOff given -> {
                long fen = Math.min(given.amountFen(), openFen(given, state));
                entry.debit(Benefits.expense(given.benefit(), given.fund(), given.region()), fen)
                        .credit(receivable(given), fen);
            }
        }
        return new Outcome.Accepted(List.of(), entry.postings(), null);
    }

    private static Account owed(RecourseEvent.Opened event) {
        ProviderId provider = event.provider();
        if (provider != null) {
            return Account.ofProvider(
                    AccountCode.PROVIDER_PAYABLE, event.fund(), event.region(), provider);
        }
        ClaimId claim = Objects.requireNonNull(event.claimId());
        return Account.ofClaim(event.fund(), event.region(), claim);
    }

    /// What came in past what was open belongs to somebody: it waits in suspense.
    private static void recover(RecourseEvent.Recovered event, Entry entry, BookState state) {
        long openFen = Math.min(event.amountFen(), openFen(event, state));
        entry.debit(
                        Account.of(AccountCode.TREASURY, event.fund(), event.region()),
                        event.amountFen())
                .credit(receivable(event), openFen)
                .credit(
                        Account.of(AccountCode.SUSPENSE, event.fund(), event.region()),
                        event.amountFen() - openFen);
    }

    private static long openFen(RecourseEvent event, BookState state) {
        return Math.max(0, state.balanceFen(receivable(event)));
    }

    /// Those that this event or a later one of its batch reads.
    static List<Account> accounts(RecourseEvent event) {
        return event instanceof RecourseEvent.Opened opened
                ? List.of(receivable(event), owed(opened))
                : List.of(receivable(event));
    }

    private static Account receivable(RecourseEvent event) {
        return Account.ofRecourse(event.fund(), event.region(), event.recourseId());
    }
}
