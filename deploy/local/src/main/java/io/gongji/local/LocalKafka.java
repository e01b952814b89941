package io.gongji.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;

/// A Kafka broker of one node (KRaft) on 127.0.0.1, in a process of its own; its logs stay in
/// `kafka/` of the data directory. It has Gongji's topics, 40 partitions each, and keeps every
/// record for ever.
public final class LocalKafka implements AutoCloseable {
    /// Partition = the book's number, for ever.
    public static final int PARTITIONS = 40;

    /// Every topic that a book has a partition of.
    public static final List<String> TOPICS =
            List.of(
                    "gongji.members",
                    "gongji.contributions",
                    "gongji.settlements",
                    "gongji.transfers",
                    "gongji.operations",
                    "gongji.journal",
                    "gongji.dead-letters");

    private static final int HEAP_MIB = 512;
    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);
    private static final int REQUEST_LIMIT_SECONDS = 30;

    private final DataDirectory data;
    private final int port;
    private final int controllerPort;
    private volatile ChildProcess process;

    private LocalKafka(DataDirectory data, int port, int controllerPort) {
        this.data = data;
        this.port = port;
        this.controllerPort = controllerPort;
        this.process = launch();
    }

    /// Formats the storage at the first start, starts the broker, waits for it and creates the
    /// topics it lacks.
    public static LocalKafka start(DataDirectory data, int port, int controllerPort) {
        LocalKafka kafka = new LocalKafka(data, port, controllerPort);
        kafka.awaitReady();
        return kafka;
    }

    /// Starts it again after its process was killed, on the same ports and with the same logs.
    public void restart() {
        close();
        process = launch();
        awaitReady();
    }

    private ChildProcess launch() {
        KafkaStorage storage = new KafkaStorage(data);
        Path settings = storage.writeSettings(port, controllerPort);
        List<String> command =
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + HEAP_MIB + "m",
                        "-Xms128m",
                        "-XX:+UseSerialGC",
                        "-XX:+ExitOnOutOfMemoryError",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KafkaBroker.class.getName(),
                        settings.toString(),
                        storage.clusterId());
        return ChildProcess.start(data, "kafka", command, Map.of());
    }

    private void awaitReady() {
        try {
            Waiting.until(START_LIMIT, () -> !process.isAlive() || listens());
            if (!process.isAlive()) {
                throw process.failure("did not start");
            }
            createTopics();
        } catch (LocalStackException failed) {
            close();
            throw failed;
        }
    }

    private boolean listens() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    private void createTopics() {
        Map<String, Object> client =
                Map.of(
                        AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers(),
                        AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        REQUEST_LIMIT_SECONDS * 1000);
        try (Admin admin = Admin.create(client)) {
            Set<String> present =
                    admin.listTopics().names().get(REQUEST_LIMIT_SECONDS, TimeUnit.SECONDS);
            List<NewTopic> missing = new ArrayList<>();
            for (String name : TOPICS) {
                if (!present.contains(name)) {
                    missing.add(topic(name));
                }
            }
            admin.createTopics(missing).all().get(REQUEST_LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException failed) {
            throw new LocalStackException(
                    "Kafka does not create its topics; see " + process.log(), failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new LocalStackException("interrupted while creating the topics", interrupted);
        }
    }

    /// Forty partitions of seven topics are 280 pairs of indexes: small ones keep the broker's
    /// memory and its start small.
    private static NewTopic topic(String name) {
        return new NewTopic(name, PARTITIONS, (short) 1)
                .configs(
                        Map.of(
                                "retention.ms",
                                "-1",
                                "retention.bytes",
                                "-1",
                                "cleanup.policy",
                                "delete",
                                "segment.index.bytes",
                                "1048576"));
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    public ChildProcess process() {
        return process;
    }

    /// A clean stop: the broker writes its logs and its recovery point.
    @Override
    public void close() {
        process.stop(Signal.TERM, STOP_LIMIT);
    }
}
