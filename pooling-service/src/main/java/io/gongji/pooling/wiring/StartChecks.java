package io.gongji.pooling.wiring;

import io.gongji.contracts.BookMap;
import io.gongji.contracts.event.Topic;
import io.gongji.eventstore.BusinessClock;
import io.gongji.eventstore.KafkaSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/// Looks at the start at what this service relies on: that committed means on disk, that its role
/// cannot do more than it must, that the topics keep everything. What is unsafe is said; where
/// `gongji.strict` is set, it stops the start.
@ApplicationScoped
class StartChecks {
    private static final Logger LOG = Logger.getLogger(StartChecks.class);
    private static final List<String> DURABILITY =
            List.of("fsync", "synchronous_commit", "full_page_writes");
    private static final List<String> TOPICS =
            List.of(Topic.TRANSFERS.topicName(), Topic.JOURNAL.topicName());

    private final Jdbi jdbi;
    private final KafkaSettings kafka;
    private final PoolingConfig config;
    private final BusinessClock clock;

    StartChecks(Jdbi jdbi, KafkaSettings kafka, PoolingConfig config, BusinessClock clock) {
        this.jdbi = jdbi;
        this.kafka = kafka;
        this.config = config;
        this.clock = clock;
    }

    void run() {
        List<String> unsafe = new ArrayList<>();
        clock(unsafe);
        database(unsafe);
        topics(unsafe);
        unsafe.forEach(finding -> LOG.warnf("Start check: unsafe %s", finding));
        if (!unsafe.isEmpty() && config.strict()) {
            throw new IllegalStateException(
                    "gongji.strict is set and the start checks found: " + unsafe);
        }
    }

    private void clock(List<String> unsafe) {
        if (clock.isSimulated()) {
            unsafe.add(
                    "gongji.business-clock-url names a clock simulator: whoever can set it decides"
                            + " what is in time; leave it empty");
        }
    }

    private void database(List<String> unsafe) {
        jdbi.useHandle(handle -> {
            for (String setting : DURABILITY) {
                String value =
                        handle.createQuery("SELECT current_setting(:name)")
                                .bind("name", setting)
                                .mapTo(String.class)
                                .one();
                if (value.equals("off")) {
                    unsafe.add(
                            "PostgreSQL "
                                    + setting
                                    + "=off: a crash loses what was acknowledged; turn it on");
                }
            }
            boolean mighty =
                    handle.createQuery(
                                    "SELECT rolsuper OR rolbypassrls OR rolcreaterole FROM pg_roles WHERE rolname = current_user")
                            .mapTo(Boolean.class)
                            .one();
            if (mighty) {
                unsafe.add("the database role may do anything; give the service a role of its own");
            }
        });
    }

    private void topics(List<String> unsafe) {
        Duration timeout = config.startChecks().kafkaTimeout();
        Map<String, Object> properties = new HashMap<>(kafka.properties());
        properties.put(
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.toIntExact(timeout.toMillis()));
        properties.put(
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                Math.toIntExact(timeout.toMillis()));
        try (Admin admin = Admin.create(properties)) {
            for (String topic : TOPICS) {
                check(admin, topic, timeout, unsafe);
            }
        }
    }

    private static void check(Admin admin, String topic, Duration timeout, List<String> unsafe) {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        try {
            long millis = timeout.toMillis();
            TopicDescription described =
                    Objects.requireNonNull(
                                    admin.describeTopics(List.of(topic))
                                            .topicNameValues()
                                            .get(topic))
                            .get(millis, TimeUnit.MILLISECONDS);
            if (described.partitions().size() != BookMap.PARTITIONS) {
                unsafe.add(
                        "topic "
                                + topic
                                + " has "
                                + described.partitions().size()
                                + " partitions, not "
                                + BookMap.PARTITIONS);
            }
            Config settings =
                    Objects.requireNonNull(
                                    admin.describeConfigs(List.of(resource)).values().get(resource))
                            .get(millis, TimeUnit.MILLISECONDS);
            requireKept(settings, TopicConfig.RETENTION_MS_CONFIG, "-1", topic, unsafe);
            requireKept(settings, TopicConfig.CLEANUP_POLICY_CONFIG, "delete", topic, unsafe);
        } catch (ExecutionException | TimeoutException e) {
            unsafe.add(
                    "topic "
                            + topic
                            + " cannot be looked at ("
                            + reason(e)
                            + "); is Kafka up and the topic made?");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while starting", e);
        }
    }

    private static void requireKept(
            Config settings, String name, String wanted, String topic, List<String> unsafe) {
        ConfigEntry entry = settings.get(name);
        if (entry == null || !wanted.equals(entry.value())) {
            unsafe.add(
                    "topic "
                            + topic
                            + " has "
                            + name
                            + "="
                            + (entry == null ? "?" : entry.value())
                            + ", not "
                            + wanted);
        }
    }

    private static String reason(Exception e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return cause.getClass().getSimpleName();
    }
}
