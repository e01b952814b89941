package io.gongji.payment.domain.flexible;

/// A flexible worker's month.
public sealed interface FlexibleState {
    record Unpaid() implements FlexibleState {}

    record Paid(long amountFen) implements FlexibleState {}
}
