package io.gongji.payment.config;

import io.gongji.eventstore.Reason;
import io.gongji.payment.app.InterestHandler;
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

/// Looks on every pod whether month-end allotments are due, and whether they or an interest run
/// were cut off.
@Singleton
final class Schedules {
    private static final Logger LOG = LoggerFactory.getLogger(Schedules.class);
    private static final long PAUSE_MIN_MILLIS = 100;

    private final MonthEndHandler monthEnds;
    private final InterestHandler interest;
    private final MonthEndConfig config;
    private final ScheduledExecutorService timers =
            Executors.newScheduledThreadPool(
                    2, Thread.ofPlatform().daemon().name("schedule-", 1).factory());

    Schedules(MonthEndHandler monthEnds, InterestHandler interest, MonthEndConfig config) {
        this.monthEnds = monthEnds;
        this.interest = interest;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        look("month-end", () -> monthEnds.workOffDue(config.from(), this::goesOn));
        look("interest", () -> interest.workOff(this::goesOn));
    }

    void stop(@Observes ShutdownEvent event) {
        timers.shutdownNow();
    }

    private boolean goesOn() {
        return !timers.isShutdown();
    }

    private void look(String name, Runnable work) {
        long pauseMillis = Math.max(PAUSE_MIN_MILLIS, config.checkEvery().toMillis());
        var _ =
                timers.scheduleWithFixedDelay(
                        () -> safely(name, work), pauseMillis, pauseMillis, TimeUnit.MILLISECONDS);
    }

    /// A failure must not end the schedule.
    private static void safely(String name, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.warn("Work goes on later name={} reason={}", name, Reason.of(e));
        }
    }
}
