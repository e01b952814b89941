package io.gongji.eventstore;

import io.gongji.contracts.EventId;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/// Lets a request wait for the ledger's answer to its event. The [JournalReader] of this process
/// wakes it; since another pod's reader may have stored the answer instead, a waiter also looks by
/// itself from time to time, each time after twice as long: many who wait long must not keep the
/// database from giving what they wait for.
public final class AnswerWaiter {
    private static final int POLLS_MAX = 16;

    private final Map<EventId, Set<Semaphore>> waiting = new ConcurrentHashMap<>();
    private final AtomicInteger waiters = new AtomicInteger();
    private final EventStoreSettings.Answers settings;

    public AnswerWaiter(EventStoreSettings settings) {
        this.settings = settings.answers();
    }

    /// Blocks until the event is answered or the time is over. Meant for a virtual thread.
    ///
    /// @param answered asks the database, outside of any transaction; called at once, when woken
    ///   and now and then
    /// @return whether it is answered
    public boolean await(EventId eventId, Duration atMost, BooleanSupplier answered) {
        long deadline = System.nanoTime() + atMost.toNanos();
        if (waiters.incrementAndGet() > settings.waitersMax()) {
            waiters.decrementAndGet();
            return answered.getAsBoolean();
        }
        Semaphore woken = new Semaphore(0);
        waiting.computeIfAbsent(eventId, id -> ConcurrentHashMap.newKeySet()).add(woken);
        try {
            return awaitUntil(deadline, woken, answered);
        } finally {
            waiters.decrementAndGet();
            waiting.computeIfPresent(
                    eventId,
                    (id, all) -> {
                        all.remove(woken);
                        return all.isEmpty() ? null : all;
                    });
        }
    }

    /// Wakes whoever waits for these events; give this to [JournalReader#afterCommit].
    public void wake(Collection<EventId> eventIds) {
        for (EventId eventId : eventIds) {
            Set<Semaphore> all = waiting.get(eventId);
            if (all != null) {
                all.forEach(Semaphore::release);
            }
        }
    }

    /// How many requests wait now.
    public int waiting() {
        return waiters.get();
    }

    private boolean awaitUntil(long deadline, Semaphore woken, BooleanSupplier answered) {
        long sleep = settings.poll().toNanos();
        long longest = sleep * POLLS_MAX;
        try {
            while (!answered.getAsBoolean()) {
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    return false;
                }
                woken.tryAcquire(Math.min(left, sleep), TimeUnit.NANOSECONDS);
                woken.drainPermits();
                sleep = Math.min(2 * sleep, longest);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
