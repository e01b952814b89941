package io.gongji.ledger.proof;

/// What asking for a verification gives.
public sealed interface Verification {
    /// It ran to its end or to the first difference.
    record Done(VerificationReport report) implements Verification {}

    /// Another one of this book is running.
    record Busy() implements Verification {}

    /// Kafka could not be read, so nothing can be said.
    record OutOfReach() implements Verification {}
}
