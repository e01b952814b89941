package io.gongji.ledger;

import io.agroal.api.AgroalDataSource;
import io.gongji.contracts.BookId;
import io.gongji.contracts.event.Topic;
import io.gongji.eventstore.Alarms;
import io.gongji.eventstore.AnswerWaiter;
import io.gongji.eventstore.BusinessClock;
import io.gongji.eventstore.EventRelay;
import io.gongji.eventstore.EventStore;
import io.gongji.eventstore.EventStoreSettings;
import io.gongji.eventstore.IdempotencyKeys;
import io.gongji.eventstore.KafkaSettings;
import io.gongji.eventstore.OwnTopic;
import io.gongji.eventstore.Reason;
import io.gongji.eventstore.Transactions;
import io.gongji.ledger.app.BookStatus;
import io.gongji.ledger.app.BookStatuses;
import io.gongji.ledger.app.Corrections;
import io.gongji.ledger.app.HoldExpiries;
import io.gongji.ledger.app.LedgerLimits;
import io.gongji.ledger.app.Operations;
import io.gongji.ledger.app.Parkings;
import io.gongji.ledger.app.YearBegins;
import io.gongji.ledger.app.YearSweep;
import io.gongji.ledger.messaging.LedgerEngine;
import io.gongji.ledger.store.DueHolds;
import io.gongji.ledger.store.OperationStore;
import io.gongji.ledger.store.ParkingStore;
import io.quarkus.agroal.DataSource;
import io.quarkus.flyway.FlywayDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/// Puts the ledger's own events together: operators' requests, their relay, and what the calendar
/// asks for.
@Singleton
final class OperationsWiring {
    private static final Logger LOG = Logger.getLogger(OperationsWiring.class);

    /// After the ledger's own start, which makes the tables that these rest on.
    private static final int AFTER_THE_LEDGER = 4_000;

    private final Flyway flyway;
    private final LedgerLimits limits;
    private final Alarms alarms = new Alarms();
    private final IdempotencyKeys keys;
    private final Transactions transactions;
    private final EventRelay relay;
    private final AnswerWaiter waiter;
    private final YearSweep sweep;
    private final Operations operations;
    private final Corrections corrections;
    private final YearBegins years;
    private final Parkings parkings;
    private final HoldExpiries expiries;
    private final ScheduledExecutorService calendar =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("ledger-calendar").factory());

    OperationsWiring(
            @DataSource("operations") AgroalDataSource database,
            @FlywayDataSource("operations") Flyway flyway,
            LedgerWiring ledger,
            LedgerLimits limits,
            BusinessClock clock,
            BookStatuses statuses) {
        this.flyway = flyway;
        this.limits = limits;
        EventStoreSettings settings = EventStoreSettings.defaults();
        Jdbi jdbi = Jdbi.create(database);
        this.keys = new IdempotencyKeys(settings);
        this.relay =
                new EventRelay(
                        jdbi,
                        new KafkaSettings(ledger.kafkaSettings()),
                        settings,
                        alarms,
                        new OwnTopic(OperationStore.SOURCE, Topic.OPERATIONS));
        this.transactions = new Transactions(jdbi, settings, relay::wake);
        this.waiter = new AnswerWaiter(settings);
        EventStore events = new EventStore(settings);
        OperationStore store = new OperationStore(events);
        this.sweep =
                new YearSweep(
                        transactions,
                        store,
                        clock,
                        book -> statuses.of(book).phase() == BookStatus.Phase.RUNNING);
        this.operations = new Operations(transactions, store, keys, clock, sweep::wake);
        this.corrections = new Corrections(transactions, store, keys, clock);
        EngineReading engine = new EngineReading(ledger);
        this.parkings =
                new Parkings(
                        transactions,
                        new ParkingStore(events),
                        keys,
                        (book, at) -> engine.engine().original(book, at),
                        Clock.systemUTC());
        this.years = new YearBegins(statuses, operations, clock, engine);
        this.expiries =
                new HoldExpiries(statuses, transactions, new DueHolds(events), clock, engine);
    }

    @Produces
    @Singleton
    Operations operations() {
        return operations;
    }

    @Produces
    @Singleton
    Corrections corrections() {
        return corrections;
    }

    @Produces
    @Singleton
    Parkings parkings() {
        return parkings;
    }

    @Produces
    @Singleton
    AnswerWaiter waiter() {
        return waiter;
    }

    @Produces
    @Singleton
    Alarms alarms() {
        return alarms;
    }

    @Produces
    @Singleton
    EventRelay relay() {
        return relay;
    }

    void start(@Observes @Priority(AFTER_THE_LEDGER) StartupEvent event) {
        flyway.migrate();
        relay.start();
        sweep.start();
        if (limits.yearBegins()) {
            long millis = limits.yearCheck().toMillis();
            var _ =
                    calendar.scheduleWithFixedDelay(
                            this::look, millis, millis, TimeUnit.MILLISECONDS);
        }
        long holdMillis = limits.holdCheck().toMillis();
        var _ =
                calendar.scheduleWithFixedDelay(
                        this::lookAtHolds, holdMillis, holdMillis, TimeUnit.MILLISECONDS);
        var _ = calendar.scheduleWithFixedDelay(this::forgetKeys, 1, 60, TimeUnit.MINUTES);
    }

    void stop(@Observes ShutdownEvent event) {
        calendar.shutdownNow();
        sweep.close();
        relay.close();
    }

    /// A failure must not end the schedule; the next look tries again.
    private void look() {
        try {
            years.look();
        } catch (RuntimeException e) {
            LOG.warnf("The calendar is looked at again reason=%s", Reason.of(e));
        }
    }

    private void lookAtHolds() {
        try {
            expiries.look();
        } catch (RuntimeException e) {
            LOG.warnf("Expired holds are looked at again reason=%s", Reason.of(e));
        }
    }

    private void forgetKeys() {
        try {
            int swept = transactions.run(handle -> keys.sweep(handle, Instant.now()));
            LOG.debugf("Forgotten idempotencyKeys=%d", swept);
        } catch (RuntimeException e) {
            LOG.warnf("Old keys could not be forgotten reason=%s", Reason.of(e));
        }
    }

    /// Asks the engine, once it has started.
    private record EngineReading(LedgerWiring ledger) implements YearBegins.Reading {
        @Override
        public Map<String, Long> ends(BookId book) {
            return engine().requestEnds(book);
        }

        @Override
        public Map<String, Long> offsets(BookId book) {
            return engine().requestOffsets(book);
        }

        private LedgerEngine engine() {
            LedgerEngine engine = ledger.engine();
            if (engine == null) {
                throw new IllegalStateException("the ledger has not started");
            }
            return engine;
        }
    }
}
