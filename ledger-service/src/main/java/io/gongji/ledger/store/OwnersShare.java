package io.gongji.ledger.store;

import java.util.concurrent.atomic.AtomicInteger;

/// How many owners of accounts all books of a process may remember together: each book that
/// remembers any may keep an equal share. Thread-safe.
public final class OwnersShare {
    private final int max;
    private final AtomicInteger books = new AtomicInteger();

    public OwnersShare(int max) {
        this.max = max;
    }

    /// How many a book may keep at the moment.
    int each() {
        return max / Math.max(1, books.get());
    }

    /// A book remembers something.
    void joins() {
        int _ = books.incrementAndGet();
    }

    /// A book has forgotten everything.
    void leaves() {
        int _ = books.decrementAndGet();
    }
}
