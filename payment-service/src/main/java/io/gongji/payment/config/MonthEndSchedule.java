package io.gongji.payment.config;

import io.gongji.eventstore.Reason;
import io.gongji.payment.app.MonthEndHandler;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks on every pod whether month-end allotments are due or were cut off.
@Singleton
final class MonthEndSchedule {
    private static final Logger LOG = LoggerFactory.getLogger(MonthEndSchedule.class);

    private final MonthEndHandler monthEnds;
    private final MonthEndConfig config;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("month-end").factory());

    MonthEndSchedule(MonthEndHandler monthEnds, MonthEndConfig config) {
        this.monthEnds = monthEnds;
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
            monthEnds.workOffDue(config.from(), () -> !timer.isShutdown());
        } catch (RuntimeException e) {
            LOG.warn("Month-end goes on later reason={}", Reason.of(e));
        }
    }
}
