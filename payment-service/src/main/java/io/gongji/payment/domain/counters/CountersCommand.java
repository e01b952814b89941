package io.gongji.payment.domain.counters;

import io.gongji.contracts.EventId;
import io.gongji.contracts.SettlementId;

/// What can be asked of the counters.
public sealed interface CountersCommand {
    SettlementId settlementId();

    /// A bill was priced; `asked` is the event that asks the ledger to post it.
    record Reserve(SettlementId settlementId, long fundFen, EventId asked)
            implements CountersCommand {}

    /// The ledger posted the open bill.
    record Confirm(SettlementId settlementId) implements CountersCommand {}

    /// The ledger declined the open bill.
    record Free(SettlementId settlementId) implements CountersCommand {}

    /// A posted bill is to be voided; `asked` is the event that asks the ledger to.
    record StartVoid(SettlementId settlementId, EventId asked) implements CountersCommand {}

    /// The ledger voided the bill.
    record Restore(SettlementId settlementId) implements CountersCommand {}

    /// The ledger declined the void.
    record KeepPosted(SettlementId settlementId) implements CountersCommand {}
}
