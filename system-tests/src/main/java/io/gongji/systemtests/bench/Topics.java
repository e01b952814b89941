package io.gongji.systemtests.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.gongji.contracts.BookId;
import io.gongji.contracts.event.Topic;
import io.gongji.local.LocalKafka;
import io.gongji.local.ServiceProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;

/// The broker's topics: emptied, filled, and watched.
final class Topics {
    private final String bootstrap;

    Topics(String bootstrap) {
        this.bootstrap = bootstrap;
    }

    /// Makes every topic anew.
    void empty() throws InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            admin.deleteTopics(LocalKafka.TOPICS).all().get();
            Awaitility.await("deletion of the topics")
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> admin.listTopics().names().get().isEmpty());
            admin.createTopics(LocalKafka.TOPICS.stream().map(Topics::topic).toList()).all().get();
        } catch (ExecutionException e) {
            throw new KafkaException(e);
        }
    }

    private static NewTopic topic(String name) {
        return new NewTopic(name, LocalKafka.PARTITIONS, (short) 1)
                .configs(
                        Map.of(
                                "retention.ms", "-1",
                                "retention.bytes", "-1",
                                "segment.index.bytes", "1048576"));
    }

    /// Puts `count` events of every book into the topics, the books in turn. They are made first;
    /// then the process that reads them is held, for a moment, until all are there.
    void fill(List<Events> books, long count, ServiceProcess reader) {
        List<ProducerRecord<byte[], byte[]>> made = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            for (Events events : books) {
                made.add(record(events, events.next()));
            }
        }
        Map<String, Object> settings =
                Map.of(
                        "bootstrap.servers",
                        bootstrap,
                        "acks",
                        "all",
                        "linger.ms",
                        20,
                        "batch.size",
                        262_144);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.partitionsFor(made.getFirst().topic());
            reader.pause();
            for (ProducerRecord<byte[], byte[]> record : made) {
                Future<RecordMetadata> _ = producer.send(record);
            }
            producer.flush();
        }
    }

    private static ProducerRecord<byte[], byte[]> record(Events events, Events.Message message) {
        List<Header> headers =
                List.of(
                        header("content-type", "application/json"),
                        header("ce_specversion", "1.0"),
                        header("ce_id", message.eventId()),
                        header("ce_source", events.source()),
                        header("ce_type", message.type()));
        return new ProducerRecord<>(
                events.topic().topicName(),
                events.book().number(),
                message.eventId().getBytes(UTF_8),
                message.value(),
                headers);
    }

    private static Header header(String name, String value) {
        return new RecordHeader(name, value.getBytes(UTF_8));
    }

    /// Watches how many records the journal has.
    JournalEnd journalEnd(List<BookId> books) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("bootstrap.servers", bootstrap);
        return new JournalEnd(
                new KafkaConsumer<>(
                        settings, new ByteArrayDeserializer(), new ByteArrayDeserializer()),
                books.stream()
                        .map(book -> new TopicPartition(Topic.JOURNAL.topicName(), book.number()))
                        .toList());
    }

    /// Kafka's acknowledgement seen from outside: the ends of the journal's partitions.
    record JournalEnd(KafkaConsumer<byte[], byte[]> consumer, List<TopicPartition> partitions)
            implements AutoCloseable {
        long records() {
            return consumer.endOffsets(partitions).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }

        @Override
        public void close() {
            consumer.close();
        }
    }
}
