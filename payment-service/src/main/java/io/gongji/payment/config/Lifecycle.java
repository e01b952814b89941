package io.gongji.payment.config;

import io.gongji.contracts.policy.PolicyBook;
import io.gongji.eventstore.EventRelay;
import io.gongji.eventstore.EventStoreSettings;
import io.gongji.eventstore.IdempotencyKeys;
import io.gongji.eventstore.JournalReader;
import io.gongji.eventstore.Reason;
import io.gongji.eventstore.Transactions;
import io.gongji.payment.app.FileWorker;
import io.gongji.payment.store.FileContents;
import io.gongji.payment.store.FileRows;
import io.gongji.payment.store.MemberVault;
import io.gongji.payment.store.WriteResults;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Starts and stops what runs beside requests: the relay, the journal's reader and the sweep of old
/// keys.
@Singleton
final class Lifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Lifecycle.class);
    private static final Duration SWEEP_EVERY = Duration.ofHours(1);
    private static final int FILE_SWEEPS_MAX = 1_000;

    private final EventRelay relay;
    private final JournalReader reader;
    private final FileWorker files;
    private final FileContents contents;
    private final Transactions transactions;
    private final IdempotencyKeys keys;
    private final EventStoreSettings settings;
    private final Clock clock;
    private final ScheduledExecutorService sweeper =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("key-sweep").factory());

    Lifecycle(
            EventRelay relay,
            JournalReader reader,
            FileWorker files,
            FileContents contents,
            Transactions transactions,
            IdempotencyKeys keys,
            EventStoreSettings settings,
            Clock clock) {
        this.relay = relay;
        this.reader = reader;
        this.files = files;
        this.contents = contents;
        this.transactions = transactions;
        this.keys = keys;
        this.settings = settings;
        this.clock = clock;
    }

    /// The keys and the policies are made here, so that a wrong one ends the start with its own
    /// message.
    void start(
            @Observes StartupEvent event,
            MemberVault vault,
            PolicyBook policies,
            SafetyChecks checks,
            PaymentConfig config) {
        LOG.info("Policies loaded packs={}", policies.packs().size());
        List<String> unsafe = checks.run();
        unsafe.forEach(what -> LOG.warn("Unsafe setting what=\"{}\"", what));
        if (config.strict() && !unsafe.isEmpty()) {
            throw new IllegalStateException(
                    "gongji.strict is on and this is unsafe: " + String.join("; ", unsafe));
        }
        relay.start();
        reader.start();
        files.start();
        var _ =
                sweeper.scheduleWithFixedDelay(
                        this::sweep,
                        SWEEP_EVERY.toSeconds(),
                        SWEEP_EVERY.toSeconds(),
                        TimeUnit.SECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        sweeper.shutdownNow();
        files.close();
        reader.close();
        relay.close();
    }

    private void sweep() {
        try {
            Instant now = clock.instant();
            transactions.run(handle -> {
                keys.sweep(handle, now);
                return new WriteResults()
                        .sweep(
                                handle,
                                now.minus(settings.keys().kept()),
                                settings.keys().sweepMax());
            });
            sweepFiles(now.minus(settings.keys().kept()), settings.keys().sweepMax());
        } catch (RuntimeException e) {
            LOG.warn("Old keys not swept reason={}", Reason.of(e));
        }
    }

    /// Files go with their keys: many lines, a bounded number in each transaction.
    private void sweepFiles(Instant before, int max) {
        transactions.run(handle -> contents.sweep(handle, max));
        FileRows files = new FileRows();
        for (int i = 0; i < FILE_SWEEPS_MAX; i++) {
            if (transactions.run(handle -> files.sweep(handle, before, max)) == 0) {
                return;
            }
        }
    }
}
