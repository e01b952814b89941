package io.gongji.eventstore;

import java.util.HashMap;
import java.util.Map;

/// How to reach Kafka: `bootstrap.servers` and whatever security the cluster asks for. Delivery
/// guarantees are not configurable; the relay and the reader set them over these properties.
public record KafkaSettings(Map<String, Object> properties) {
    public KafkaSettings {
        properties = Map.copyOf(properties);
        if (!properties.containsKey("bootstrap.servers")) {
            throw new IllegalArgumentException("bootstrap.servers is missing");
        }
    }

    /// A cluster without authentication, such as the local stack's.
    public static KafkaSettings of(String bootstrapServers) {
        return new KafkaSettings(Map.of("bootstrap.servers", bootstrapServers));
    }

    Map<String, Object> with(Map<String, Object> guarantees) {
        Map<String, Object> merged = new HashMap<>(properties);
        merged.putAll(guarantees);
        return merged;
    }
}
