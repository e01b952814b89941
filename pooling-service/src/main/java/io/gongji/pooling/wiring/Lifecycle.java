package io.gongji.pooling.wiring;

import io.gongji.contracts.policy.PolicyBook;
import io.gongji.eventstore.Alarms;
import io.gongji.eventstore.EventRelay;
import io.gongji.eventstore.IdempotencyKeys;
import io.gongji.eventstore.JournalReader;
import io.gongji.eventstore.Transactions;
import io.gongji.pooling.store.FaceProofs;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// Starts the relay and the journal reader once the checks are done, and stops them in the other
/// order.
@ApplicationScoped
class Lifecycle {
    private static final Logger LOG = Logger.getLogger(Lifecycle.class);

    private final StartChecks checks;
    private final PolicyBook policies;
    private final EventRelay relay;
    private final JournalReader journal;
    private final Alarms alarms;
    private final Transactions transactions;
    private final IdempotencyKeys keys;
    private final FaceProofs proofs;
    private final PoolingConfig config;
    private final MeterRegistry meters;
    private final ScheduledExecutorService sweeper =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("sweeper").factory());

    Lifecycle(
            StartChecks checks,
            PolicyBook policies,
            EventRelay relay,
            JournalReader journal,
            Alarms alarms,
            Transactions transactions,
            IdempotencyKeys keys,
            FaceProofs proofs,
            PoolingConfig config,
            MeterRegistry meters) {
        this.checks = checks;
        this.policies = policies;
        this.relay = relay;
        this.journal = journal;
        this.alarms = alarms;
        this.transactions = transactions;
        this.keys = keys;
        this.proofs = proofs;
        this.config = config;
        this.meters = meters;
    }

    void start(@Observes StartupEvent event) {
        checks.run();
        LOG.infof("Policy packs loaded count=%d", policies.packs().size());
        meters.gauge("gongji.relay.unsent", relay, sending -> sending.status().unsent());
        meters.gauge("gongji.alarms", alarms, standing -> standing.current().size());
        relay.start();
        journal.start();
        var _ = sweeper.scheduleWithFixedDelay(this::sweep, 1, 60, TimeUnit.MINUTES);
    }

    void stop(@Observes ShutdownEvent event) {
        sweeper.shutdownNow();
        journal.close();
        relay.close();
    }

    /// A failure must not end the schedule; the next hour tries again.
    private void sweep() {
        try {
            Instant now = Instant.now();
            int swept = transactions.run(handle -> keys.sweep(handle, now));
            int forgotten =
                    transactions.run(
                            handle -> proofs.forget(handle, now.minus(config.faceProofKept())));
            LOG.debugf("Forgotten idempotencyKeys=%d faceProofs=%d", swept, forgotten);
        } catch (RuntimeException e) {
            LOG.warnf(
                    "Old keys and proofs could not be forgotten reason=%s",
                    e.getClass().getSimpleName());
        }
    }
}
