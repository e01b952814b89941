package io.gongji.payment.domain.withdrawal;

import io.gongji.contracts.EventId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.event.WithdrawalEvent;

/// What happened to a withdrawal. `told` goes to the ledger.
public sealed interface WithdrawalFact {
    record Applied(Application application) implements WithdrawalFact {}

    /// Approved, and the ledger was asked for the money.
    ///
    /// @param asked the event's own id
    record Approved(WithdrawalEvent.Requested told, EventId asked) implements WithdrawalFact {}

    record Rejected(String by) implements WithdrawalFact {}

    /// The ledger set the money aside.
    record Taken() implements WithdrawalFact {}

    record Declined(Refusal reason) implements WithdrawalFact {}

    record Paid(WithdrawalEvent.Paid told) implements WithdrawalFact {}
}
