package io.gongji.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.kafka.common.Uuid;

/// Where the broker keeps its logs, the id of its cluster, and its settings.
final class KafkaStorage {
    private final DataDirectory data;

    KafkaStorage(DataDirectory data) {
        this.data = data;
        PrivateFiles.createDirectories(data.kafka());
    }

    /// The cluster's id, chosen once: a service that finds another one knows that its positions
    /// mean nothing here.
    String clusterId() {
        Path file = data.kafka().resolve("cluster.id");
        try {
            if (!Files.exists(file)) {
                PrivateFiles.write(file, Uuid.randomUuid().toString());
            }
            return Files.readString(file).strip();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    Path writeSettings(int port, int controllerPort) {
        Path file = data.kafka().resolve("server.properties");
        Path logs = data.kafka().resolve("logs");
        PrivateFiles.write(file, settings(port, controllerPort, logs));
        return file;
    }

    private static String settings(int port, int controllerPort, Path logs) {
        return """
        process.roles=broker,controller
        node.id=1
        controller.quorum.voters=1@127.0.0.1:%2$d
        controller.listener.names=CONTROLLER
        listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
        advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
        listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
        log.dirs=%3$s
        auto.create.topics.enable=false
        log.retention.ms=-1
        log.retention.bytes=-1
        log.index.size.max.bytes=1048576
        log.preallocate=false
        num.partitions=1
        default.replication.factor=1
        min.insync.replicas=1
        offsets.topic.num.partitions=3
        offsets.topic.replication.factor=1
        offsets.topic.segment.bytes=16777216
        transaction.state.log.num.partitions=1
        transaction.state.log.replication.factor=1
        transaction.state.log.min.isr=1
        share.coordinator.state.topic.num.partitions=1
        share.coordinator.state.topic.replication.factor=1
        share.coordinator.state.topic.min.isr=1
        group.initial.rebalance.delay.ms=0
        num.network.threads=2
        num.io.threads=4
        num.recovery.threads.per.data.dir=2
        log.cleaner.dedupe.buffer.size=8388608
        """
                .formatted(port, controllerPort, logs);
    }
}
