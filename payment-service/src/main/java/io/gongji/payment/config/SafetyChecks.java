package io.gongji.payment.config;

import io.gongji.contracts.BookMap;
import io.gongji.contracts.event.Topic;
import io.gongji.eventstore.BusinessClock;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// Looks at what this service relies on: a database that writes what it says, topics that keep
/// their partitions, a clock that nobody sets.
@Singleton
class SafetyChecks {
    private static final List<String> MUST_BE_ON =
            List.of("fsync", "full_page_writes", "synchronous_commit");
    private static final List<String> TOPICS =
            List.of(
                    Topic.MEMBERS.topicName(),
                    Topic.CONTRIBUTIONS.topicName(),
                    Topic.SETTLEMENTS.topicName(),
                    Topic.OPERATIONS.topicName(),
                    Topic.JOURNAL.topicName());

    private final Jdbi jdbi;
    private final KafkaProbe kafka;

    private final BusinessClock clock;

    SafetyChecks(Jdbi jdbi, KafkaProbe kafka, BusinessClock clock) {
        this.jdbi = jdbi;
        this.kafka = kafka;
        this.clock = clock;
    }

    /// What is unsafe, one sentence each; empty when all is well.
    List<String> run() {
        List<String> unsafe = new ArrayList<>();
        if (clock.isSimulated()) {
            unsafe.add(
                    "gongji.business-clock-url names a clock simulator: whoever can set it decides what is in time");
        }
        jdbi.useHandle(handle -> {
            for (String setting : MUST_BE_ON) {
                String value = setting(handle, setting);
                if (value.equals("off") || value.equals("local")) {
                    unsafe.add("PostgreSQL has " + setting + "=" + value);
                }
            }
            if (isSuperuser(handle)) {
                unsafe.add("this service is connected as a superuser");
            }
        });
        Optional<Map<String, Integer>> partitions = kafka.partitions(TOPICS);
        if (partitions.isEmpty()) {
            unsafe.add("Kafka does not answer, or a topic is missing");
        } else {
            partitions
                    .get()
                    .forEach((topic, count) -> {
                        if (count != BookMap.PARTITIONS) {
                            unsafe.add(
                                    "topic "
                                            + topic
                                            + " has "
                                            + count
                                            + " partitions, not "
                                            + BookMap.PARTITIONS);
                        }
                    });
        }
        return unsafe;
    }

    private static String setting(Handle handle, String name) {
        return handle.createQuery("SELECT current_setting(:name)")
                .bind("name", name)
                .mapTo(String.class)
                .one();
    }

    private static boolean isSuperuser(Handle handle) {
        return handle.createQuery("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")
                .mapTo(Boolean.class)
                .one();
    }
}
