package io.gongji.payment.domain.settlement;

import io.gongji.contracts.EventId;
import io.gongji.contracts.Refusal;
import java.time.LocalDate;

/// Where a bill stands.
public sealed interface SettlementState {
    /// There is no such bill.
    record Absent() implements SettlementState {}

    /// The ledger has not answered.
    record Requested(Bill bill) implements SettlementState {}

    /// The ledger has not answered, and the bill is taken back as soon as it has.
    ///
    /// @param asked the event that will ask the ledger to
    /// @param askedOn the day the reversal was received
    record Reversing(Bill bill, EventId asked, LocalDate askedOn) implements SettlementState {}

    record Posted(Bill bill, Payment payment) implements SettlementState {}

    record Declined(Bill bill, Refusal reason) implements SettlementState {}

    /// Posted, and the ledger has not answered the void.
    record VoidRequested(Bill bill, Payment payment, EventId asked) implements SettlementState {}

    /// Taken back.
    ///
    /// @param voidedBySeq of the journal record that took it back
    record Voided(Bill bill, Payment payment, long voidedBySeq) implements SettlementState {}
}
