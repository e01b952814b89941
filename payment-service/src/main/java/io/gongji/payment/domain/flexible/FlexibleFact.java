package io.gongji.payment.domain.flexible;

import io.gongji.contracts.event.ContributionEvent;

/// What happened to a flexible worker's month.
public sealed interface FlexibleFact {
    record Received(ContributionEvent.FlexibleReceived told) implements FlexibleFact {}
}
