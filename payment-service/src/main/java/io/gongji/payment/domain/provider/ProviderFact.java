package io.gongji.payment.domain.provider;

import io.gongji.contracts.SettlementId;
import io.gongji.contracts.StatementId;
import io.gongji.contracts.event.ProviderEvent;
import java.util.Set;

/// What happened in a provider's year. `told` goes to the ledger.
public sealed interface ProviderFact {
    record AdvancePaid(ProviderEvent.AdvancePaid told) implements ProviderFact {}

    record Submitted(Submission submission) implements ProviderFact {}

    /// Bills that were voided after the statement came in no longer count.
    record BillsDropped(StatementId statementId, Set<SettlementId> bills) implements ProviderFact {
        public BillsDropped {
            bills = Set.copyOf(bills);
        }
    }

    record Approved(ProviderEvent.StatementApproved told) implements ProviderFact {}

    record Rejected(StatementId statementId, String by) implements ProviderFact {}

    record Disallowed(ProviderEvent.StatementDisallowed told) implements ProviderFact {}

    record Paid(ProviderEvent.Paid told) implements ProviderFact {}

    record Settled(ProviderEvent.FinalAccountSettled told) implements ProviderFact {}
}
