package io.gongji.payment.domain.premium;

/// The premium of a person and a year.
public sealed interface PremiumState {
    /// Nobody has paid, or the ledger declined who tried.
    record Nothing() implements PremiumState {}

    /// A channel was asked to collect it.
    record Ordered(Order order) implements PremiumState {}

    /// The ledger was asked to take it from an account and has not answered.
    record InFlight(Payment payment) implements PremiumState {}

    record Paid(Payment payment) implements PremiumState {}
}
