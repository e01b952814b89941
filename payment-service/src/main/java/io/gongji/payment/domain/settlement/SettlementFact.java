package io.gongji.payment.domain.settlement;

import io.gongji.contracts.EventId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.event.SettlementEvent;
import java.time.LocalDate;

/// What happened to a bill. `told` goes to the ledger.
public sealed interface SettlementFact {
    record Requested(Bill bill) implements SettlementFact {}

    record Posted(Payment payment) implements SettlementFact {}

    record Declined(Refusal reason) implements SettlementFact {}

    /// The ledger was asked to take it back.
    ///
    /// @param asked the event's own id
    record VoidRequested(SettlementEvent.VoidRequested told, EventId asked)
            implements SettlementFact {}

    /// The provider took the number back while the bill was open; `asked` is the event that will
    /// ask the ledger to void it once it is posted.
    ///
    /// @param today the day of receipt
    record ReversalAsked(EventId asked, LocalDate today) implements SettlementFact {}

    record Voided(long seq) implements SettlementFact {}

    record VoidDeclined(Refusal reason) implements SettlementFact {}
}
