package io.gongji.payment.domain.settlement;

import io.gongji.contracts.EventId;
import io.gongji.contracts.Refusal;
import java.time.LocalDate;

/// What can be asked of a bill; the last four are the ledger's answers.
public sealed interface SettlementCommand {
    record Request(Bill bill) implements SettlementCommand {}

    /// Take it back whole (撤销). `asked` is the event that will ask the ledger to.
    record TakeBack(EventId asked) implements SettlementCommand {}

    /// Take it back whatever becomes of it (冲正): at once when it is posted, as soon as the ledger
    /// has answered when it is open. `asked` is the event that will ask the ledger to.
    ///
    /// @param today the day of receipt
    record Reverse(EventId asked, LocalDate today) implements SettlementCommand {}

    record RecordPosted(Payment payment) implements SettlementCommand {}

    record RecordDeclined(Refusal reason) implements SettlementCommand {}

    record RecordVoided(long seq) implements SettlementCommand {}

    record RecordVoidDeclined(Refusal reason) implements SettlementCommand {}
}
