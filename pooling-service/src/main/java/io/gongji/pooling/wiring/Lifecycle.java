package io.gongji.pooling.wiring;

import io.gongji.contracts.policy.PolicyBook;
import io.gongji.eventstore.Alarms;
import io.gongji.eventstore.EventRelay;
import io.gongji.eventstore.JournalReader;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
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
    private final Sweeper sweeper;
    private final MeterRegistry meters;

    Lifecycle(
            StartChecks checks,
            PolicyBook policies,
            EventRelay relay,
            JournalReader journal,
            Alarms alarms,
            Sweeper sweeper,
            MeterRegistry meters) {
        this.checks = checks;
        this.policies = policies;
        this.relay = relay;
        this.journal = journal;
        this.alarms = alarms;
        this.sweeper = sweeper;
        this.meters = meters;
    }

    void start(@Observes StartupEvent event) {
        checks.run();
        LOG.infof("Policy packs loaded count=%d", policies.packs().size());
        meters.gauge("gongji.relay.unsent", relay, sending -> sending.status().unsent());
        meters.gauge("gongji.alarms", alarms, standing -> standing.current().size());
        relay.start();
        journal.start();
        sweeper.start();
    }

    void stop(@Observes ShutdownEvent event) {
        sweeper.stop();
        journal.close();
        relay.close();
    }
}
