package io.gongji.ledger;

import io.gongji.contracts.BookId;
import io.gongji.contracts.BookMap;
import java.util.concurrent.atomic.AtomicInteger;

/// Books for tests that write to the broker they share: each is given once, since its partitions
/// keep what a test sent.
public final class FreshBooks {
    private static final AtomicInteger GIVEN = new AtomicInteger();

    private FreshBooks() {}

    /// A book that no other test of this run uses.
    public static BookId next() {
        return BookMap.all().get(GIVEN.getAndIncrement());
    }
}
