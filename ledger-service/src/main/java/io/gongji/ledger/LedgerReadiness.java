package io.gongji.ledger;

import io.gongji.ledger.app.BookStatus;
import io.gongji.ledger.app.BookStatuses;
import io.gongji.ledger.app.StoppedTopic;
import io.gongji.ledger.app.TopicLag;
import io.gongji.ledger.messaging.LedgerEngine;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/// Ready while Kafka answers and no book of this process, nor a topic of one, waits for somebody.
/// The database has a check of its own.
@Readiness
@Singleton
final class LedgerReadiness implements HealthCheck {
    private final LedgerWiring wiring;
    private final BookStatuses statuses;

    LedgerReadiness(LedgerWiring wiring, BookStatuses statuses) {
        this.wiring = wiring;
        this.statuses = statuses;
    }

    @Override
    public HealthCheckResponse call() {
        LedgerEngine engine = wiring.engine();
        boolean reachesKafka = engine != null && engine.reachesKafka();
        HealthCheckResponseBuilder response =
                HealthCheckResponse.named("ledger").withData("kafka", reachesKafka);
        boolean wellKept = true;
        for (BookStatus status : statuses.all()) {
            if (status.phase() != BookStatus.Phase.NOT_ASSIGNED) {
                describe(response, status);
            }
            wellKept &= !status.needsAttention();
        }
        return response.status(reachesKafka && wellKept).build();
    }

    private static void describe(HealthCheckResponseBuilder response, BookStatus status) {
        response.withData("book " + status.book() + " lag", status.lag());
        for (TopicLag topic : status.behind()) {
            response.withData(
                    "book " + status.book() + " behind " + topic.topic(),
                    topic.records() + " records, " + topic.seconds() + " seconds");
        }
        if (status.phase() != BookStatus.Phase.RUNNING) {
            response.withData("book " + status.book(), status.phase().name());
        }
        for (StoppedTopic topic : status.stopped()) {
            response.withData(
                    "book " + status.book() + " stopped " + topic.at().topic(),
                    "offset " + topic.at().offset() + ": " + topic.reason());
        }
        if (!status.alarms().isEmpty()) {
            response.withData(
                    "book " + status.book() + " alarms", String.join("; ", status.alarms()));
        }
    }
}
