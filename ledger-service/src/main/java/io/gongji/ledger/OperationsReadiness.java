package io.gongji.ledger;

import io.gongji.eventstore.Alarms;
import io.gongji.eventstore.EventRelay;
import io.gongji.eventstore.Reason;
import io.gongji.eventstore.RelayStatus;
import jakarta.inject.Singleton;
import java.util.stream.Collectors;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/// Ready while the table of operators' requests answers: requests are accepted even when Kafka is
/// away, and sent later. How far the relay is behind, and what needs a person, stands beside it.
@Readiness
@Singleton
final class OperationsReadiness implements HealthCheck {
    private static final Logger LOG = Logger.getLogger(OperationsReadiness.class);
    private static final String NAME = "ledger operations";

    private final EventRelay relay;
    private final Alarms alarms;

    OperationsReadiness(EventRelay relay, Alarms alarms) {
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
            return HealthCheckResponse.down(NAME);
        }
        return HealthCheckResponse.named(NAME)
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
