package io.gongji.ledger.messaging;

import io.gongji.ledger.app.Delivery;
import io.gongji.ledger.app.LedgerLimits;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// What waits for one book, between the thread that polls Kafka and the book's worker. Putting
/// never blocks: the polling thread pauses the book's partitions while [#isFull], so it overruns
/// the bounds by one poll at most.
final class DeliveryQueue {
    private final LedgerLimits limits;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<Delivery> waiting = new ArrayDeque<>();
    private long waitingBytes;
    private boolean woken;

    DeliveryQueue(LedgerLimits limits) {
        this.limits = limits;
    }

    void put(List<Delivery> deliveries) {
        lock.lock();
        try {
            for (Delivery delivery : deliveries) {
                waiting.add(delivery);
                waitingBytes += delivery.sizeBytes();
            }
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /// The next batch: what is there, within the limits of one transaction; empty when nothing came
    /// in time.
    List<Delivery> take(long timeoutMillis) throws InterruptedException {
        lock.lock();
        try {
            long nanos = TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
            while (waiting.isEmpty() && !woken && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
            woken = false;
            List<Delivery> batch = new ArrayList<>();
            long batchBytes = 0;
            while (!waiting.isEmpty() && batch.size() < limits.batchMax()) {
                Delivery next = waiting.getFirst();
                if (!batch.isEmpty() && batchBytes + next.sizeBytes() > limits.batchBytesMax()) {
                    break;
                }
                batch.add(waiting.removeFirst());
                batchBytes += next.sizeBytes();
                waitingBytes -= next.sizeBytes();
            }
            return batch;
        } finally {
            lock.unlock();
        }
    }

    /// Drops whatever waits of one topic.
    void drop(String topic) {
        lock.lock();
        try {
            waiting.removeIf(delivery -> delivery.coordinate().topic().equals(topic));
            waitingBytes = waiting.stream().mapToLong(Delivery::sizeBytes).sum();
        } finally {
            lock.unlock();
        }
    }

    void clear() {
        lock.lock();
        try {
            waiting.clear();
            waitingBytes = 0;
        } finally {
            lock.unlock();
        }
    }

    /// Wakes a worker that waits for deliveries.
    void wake() {
        lock.lock();
        try {
            woken = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    boolean isFull() {
        return holds(limits.queueMax(), limits.queueBytesMax());
    }

    boolean isHalfEmpty() {
        return !holds(limits.queueMax() / 2 + 1, limits.queueBytesMax() / 2 + 1);
    }

    long bytes() {
        lock.lock();
        try {
            return waitingBytes;
        } finally {
            lock.unlock();
        }
    }

    int size() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    private boolean holds(int count, int bytes) {
        lock.lock();
        try {
            return waiting.size() >= count || waitingBytes >= bytes;
        } finally {
            lock.unlock();
        }
    }
}
