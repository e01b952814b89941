package io.gongji.payment.domain.settlement;

import io.gongji.contracts.EventId;
import io.gongji.contracts.Refusal;

/// What can be asked of a bill; the last four are the ledger's answers.
public sealed interface SettlementCommand {
    record Request(Bill bill) implements SettlementCommand {}

    /// Take it back whole (撤销). `asked` is the event that will ask the ledger to.
    record TakeBack(EventId asked) implements SettlementCommand {}

    record RecordPosted(Payment payment) implements SettlementCommand {}

    record RecordDeclined(Refusal reason) implements SettlementCommand {}

    record RecordVoided(long seq) implements SettlementCommand {}

    record RecordVoidDeclined(Refusal reason) implements SettlementCommand {}
}
