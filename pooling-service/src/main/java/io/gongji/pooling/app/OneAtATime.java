package io.gongji.pooling.app;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Lets a repeat of a request wait for the first while that talks to the outside world. In this
/// process only: between processes the idempotency key and the face proof decide.
final class OneAtATime {
    private static final int STRIPES = 512;

    private final ReentrantLock[] locks =
            Stream.generate(ReentrantLock::new).limit(STRIPES).toArray(ReentrantLock[]::new);

    <T> T run(String name, Supplier<T> work) {
        ReentrantLock lock = locks[Math.floorMod(name.hashCode(), STRIPES)];
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
