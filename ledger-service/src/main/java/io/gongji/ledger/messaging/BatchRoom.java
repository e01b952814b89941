package io.gongji.ledger.messaging;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// How much of all books' requests may be in memory as objects at one time: a batch takes several
/// times the memory of its bytes from when it is decoded until it is committed. Books wait for it
/// in the order in which they came. Thread-safe.
final class BatchRoom {
    private static final int UNIT_BYTES = 1024;
    private static final long LOOK_MILLIS = 100;

    private final int units;
    private final Semaphore free;

    /// @param bytes of requests, as they stand in their topics
    BatchRoom(int bytes) {
        this.units = Math.max(1, bytes / UNIT_BYTES);
        this.free = new Semaphore(units, true);
    }

    /// Takes room for a batch if there is room and nobody waits for it. A batch that is larger than
    /// all of it takes all of it.
    @Nullable Place tryEnter(long bytes) throws InterruptedException {
        return enter(unitsOf(bytes), 0);
    }

    /// The same, and waits for it.
    ///
    /// @param givesUp asked now and then whether to wait no longer
    /// @return null when it gave up
    @Nullable Place enter(long bytes, BooleanSupplier givesUp) throws InterruptedException {
        Place place = null;
        while (place == null && !givesUp.getAsBoolean()) {
            place = enter(unitsOf(bytes), LOOK_MILLIS);
        }
        return place;
    }

    private @Nullable Place enter(int wanted, long millis) throws InterruptedException {
        return free.tryAcquire(wanted, millis, TimeUnit.MILLISECONDS) ? new Place(wanted) : null;
    }

    private int unitsOf(long bytes) {
        return Math.clamp(bytes / UNIT_BYTES, 1, units);
    }

    /// The room of one batch, to be given back once.
    final class Place implements AutoCloseable {
        private final int taken;
        private final AtomicBoolean given = new AtomicBoolean();

        private Place(int taken) {
            this.taken = taken;
        }

        @Override
        public void close() {
            if (given.compareAndSet(false, true)) {
                free.release(taken);
            }
        }
    }
}
