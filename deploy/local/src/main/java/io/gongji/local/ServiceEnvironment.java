package io.gongji.local;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// The environment variables that a service is started with; nothing else tells it where it runs.
public record ServiceEnvironment(
        Path home, Ports ports, StackOptions.Clock clock, String kafka, Secrets secrets) {
    /// What `service` is given, its own database among it.
    public Map<String, String> of(Service service, Database database) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", String.valueOf(service.port(ports)));
        environment.put("QUARKUS_DATASOURCE_JDBC_URL", database.url());
        environment.put("QUARKUS_DATASOURCE_USERNAME", database.app());
        environment.put("QUARKUS_DATASOURCE_PASSWORD", database.appPassword());
        environment.put("QUARKUS_FLYWAY_USERNAME", database.owner());
        environment.put("QUARKUS_FLYWAY_PASSWORD", database.ownerPassword());
        environment.put("KAFKA_BOOTSTRAP_SERVERS", kafka);
        if (clock == StackOptions.Clock.SIMULATOR) {
            environment.put("GONGJI_BUSINESS_CLOCK_URL", "http://127.0.0.1:" + ports.clock());
        }
        switch (service) {
            case LEDGER -> {}
            case PAYMENT -> {
                environment.put("GONGJI_MASTER_KEY", secrets.key("master"));
                environment.put("GONGJI_LOOKUP_KEY", secrets.key("lookup"));
                environment.put("GONGJI_POLICY_DIR", policies());
                environment.put("GONGJI_LEDGER_URL", Service.LEDGER.url(ports));
                environment.put("GONGJI_CHANNEL_KEYS", channelKeys());
                environment.put("GONGJI_CHANNEL_URL", "http://127.0.0.1:" + ports.channel());
                environment.put("GONGJI_SUSPENSE_REGION", "130100");
            }
            case POOLING -> {
                environment.put("GONGJI_PAYMENT_URL", Service.PAYMENT.url(ports));
                environment.put("GONGJI_LEDGER_URL", Service.LEDGER.url(ports));
                environment.put("GONGJI_FACE_URL", "http://127.0.0.1:" + ports.face());
                environment.put("GONGJI_POLICY_DIR", policies());
            }
        }
        return environment;
    }

    private String channelKeys() {
        return ChannelSimulator.CHANNELS.stream()
                .sorted()
                .map(channel -> channel + "=" + secrets.key("channel." + channel))
                .collect(Collectors.joining(","));
    }

    private String policies() {
        return home.resolve("deploy/local/policy").toString();
    }
}
