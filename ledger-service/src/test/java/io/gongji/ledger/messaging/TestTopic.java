package io.gongji.ledger.messaging;

import io.gongji.contracts.BookId;
import io.gongji.contracts.BookMap;
import io.gongji.contracts.event.Topic;
import io.gongji.ledger.FreshBooks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.awaitility.Awaitility;

/// Looks into the broker's topics, and breaks them.
final class TestTopic {
    private TestTopic() {}

    /// What stands in a book's partition, from its start to its end.
    static List<byte[]> values(Topic topic, BookId book) {
        TopicPartition partition = new TopicPartition(topic.topicName(), book.number());
        List<byte[]> values = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", FreshBooks.broker().bootstrapServers()),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> values.add(record.value()));
            }
        }
        return values;
    }

    /// Deletes a topic with all it holds, and makes it anew.
    static void recreate(Topic topic) throws ExecutionException, InterruptedException {
        try (Admin admin =
                Admin.create(Map.of("bootstrap.servers", FreshBooks.broker().bootstrapServers()))) {
            admin.deleteTopics(List.of(topic.topicName())).all().get();
            Awaitility.await()
                    .until(() -> !admin.listTopics().names().get().contains(topic.topicName()));
            admin.createTopics(
                            List.of(new NewTopic(topic.topicName(), BookMap.PARTITIONS, (short) 1)))
                    .all()
                    .get();
        }
    }
}
