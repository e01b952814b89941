package io.gongji.eventstore;

import io.gongji.eventstore.KafkaTopics.Identity;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Which topics this database has worked with.
final class KafkaIdentities {
    private KafkaIdentities() {}

    /// Whether a topic is another than the one remembered. One that is met for the first time is
    /// remembered.
    static boolean isAnother(Handle handle, String topic, Identity identity) {
        handle.createUpdate(
                        """
                        INSERT INTO kafka_identity (topic, cluster_id, topic_id) VALUES (:topic, :cluster, :id)
                        ON CONFLICT (topic) DO NOTHING\
                        """)
                .bind("topic", topic)
                .bind("cluster", identity.clusterId())
                .bind("id", identity.topicId())
                .execute();
        Optional<Identity> known =
                handle.createQuery(
                                "SELECT cluster_id, topic_id FROM kafka_identity WHERE topic = :topic FOR UPDATE")
                        .bind("topic", topic)
                        .map((row, context) ->
                                new Identity(
                                        row.getString("cluster_id"), row.getString("topic_id")))
                        .findOne();
        return !known.equals(Optional.of(identity));
    }

    /// From now on the topic is this one.
    static void remember(Handle handle, String topic, Identity identity) {
        handle.createUpdate(
                        "UPDATE kafka_identity SET cluster_id = :cluster, topic_id = :id WHERE topic = :topic")
                .bind("topic", topic)
                .bind("cluster", identity.clusterId())
                .bind("id", identity.topicId())
                .execute();
    }
}
