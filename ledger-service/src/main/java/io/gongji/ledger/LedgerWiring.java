package io.gongji.ledger;

import io.gongji.eventstore.BusinessClock;
import io.gongji.ledger.app.BookStatuses;
import io.gongji.ledger.app.LedgerLimits;
import io.gongji.ledger.messaging.KafkaAccess;
import io.gongji.ledger.messaging.KafkaIdentity;
import io.gongji.ledger.messaging.LedgerEngine;
import io.gongji.ledger.store.DatabaseSafety;
import io.gongji.ledger.store.LedgerDatabase;
import io.gongji.ledger.store.LedgerDatabase.SessionLimits;
import io.gongji.ledger.store.Session;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Puts the writing side together, checks what it relies on, starts it with the service and ends it
/// with it.
@Singleton
final class LedgerWiring {
    private static final Logger LOG = Logger.getLogger(LedgerWiring.class);
    private static final String GROUP = "gongji-ledger";
    private static final String KAFKA_PREFIX = "kafka.";

    private final BookStatuses statuses = new BookStatuses();
    private final LedgerLimits limits;
    private final Config config;
    private final boolean strict;
    private final BusinessClock clock;
    private volatile @Nullable LedgerEngine engine;

    LedgerWiring(
            LedgerLimits limits,
            Config config,
            @ConfigProperty(name = "gongji.strict", defaultValue = "false") boolean strict,
            @ConfigProperty(name = "gongji.business-clock-url") Optional<URI> businessClock) {
        this.limits = limits;
        this.config = config;
        this.strict = strict;
        this.clock = businessClock.map(BusinessClock::simulated).orElseGet(BusinessClock::system);
    }

    @Produces
    @Singleton
    BookStatuses statuses() {
        return statuses;
    }

    /// The clock by which years begin; a simulated one is refused where real money is.
    @Produces
    @Singleton
    BusinessClock clock() {
        return clock;
    }

    /// The engine, once the service has started.
    @Nullable LedgerEngine engine() {
        return engine;
    }

    void start(@Observes StartupEvent event) {
        LedgerDatabase database = database();
        KafkaAccess kafka =
                new KafkaAccess(
                        kafkaSettings(), GROUP, limits.kafkaRequest(), limits.kafkaSession());
        requireSafe(unsafeDatabase(database));
        requireSafe(unsafeClock());
        LedgerEngine started =
                LedgerEngine.start(kafka, database, limits, statuses, InstantSource.system());
        engine = started;
        try {
            requireSafe(unsafeKafka(started, database));
        } catch (IllegalStateException unsafe) {
            started.close();
            throw unsafe;
        }
    }

    void stop(@Observes ShutdownEvent event) {
        LedgerEngine running = engine;
        if (running != null) {
            running.close();
        }
    }

    private LedgerDatabase database() {
        return new LedgerDatabase(
                config.getValue("quarkus.datasource.jdbc.url", String.class),
                config.getValue("quarkus.datasource.username", String.class),
                config.getValue("quarkus.datasource.password", String.class),
                new SessionLimits(limits.idleInTransaction(), limits.transaction(), limits.lock()));
    }

    /// Whatever is configured as `kafka.*` is a client's setting: bootstrap servers, security.
    Map<String, Object> kafkaSettings() {
        Map<String, Object> settings = new HashMap<>();
        for (String name : config.getPropertyNames()) {
            if (name.startsWith(KAFKA_PREFIX)) {
                settings.put(
                        name.substring(KAFKA_PREFIX.length()), config.getValue(name, String.class));
            }
        }
        settings.put("bootstrap.servers", config.getValue("kafka.bootstrap.servers", String.class));
        return settings;
    }

    private static List<String> unsafeDatabase(LedgerDatabase database) {
        try (Session session = Session.of(database, "gongji-ledger start")) {
            return session.inTransaction(DatabaseSafety::unsafe);
        } catch (SQLException e) {
            return List.of("the database cannot be checked: " + e.getMessage());
        }
    }

    private List<String> unsafeClock() {
        return clock.isSimulated()
                ? List.of(
                        "gongji.business-clock-url names a clock simulator: whoever can set it decides when years begin")
                : List.of();
    }

    private static List<String> unsafeKafka(LedgerEngine engine, LedgerDatabase database) {
        try (Session session = Session.of(database, "gongji-ledger start")) {
            List<String> unsafe = new ArrayList<>(engine.unsafeTopics());
            KafkaIdentity met = engine.identity();
            unsafe.addAll(
                    session.inTransaction(connection ->
                            DatabaseSafety.meet(connection, met.clusterId(), met.topicIds())));
            return unsafe;
        } catch (SQLException | RuntimeException e) {
            return List.of("Kafka cannot be checked: " + e.getMessage());
        }
    }

    private void requireSafe(List<String> unsafe) {
        unsafe.forEach(sentence -> LOG.warnf("UNSAFE %s", sentence));
        if (strict && !unsafe.isEmpty()) {
            throw new IllegalStateException(
                    "gongji.strict is set, and this is unsafe: " + String.join("; ", unsafe));
        }
    }
}
