package io.gongji.ledger.messaging;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.RangeAssignor;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/// Makes the Kafka clients, each with the settings that its work rests on.
///
/// @param settings what every client needs: bootstrap servers, and security where there is any
/// @param group the consumer group of all ledger processes
/// @param request a request that takes longer has failed
/// @param session a process that Kafka does not hear from for this long loses its books
public record KafkaAccess(
        Map<String, Object> settings, String group, Duration request, Duration session) {
    private static final int FETCH_BYTES_MAX = 8 * 1024 * 1024;
    private static final int PARTITION_FETCH_BYTES_MAX = 1024 * 1024;
    private static final int POLL_RECORDS_MAX = 500;
    private static final int LINGER_MILLIS = 5;
    private static final int BATCH_BYTES = 256 * 1024;
    private static final int BUFFER_BYTES = 16 * 1024 * 1024;

    public KafkaAccess {
        settings = Map.copyOf(settings);
    }

    /// A member of the group. Partitions of one number go to one member, whatever the topic
    /// (RangeAssignor); positions are the books' own, so nothing is committed and nothing reset.
    KafkaConsumer<byte[], byte @Nullable []> groupMember() {
        Map<String, Object> config = reading();
        config.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        config.put(
                ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, RangeAssignor.class.getName());
        config.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, Math.toIntExact(session.toMillis()));
        config.put(
                ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG,
                Math.toIntExact(session.toMillis() / 4));
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, POLL_RECORDS_MAX);
        return new KafkaConsumer<>(config);
    }

    /// A consumer that reads single partitions, outside any group.
    KafkaConsumer<byte[], byte @Nullable []> reader() {
        return new KafkaConsumer<>(reading());
    }

    private Map<String, Object> reading() {
        Map<String, Object> config = new HashMap<>(settings);
        config.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        config.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES_MAX);
        config.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, PARTITION_FETCH_BYTES_MAX);
        config.put(
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Math.toIntExact(request.toMillis()));
        return config;
    }

    /// The journal's producer: acknowledged by all replicas, in order, without repeats of its own.
    KafkaProducer<byte[], byte @Nullable []> producer() {
        Map<String, Object> config = new HashMap<>(settings);
        config.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        config.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        // The relay flushes after every portion: nothing waits for the linger, and batches are
        // full.
        config.put(ProducerConfig.LINGER_MS_CONFIG, LINGER_MILLIS);
        config.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
        config.put(ProducerConfig.BUFFER_MEMORY_CONFIG, (long) BUFFER_BYTES);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, request.toMillis());
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.toIntExact(request.toMillis()));
        config.put(
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Math.toIntExact(request.toMillis() * 2));
        return new KafkaProducer<>(config);
    }

    KafkaTopics topics(Collection<String> names) {
        return new KafkaTopics(settings, names, request);
    }
}
