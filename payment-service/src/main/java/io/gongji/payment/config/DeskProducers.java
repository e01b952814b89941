package io.gongji.payment.config;

import io.gongji.payment.app.ReversalHandler;
import io.gongji.payment.app.SettlementHandler;
import io.gongji.payment.app.Writes;
import io.gongji.payment.store.Aggregates;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// Builds what providers' desks and the agency's counters ask for beside the everyday writes.
@Singleton
final class DeskProducers {
    @Produces
    @Singleton
    ReversalHandler reversals(Writes writes, Aggregates aggregates, SettlementHandler settlements) {
        return new ReversalHandler(writes, aggregates, settlements);
    }
}
