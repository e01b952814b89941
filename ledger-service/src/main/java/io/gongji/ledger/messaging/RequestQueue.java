package io.gongji.ledger.messaging;

import io.gongji.ledger.app.LedgerLimits;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// What waits for one book, between the thread that polls Kafka and the book's worker, as it stood
/// in the topic: bytes that wait are cheaper to keep than the objects they become. Putting never
/// blocks: the polling thread pauses the book's partitions while [#isFull], so it overruns the
/// bounds by one poll at most.
final class RequestQueue {
    /// Of a request's headers and what holds it together.
    private static final int OVERHEAD_BYTES = 1200;

    private final LedgerLimits limits;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<ConsumerRecord<byte[], byte @Nullable []>> waiting =
            new ArrayDeque<>();
    private long waitingBytes;
    private boolean woken;

    RequestQueue(LedgerLimits limits) {
        this.limits = limits;
    }

    void put(List<ConsumerRecord<byte[], byte @Nullable []>> polled) {
        lock.lock();
        try {
            for (ConsumerRecord<byte[], byte @Nullable []> request : polled) {
                waiting.add(request);
                waitingBytes += bytes(request);
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
            List<ConsumerRecord<byte[], byte @Nullable []>> batch = new ArrayList<>();
            long batchBytes = 0;
            while (!waiting.isEmpty() && batch.size() < limits.batchMax()) {
                int nextBytes = bytes(waiting.getFirst());
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
            waitingBytes = waiting.stream().mapToLong(RequestQueue::bytes).sum();
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

    /// About how much memory a request takes.
    private static int bytes(ConsumerRecord<byte[], byte @Nullable []> request) {
        return Math.max(0, request.serializedValueSize()) + OVERHEAD_BYTES;
    }

    /// What one transaction is to answer, in the order of the topics.
    record Batch(List<ConsumerRecord<byte[], byte @Nullable []>> requests, long bytes) {}
}
