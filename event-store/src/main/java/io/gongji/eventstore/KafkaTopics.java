package io.gongji.eventstore;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.gongji.contracts.event.EventCodec;
import io.gongji.contracts.event.MalformedEvent;
import io.gongji.contracts.event.UnknownEventType;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/// Questions about topics: which they are, where they end, and what their last records say.
final class KafkaTopics implements AutoCloseable {
    private static final int SCAN = 200;

    private final KafkaSettings kafka;
    private final Duration timeout;
    private @Nullable Admin admin;

    KafkaTopics(KafkaSettings kafka, Duration timeout) {
        this.kafka = kafka;
        this.timeout = timeout;
    }

    /// Tells a topic from another with the same name, in this cluster or another.
    record Identity(String clusterId, String topicId) {}

    /// The identities of topics; one that does not exist is a [KafkaException].
    Map<String, Identity> identities(Collection<String> topics) {
        String cluster = get(admin().describeCluster().clusterId());
        Map<String, Identity> identities = new HashMap<>();
        get(admin().describeTopics(topics).allTopicNames())
                .forEach((topic, found) ->
                        identities.put(topic, new Identity(cluster, found.topicId().toString())));
        return identities;
    }

    /// The offset after the last record, per partition.
    Map<TopicPartition, Long> endOffsets(Collection<TopicPartition> partitions) {
        Map<TopicPartition, OffsetSpec> latest =
                partitions.stream()
                        .distinct()
                        .collect(
                                Collectors.toMap(
                                        partition -> partition, partition -> OffsetSpec.latest()));
        Map<TopicPartition, Long> ends = new HashMap<>();
        get(admin().listOffsets(latest).all())
                .forEach((partition, end) -> ends.put(partition, end.offset()));
        return ends;
    }

    /// The position of a source's last event below an offset; 0 when there is none.
    long lastPosition(TopicPartition partition, String source, long before) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(partition)) {
            long begin = begin(consumer, partition);
            for (long to = before; to > begin; to -= SCAN) {
                OptionalLong found =
                        lastBetween(consumer, partition, source, Math.max(begin, to - SCAN), to);
                if (found.isPresent()) {
                    return found.getAsLong();
                }
            }
            return 0;
        }
    }

    /// Hands over what stands in a partition from an offset on and before another, in order.
    void read(
            TopicPartition partition,
            long from,
            long to,
            Consumer<ConsumerRecord<byte[], byte[]>> reader) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(partition)) {
            read(consumer, partition, Math.max(from, begin(consumer, partition)), to, reader);
        }
    }

    private KafkaConsumer<byte[], byte[]> consumer(TopicPartition partition) {
        Map<String, Object> properties =
                kafka.with(
                        Map.of(
                                "auto.offset.reset",
                                "none",
                                "enable.auto.commit",
                                false,
                                "default.api.timeout.ms",
                                Math.toIntExact(timeout.toMillis()),
                                "max.poll.records",
                                SCAN));
        KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        consumer.assign(List.of(partition));
        return consumer;
    }

    private static long begin(KafkaConsumer<byte[], byte[]> consumer, TopicPartition partition) {
        return consumer.beginningOffsets(List.of(partition)).getOrDefault(partition, 0L);
    }

    private OptionalLong lastBetween(
            KafkaConsumer<byte[], byte[]> consumer,
            TopicPartition partition,
            String source,
            long from,
            long to) {
        AtomicReference<OptionalLong> last = new AtomicReference<>(OptionalLong.empty());
        read(
                consumer,
                partition,
                from,
                to,
                record -> {
                    OptionalLong position = position(record, source);
                    if (position.isPresent()) {
                        last.set(position);
                    }
                });
        return last.get();
    }

    /// Gives up when nothing comes for the timeout.
    private void read(
            KafkaConsumer<byte[], byte[]> consumer,
            TopicPartition partition,
            long from,
            long to,
            Consumer<ConsumerRecord<byte[], byte[]>> reader) {
        long deadline = System.nanoTime() + timeout.toNanos();
        consumer.seek(partition, from);
        while (consumer.position(partition) < to) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                if (record.offset() < to) {
                    reader.accept(record);
                }
                deadline = System.nanoTime() + timeout.toNanos();
            }
            if (System.nanoTime() > deadline) {
                throw new KafkaException("the end of " + partition + " could not be read in time");
            }
        }
    }

    private static OptionalLong position(ConsumerRecord<byte[], byte[]> record, String source) {
        if (!isFrom(record, source)) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(EventCodec.decode(record.value()).envelope().position());
        } catch (MalformedEvent | UnknownEventType e) {
            return OptionalLong.empty();
        }
    }

    /// Whether a source sent a record.
    static boolean isFrom(ConsumerRecord<byte[], byte[]> record, String source) {
        Header header = record.headers().lastHeader("ce_source");
        return header != null && source.equals(new String(header.value(), UTF_8));
    }

    private Admin admin() {
        if (admin == null) {
            int millis = Math.toIntExact(timeout.toMillis());
            admin =
                    Admin.create(
                            kafka.with(
                                    Map.of(
                                            "default.api.timeout.ms",
                                            millis,
                                            "request.timeout.ms",
                                            Math.max(1, millis / 2))));
        }
        return admin;
    }

    private <T> T get(KafkaFuture<T> future) {
        try {
            return future.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException(
                    "Kafka did not answer", e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    @Override
    public void close() {
        if (admin != null) {
            admin.close(Duration.ZERO);
            admin = null;
        }
    }
}
