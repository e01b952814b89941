package io.gongji.ledger;

import io.gongji.ledger.messaging.LedgerEngine;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/// Alive while the thread that reads requests turns; a restart helps where it hangs.
@Liveness
@Singleton
final class LedgerLiveness implements HealthCheck {
    private final LedgerWiring wiring;

    LedgerLiveness(LedgerWiring wiring) {
        this.wiring = wiring;
    }

    @Override
    public HealthCheckResponse call() {
        LedgerEngine engine = wiring.engine();
        return HealthCheckResponse.named("ledger requests")
                .status(engine == null || engine.isReading())
                .build();
    }
}
