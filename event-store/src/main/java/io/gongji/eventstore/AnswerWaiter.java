package io.gongji.eventstore;

import io.gongji.contracts.EventId;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Lets a request wait for the ledger's answer to its event. The [JournalReader] of this process
/// wakes it; since another pod's reader may have stored the answer instead, a waiter also looks by
/// itself from time to time, each time after twice as long: many who wait long must not keep the
/// database from giving what they wait for.
public final class AnswerWaiter {
    private static final int POLLS_MAX = 16;

    private final Map<EventId, Set<Semaphore>> waiting = new ConcurrentHashMap<>();
    private final AtomicInteger waiters = new AtomicInteger();
    private final EventStoreSettings.Answers settings;

    /// When a waiter first asks the database.
    public enum FirstLook {
        /// the answer may have come long ago
        AT_ONCE,
        /// the event was appended a moment ago: its answer will wake the waiter, or be found at the
        /// next look when it came in between or to another pod
        WHEN_WOKEN
    }

    public AnswerWaiter(EventStoreSettings settings) {
        this.settings = settings.answers();
    }

    /// Blocks until the event is answered or the time is over. Meant for a virtual thread.
    ///
    /// @param answered asks the database, outside of any transaction; called at once, when woken
    ///   and now and then
    /// @return whether it is answered
    public boolean await(EventId eventId, Duration atMost, BooleanSupplier answered) {
        return await(
                        eventId,
                        atMost,
                        FirstLook.AT_ONCE,
                        () -> answered.getAsBoolean() ? Optional.of(eventId) : Optional.empty())
                .isPresent();
    }

    /// Blocks until the event's answer is found or the time is over. Meant for a virtual thread.
    ///
    /// @param find asks the database, outside of any transaction; called when woken and now and
    ///   then, and once where there is no time to wait
    /// @return what was found; empty when the time is over
    public <T> Optional<T> await(
            EventId eventId, Duration atMost, FirstLook first, Supplier<Optional<T>> find) {
        long deadline = System.nanoTime() + atMost.toNanos();
        if (waiters.incrementAndGet() > settings.waitersMax()) {
            waiters.decrementAndGet();
            return find.get();
        }
        Semaphore woken = new Semaphore(0);
        waiting.computeIfAbsent(eventId, id -> ConcurrentHashMap.newKeySet()).add(woken);
        try {
            return awaitUntil(deadline, woken, first, find);
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

    private <T> Optional<T> awaitUntil(
            long deadline, Semaphore woken, FirstLook first, Supplier<Optional<T>> find) {
        long sleep = settings.poll().toNanos();
        long longest = sleep * POLLS_MAX;
        boolean looks = first == FirstLook.AT_ONCE || deadline - System.nanoTime() <= 0;
        Optional<T> found = looks ? find.get() : Optional.empty();
        try {
            while (found.isEmpty()) {
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    break;
                }
                woken.tryAcquire(Math.min(left, sleep), TimeUnit.NANOSECONDS);
                woken.drainPermits();
                sleep = Math.min(2 * sleep, longest);
                found = find.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return found;
    }
}
