package io.gongji.payment.config;

import io.gongji.eventstore.KafkaSettings;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.jspecify.annotations.Nullable;

/// Asks Kafka whether it is there.
@Singleton
class KafkaProbe {
    private final KafkaSettings settings;
    private final Duration timeout;
    private @Nullable Admin admin;

    KafkaProbe(KafkaSettings settings, PaymentConfig config) {
        this.settings = settings;
        this.timeout = config.health().kafkaTimeout();
    }

    /// How many partitions each of these topics has; empty when Kafka or one of the topics is out
    /// of reach.
    synchronized Optional<Map<String, Integer>> partitions(Collection<String> topics) {
        try {
            Map<String, Integer> partitions = new HashMap<>();
            Map<String, TopicDescription> described =
                    admin().describeTopics(topics)
                            .allTopicNames()
                            .get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            described.forEach(
                    (topic, description) -> partitions.put(topic, description.partitions().size()));
            return Optional.of(partitions);
        } catch (ExecutionException | TimeoutException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /// Whether a broker answers.
    synchronized boolean answers() {
        try {
            return !admin().describeCluster()
                    .nodes()
                    .get(timeout.toMillis(), TimeUnit.MILLISECONDS)
                    .isEmpty();
        } catch (ExecutionException | TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @PreDestroy
    synchronized void close() {
        if (admin != null) {
            admin.close(Duration.ofSeconds(1));
        }
    }

    private Admin admin() {
        if (admin == null) {
            Map<String, Object> properties = new HashMap<>(settings.properties());
            properties.put("client.id", "payment-service-probe");
            properties.put("request.timeout.ms", Math.toIntExact(timeout.toMillis()));
            properties.put("default.api.timeout.ms", Math.toIntExact(timeout.toMillis()));
            admin = Admin.create(properties);
        }
        return admin;
    }
}
