package io.gongji.local;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.logging.LogManager;
import kafka.Kafka;
import kafka.tools.StorageTool;

/// The broker's process: formats its storage at the first start and runs until it is told to stop.
public final class KafkaBroker {
    private static final String LOGGING =
            """
            handlers=java.util.logging.ConsoleHandler
            .level=WARNING
            kafka.server.KafkaRaftServer.level=INFO
            java.util.logging.ConsoleHandler.level=INFO
            java.util.logging.ConsoleHandler.formatter=java.util.logging.SimpleFormatter
            java.util.logging.SimpleFormatter.format=%1$tFT%1$tT.%1$tL %4$s %3$s %5$s%6$s%n
            """;

    private KafkaBroker() {}

    /// Formats if need be, then runs the broker.
    ///
    /// @param arguments the properties file and the cluster's id
    public static void main(String[] arguments) throws IOException {
        LogManager.getLogManager()
                .readConfiguration(
                        new ByteArrayInputStream(LOGGING.getBytes(StandardCharsets.UTF_8)));
        String properties = arguments[0];
        String clusterId = arguments[1];
        String[] format = {
            "format", "--ignore-formatted", "--cluster-id", clusterId, "--config", properties
        };
        int status = StorageTool.execute(format, System.out);
        if (status != 0) {
            System.exit(status);
        }
        Kafka.main(new String[] {properties});
    }
}
