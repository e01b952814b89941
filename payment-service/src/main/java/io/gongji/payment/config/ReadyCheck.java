package io.gongji.payment.config;

import io.gongji.eventstore.Alarms;
import io.gongji.eventstore.EventRelay;
import io.gongji.eventstore.RelayStatus;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/// Ready when the database and Kafka answer, events are sent in time and no alarm stands.
@Readiness
@ApplicationScoped
class ReadyCheck implements HealthCheck {
    private final EventRelay relay;
    private final Alarms alarms;
    private final KafkaProbe kafka;
    private final PaymentConfig config;

    ReadyCheck(EventRelay relay, Alarms alarms, KafkaProbe kafka, PaymentConfig config) {
        this.relay = relay;
        this.alarms = alarms;
        this.kafka = kafka;
        this.config = config;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named("payment-service");
        try {
            RelayStatus status = relay.status();
            boolean kafkaAnswers = kafka.answers();
            boolean inTime = status.oldestUnsentAge().compareTo(config.health().unsentAge()) <= 0;
            boolean calm = alarms.current().isEmpty();
            alarms.current()
                    .forEach(alarm -> response.withData("alarm " + alarm.name(), alarm.detail()));
            return response.withData("kafka", kafkaAnswers)
                    .withData("relayLeading", status.leading())
                    .withData("unsentEvents", status.unsent())
                    .withData("oldestUnsentSeconds", status.oldestUnsentAge().toSeconds())
                    .status(kafkaAnswers && inTime && calm)
                    .build();
        } catch (RuntimeException e) {
            return response.down().withData("database", false).build();
        }
    }
}
