package io.gongji.systemtests.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntPredicate;

/// Requests at a fixed rate, whatever becomes of the earlier ones. A latency is measured from the
/// moment at which the request should have begun, so that a server that stalls cannot hide it by
/// holding the next ones up.
final class OpenLoop {
    private OpenLoop() {}

    /// Asks so many times a second for so long, and waits for all answers.
    ///
    /// @param ask sends the nth request, from 0, and says whether it did what it asked for
    static Latencies run(int perSecond, Duration duration, IntPredicate ask) {
        int requests = Math.toIntExact(perSecond * duration.toSeconds());
        long[] nanos = new long[requests];
        AtomicLong errors = new AtomicLong();
        long startNanos = System.nanoTime();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < requests; i++) {
                int number = i;
                long intended = startNanos + number * 1_000_000_000L / perSecond;
                LockSupport.parkNanos(intended - System.nanoTime());
                executor.execute(() -> {
                    if (!succeeds(ask, number)) {
                        errors.incrementAndGet();
                    }
                    nanos[number] = System.nanoTime() - intended;
                });
            }
        }
        Arrays.sort(nanos);
        return new Latencies(nanos, errors.get());
    }

    private static boolean succeeds(IntPredicate ask, int number) {
        try {
            return ask.test(number);
        } catch (RuntimeException e) {
            return false;
        }
    }

    /// What was measured, the shortest first.
    @SuppressWarnings("ArrayRecordComponent")
    record Latencies(long[] nanos, long errors) {
        int requests() {
            return nanos.length;
        }

        /// The milliseconds within which this part of the requests was answered, 0 to 1.
        double millis(double part) {
            int index = (int) Math.ceil(part * nanos.length) - 1;
            return nanos[Math.max(0, index)] / 1e6;
        }
    }
}
