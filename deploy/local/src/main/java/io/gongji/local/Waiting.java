package io.gongji.local;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/// Waits for another process by asking again: the only way to learn that a child is ready or gone.
final class Waiting {
    private static final long PAUSE_MILLIS = 40;

    private Waiting() {}

    /// True as soon as `reached` says so, false when `limit` has passed without that.
    static boolean until(Duration limit, BooleanSupplier reached) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!reached.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                return false;
            }
            pause();
        }
        return true;
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new LocalStackException("interrupted while waiting", interrupted);
        }
    }
}
