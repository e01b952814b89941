package io.gongji.pooling.wiring;

import io.gongji.eventstore.Alarms;
import io.gongji.eventstore.EventRelay;
import io.gongji.eventstore.Reason;
import io.gongji.eventstore.RelayStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.stream.Collectors;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/// Ready while the database answers: writes are accepted even when Kafka is away, and sent later.
/// How far the relay is behind, and what needs a person, stands beside it.
@Readiness
@ApplicationScoped
class RelayReadiness implements HealthCheck {
    private static final Logger LOG = Logger.getLogger(RelayReadiness.class);

    private final EventRelay relay;
    private final Alarms alarms;

    RelayReadiness(EventRelay relay, Alarms alarms) {
        this.relay = relay;
        this.alarms = alarms;
    }

    @Override
    public HealthCheckResponse call() {
        RelayStatus status;
        try {
            status = relay.status();
        } catch (RuntimeException e) {
            // No text of an exception: whoever asks for the health is a stranger too.
            LOG.warnf("Health: the database does not answer reason=%s", Reason.of(e));
            return HealthCheckResponse.down("pooling-relay");
        }
        return HealthCheckResponse.named("pooling-relay")
                .up()
                .withData("leading", status.leading())
                .withData("unsent", status.unsent())
                .withData("oldestUnsentMillis", status.oldestUnsentAge().toMillis())
                .withData(
                        "alarms",
                        alarms.current().stream()
                                .map(Alarms.Alarm::name)
                                .collect(Collectors.joining(", ")))
                .build();
    }
}
