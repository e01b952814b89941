package io.gongji.ledger.messaging;

import io.gongji.ledger.app.LedgerLimits;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// What waits for one book, between the thread that polls Kafka and the book's worker, as it stood
/// in the topic: bytes that wait are cheaper to keep than the objects they become. Putting never
/// blocks: the polling thread pauses the book's partitions while [#isFull], so it overruns the
/// bounds by one poll at most.
final class RequestQueue {
    private final LedgerLimits limits;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<Request> waiting = new ArrayDeque<>();
    private long waitingBytes;
    private boolean woken;

    RequestQueue(LedgerLimits limits) {
        this.limits = limits;
    }

    void put(List<Request> polled) {
        lock.lock();
        try {
            for (Request request : polled) {
                waiting.add(request);
                waitingBytes += request.bytes();
            }
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /// The next batch: what is there, within the limits of one transaction; empty when nothing came
    /// in time.
    Batch take(long timeoutMillis) throws InterruptedException {
        lock.lock();
        try {
            long nanos = TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
            while (waiting.isEmpty() && !woken && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
            woken = false;
            List<Request> batch = new ArrayList<>();
            long batchBytes = 0;
            while (!waiting.isEmpty() && batch.size() < limits.batchMax()) {
                int nextBytes = waiting.getFirst().bytes();
                if (!batch.isEmpty() && batchBytes + nextBytes > limits.batchBytesMax()) {
                    break;
                }
                batch.add(waiting.removeFirst());
                batchBytes += nextBytes;
                waitingBytes -= nextBytes;
            }
            return new Batch(batch, batchBytes);
        } finally {
            lock.unlock();
        }
    }

    /// Drops whatever waits of one topic.
    void drop(String topic) {
        lock.lock();
        try {
            waiting.removeIf(request -> request.topic().equals(topic));
            waitingBytes = waiting.stream().mapToLong(Request::bytes).sum();
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

    /// Wakes a worker that waits for requests.
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

    /// What one transaction is to answer, in the order of the topics.
    record Batch(List<Request> requests, long bytes) {}
}
