package io.gongji.payment.config;

import io.gongji.eventstore.Reason;
import io.gongji.payment.app.InterestHandler;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks on every pod whether an interest run was cut off.
@Singleton
final class InterestSchedule {
    private static final Logger LOG = LoggerFactory.getLogger(InterestSchedule.class);

    private final InterestHandler interest;
    private final MonthEndConfig config;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("interest").factory());

    InterestSchedule(InterestHandler interest, MonthEndConfig config) {
        this.interest = interest;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        long everyMillis = Math.max(100, config.checkEvery().toMillis());
        var _ =
                timer.scheduleWithFixedDelay(
                        this::look, everyMillis, everyMillis, TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        timer.shutdownNow();
    }

    private void look() {
        try {
            interest.workOff(() -> !timer.isShutdown());
        } catch (RuntimeException e) {
            LOG.warn("Interest goes on later reason={}", Reason.of(e));
        }
    }
}
