package io.gongji.payment.domain.counters;

import io.gongji.contracts.EventId;
import io.gongji.contracts.SettlementId;

/// What happened to the counters; none of it is told outside.
public sealed interface CountersFact {
    record Reserved(SettlementId settlementId, long fundFen, EventId asked)
            implements CountersFact {}

    record Confirmed(SettlementId settlementId) implements CountersFact {}

    record Freed(SettlementId settlementId) implements CountersFact {}

    record VoidStarted(SettlementId settlementId, EventId asked) implements CountersFact {}

    record Restored(SettlementId settlementId) implements CountersFact {}

    record VoidFailed(SettlementId settlementId) implements CountersFact {}
}
