package io.gongji.payment.domain.flexible;

import io.gongji.contracts.event.ContributionEvent;

/// What happened to a flexible worker's month.
public sealed interface FlexibleFact {
    record Received(ContributionEvent.FlexibleReceived told) implements FlexibleFact {}

    /// Money that waited in suspense was found to be for this month.
    record Matched(long amountFen) implements FlexibleFact {}

    /// The money of this month went back to its payer.
    record Returned(long amountFen) implements FlexibleFact {}
}
