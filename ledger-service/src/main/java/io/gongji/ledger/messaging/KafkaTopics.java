package io.gongji.ledger.messaging;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

/// What Kafka says about the topics: their ids, how far they reach, how they are set up.
/// Thread-safe.
public final class KafkaTopics implements AutoCloseable {
    private final Admin admin;
    private final List<String> names;
    private final Duration timeout;

    KafkaTopics(Map<String, Object> settings, Collection<String> names, Duration timeout) {
        Map<String, Object> config = new HashMap<>(settings);
        config.put(
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                Math.toIntExact(timeout.toMillis()));
        config.put(
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.toIntExact(timeout.toMillis()));
        this.admin = Admin.create(config);
        this.names = List.copyOf(names);
        this.timeout = timeout;
    }

    /// Kafka's id of each topic. A topic that was deleted and made again has another one.
    ///
    /// @throws KafkaException when Kafka does not answer, or lacks one of the topics
    public Map<String, String> ids() {
        return describe().entrySet().stream()
                .collect(
                        Collectors.toMap(
                                Map.Entry::getKey, topic -> topic.getValue().topicId().toString()));
    }

    public String clusterId() {
        return await(admin.describeCluster().clusterId());
    }

    Map<String, TopicDescription> describe() {
        return await(admin.describeTopics(names).allTopicNames());
    }

    /// The offset after the last record of each partition.
    public Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions) {
        Map<TopicPartition, OffsetSpec> latest =
                partitions.stream()
                        .collect(
                                Collectors.toMap(partition -> partition, _ -> OffsetSpec.latest()));
        Map<TopicPartition, ListOffsetsResult.ListOffsetsResultInfo> ends =
                await(admin.listOffsets(latest).all());
        return ends.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, end -> end.getValue().offset()));
    }

    /// What makes a topic unfit to keep money's history, as sentences.
    List<String> unsafe(int partitions) {
        Map<String, TopicDescription> topics = describe();
        List<ConfigResource> resources =
                names.stream()
                        .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                        .toList();
        Map<ConfigResource, Config> settings = await(admin.describeConfigs(resources).all());
        return resources.stream()
                .flatMap(resource -> {
                    Config config = Objects.requireNonNull(settings.get(resource));
                    int found =
                            Objects.requireNonNull(topics.get(resource.name())).partitions().size();
                    return Stream.of(
                                    found == partitions
                                            ? ""
                                            : "has " + found + " partitions, not " + partitions,
                                    expect(config, TopicConfig.RETENTION_MS_CONFIG, "-1"),
                                    expect(config, TopicConfig.RETENTION_BYTES_CONFIG, "-1"),
                                    expect(config, TopicConfig.CLEANUP_POLICY_CONFIG, "delete"))
                            .filter(sentence -> !sentence.isEmpty())
                            .map(sentence -> "topic " + resource.name() + " " + sentence);
                })
                .toList();
    }

    private static String expect(Config config, String name, String expected) {
        ConfigEntry entry = config.get(name);
        String value = entry == null ? "unknown" : entry.value();
        return expected.equals(value) ? "" : "has " + name + "=" + value + ", not " + expected;
    }

    private <T> T await(KafkaFuture<T> future) {
        try {
            return future.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException(
                    "Kafka does not answer", e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted", e);
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(1));
    }
}
