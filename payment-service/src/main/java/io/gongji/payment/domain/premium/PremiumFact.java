package io.gongji.payment.domain.premium;

import io.gongji.contracts.EventId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.event.ContributionEvent.PremiumFromAccountRequested;
import io.gongji.contracts.event.ContributionEvent.PremiumReceived;
import java.util.UUID;

/// What happened to a premium. `told` is what the ledger is told.
public sealed interface PremiumFact {
    record Ordered(Order order) implements PremiumFact {}

    record OrderClosed(UUID orderId, OrderEnd why) implements PremiumFact {}

    /// A payment was taken; what the ledger is told of it follows.
    record Taken(Payment payment) implements PremiumFact {}

    record Received(PremiumReceived told, EventId receiptId) implements PremiumFact {}

    record Requested(PremiumFromAccountRequested told, EventId receiptId) implements PremiumFact {}

    /// The payment went back to its payer, or the ledger declined to take it out of suspense: the
    /// cover ends, and the year is free for the next try.
    record Returned(EventId receiptId) implements PremiumFact {}

    /// The ledger took the money from the account.
    record Posted() implements PremiumFact {}

    /// The ledger declined; the year is free for the next try.
    record Declined(Refusal reason) implements PremiumFact {}
}
