package io.gongji.ledger.messaging;

import java.util.Map;

/// Which Kafka this is.
///
/// @param topicIds Kafka's id of each topic
public record KafkaIdentity(String clusterId, Map<String, String> topicIds) {
    public KafkaIdentity {
        topicIds = Map.copyOf(topicIds);
    }
}
