package io.gongji.eventstore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.gongji.contracts.BookId;
import io.gongji.contracts.BookMap;
import io.gongji.contracts.event.EventCodec;
import io.gongji.contracts.event.EventMessage;
import io.gongji.contracts.event.MalformedEvent;
import io.gongji.contracts.event.Topic;
import io.gongji.contracts.event.UnknownEventType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;

/// Looks at a broker, and writes and breaks its topics, as a test needs it.
record Topics(String bootstrapServers) {

    KafkaSettings settings() {
        return KafkaSettings.of(bootstrapServers);
    }

    /// What a source has in a topic, in order.
    List<ConsumerRecord<byte[], byte[]>> read(Topic topic, BookId book, String source) {
        TopicPartition partition = new TopicPartition(topic.topicName(), book.number());
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        settings().with(Map.of("enable.auto.commit", false)),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(50)).forEach(records::add);
            }
        }
        return records.stream()
                .filter(record ->
                        new String(record.headers().lastHeader("ce_source").value(), UTF_8)
                                .equals(source))
                .toList();
    }

    List<Long> positions(Topic topic, BookId book, String source) {
        return read(topic, book, source).stream()
                .map(record -> message(record).envelope().position())
                .toList();
    }

    static EventMessage message(ConsumerRecord<byte[], byte[]> record) {
        try {
            return EventCodec.decode(record.value());
        } catch (MalformedEvent | UnknownEventType e) {
            throw new AssertionError("the relay sent what nobody can read", e);
        }
    }

    /// Publishes journal records in the order given.
    void publish(Journals journal, int... seqs) {
        List<byte[]> values = IntStream.of(seqs).mapToObj(journal::value).toList();
        publish(journal.book(), values);
    }

    /// Publishes anything on a book's partition of the journal.
    void publish(BookId book, List<byte[]> values) {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        settings().with(Map.of("acks", "all")),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            List<Future<RecordMetadata>> sent =
                    values.stream()
                            .map(value ->
                                    producer.send(
                                            new ProducerRecord<>(
                                                    Topic.JOURNAL.topicName(),
                                                    book.number(),
                                                    null,
                                                    value)))
                            .toList();
            producer.flush();
            assertThat(sent).allMatch(future -> future.state() == Future.State.SUCCESS);
        }
    }

    void recreate(Topic topic) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(settings().with(Map.of()))) {
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
