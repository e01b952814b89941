package io.gongji.payment.domain.flexible;

import io.gongji.contracts.event.ContributionEvent;

/// A flexible worker's month.
public sealed interface FlexibleState {
    record Unpaid() implements FlexibleState {}

    record Paid(ContributionEvent.FlexibleReceived told) implements FlexibleState {}
}
