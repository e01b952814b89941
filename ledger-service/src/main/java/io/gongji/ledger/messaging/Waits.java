package io.gongji.ledger.messaging;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Waiting between attempts: ever longer after each failure, and over at once when the work is to
/// end.
final class Waits {
    private static final long FIRST_MILLIS = 100;

    private final CountDownLatch ending = new CountDownLatch(1);
    private final long maxMillis;

    Waits(Duration max) {
        this.maxMillis = max.toMillis();
    }

    boolean isEnding() {
        return ending.getCount() == 0;
    }

    void end() {
        ending.countDown();
    }

    /// Waits after a number of failures in a row, or returns at once when the work is to end.
    void afterFailure(int failures) {
        long millis = Math.min(maxMillis, FIRST_MILLIS << Math.min(failures - 1, 16));
        try {
            boolean _ = ending.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            end();
        }
    }
}
