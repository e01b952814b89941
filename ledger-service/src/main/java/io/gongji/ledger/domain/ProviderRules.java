package io.gongji.ledger.domain;

import io.gongji.contracts.event.ProviderEvent;
import io.gongji.contracts.event.ProviderEvent.Disallowance;
import io.gongji.contracts.journal.Account;
import io.gongji.contracts.journal.AccountCode;
import io.gongji.contracts.journal.Outcome;
import java.util.List;

/// Hospitals and pharmacies (domain 4.4, H1, H2): advances, statements, payments and the final
/// account. All of them are facts. What a provider is owed is the balance of its 2210; one that
/// owes has it on the other side.
final class ProviderRules {
    private ProviderRules() {}

    static Outcome decide(ProviderEvent event, BookState state) {
        Entry entry = new Entry(event.region());
        switch (event) {
            case ProviderEvent.AdvancePaid advance ->
                    entry.debit(advances(advance), advance.amountFen())
                            .credit(treasury(advance), advance.amountFen());
            case ProviderEvent.StatementApproved approved -> approve(approved, entry, state);
            case ProviderEvent.StatementDisallowed disallowed ->
                    disallow(disallowed, disallowed.disallowances(), entry);
            case ProviderEvent.Paid paid ->
                    entry.debit(payable(paid), paid.amountFen())
                            .credit(treasury(paid), paid.amountFen());
            case ProviderEvent.FinalAccountSettled settled -> settle(settled, entry, state);
        }
        return new Outcome.Accepted(List.of(), entry.postings(), null);
    }

    /// An advance is set off as far as there is one: what it does not cover stays payable.
    private static void approve(
            ProviderEvent.StatementApproved event, Entry entry, BookState state) {
        disallow(event, event.disallowances(), entry);
        offset(event, Math.min(event.offsetFen(), advancedFen(event, state)), entry);
    }

    /// The patient's fund gets its part back; a patient of another region's by clearing.
    private static void disallow(
            ProviderEvent event, List<Disallowance> disallowances, Entry entry) {
        for (Disallowance bill : disallowances) {
            entry.debit(payable(event), bill.amountFen())
                    .credit(
                            Benefits.expense(bill.benefit(), event.fund(), bill.region()),
                            bill.amountFen());
        }
    }

    /// What is clawed back comes out of the advance first and then makes good what was paid past
    /// what is owed; what is left of the advance pays what is still owed.
    private static void settle(
            ProviderEvent.FinalAccountSettled event, Entry entry, BookState state) {
        long leftFen = Math.min(event.advanceLeftFen(), advancedFen(event, state));
        long fromAdvanceFen = Math.min(event.clawedBackFen(), leftFen);
        entry.debit(treasury(event), event.clawedBackFen())
                .credit(advances(event), fromAdvanceFen)
                .credit(payable(event), event.clawedBackFen() - fromAdvanceFen);
        offset(event, leftFen - fromAdvanceFen, entry);
        entry.debit(payable(event), event.toppedUpFen())
                .credit(treasury(event), event.toppedUpFen());
    }

    private static void offset(ProviderEvent event, long amountFen, Entry entry) {
        entry.debit(payable(event), amountFen).credit(advances(event), amountFen);
    }

    private static long advancedFen(ProviderEvent event, BookState state) {
        return Math.max(0, state.balanceFen(advances(event)));
    }

    static Account advances(ProviderEvent event) {
        return Account.ofProvider(
                AccountCode.PROVIDER_ADVANCE, event.fund(), event.region(), event.provider());
    }

    private static Account payable(ProviderEvent event) {
        return Account.ofProvider(
                AccountCode.PROVIDER_PAYABLE, event.fund(), event.region(), event.provider());
    }

    private static Account treasury(ProviderEvent event) {
        return Account.of(AccountCode.TREASURY, event.fund(), event.region());
    }
}
