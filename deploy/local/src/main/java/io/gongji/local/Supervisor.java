package io.gongji.local;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// Starts a service again that has ended by itself, as a process manager would, and gives up on one
/// that keeps ending.
final class Supervisor {
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final int RESTARTS_MAX = 5;
    private static final Duration RESTARTS_WITHIN = Duration.ofMinutes(10);

    private final LocalStack stack;
    private final Consumer<String> log;
    private final Map<Service, Deque<Instant>> restarts = new EnumMap<>(Service.class);

    /// @param log takes one line per restart
    Supervisor(LocalStack stack, Consumer<String> log) {
        this.stack = stack;
        this.log = log;
    }

    /// Watches until the stack is closed or `enough`; false when a server has ended by itself,
    /// without which nothing can go on.
    boolean watch(BooleanSupplier enough) {
        while (true) {
            Waiting.until(
                    LOOK_EVERY,
                    () -> stack.isClosed() || enough.getAsBoolean() || !stack.isWhole());
            if (stack.isClosed() || enough.getAsBoolean()) {
                return true;
            }
            if (!stack.serversAlive()) {
                return false;
            }
            stack.endedServices().forEach(this::restart);
        }
    }

    private void restart(ServiceProcess process) {
        String module = process.service().module();
        if (!mayRestart(process.service(), Instant.now())) {
            throw new LocalStackException(
                    "%s has ended %d times within %d minutes; see %s"
                            .formatted(
                                    module,
                                    RESTARTS_MAX + 1,
                                    RESTARTS_WITHIN.toMinutes(),
                                    process.log()));
        }
        log.accept(module + " has ended; starting it again");
        process.restart();
        log.accept(module + " is ready again");
    }

    private boolean mayRestart(Service service, Instant now) {
        Deque<Instant> earlier = restarts.computeIfAbsent(service, _ -> new ArrayDeque<>());
        earlier.removeIf(at -> at.isBefore(now.minus(RESTARTS_WITHIN)));
        earlier.add(now);
        return earlier.size() <= RESTARTS_MAX;
    }
}
