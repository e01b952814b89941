package io.gongji.ledger;

import io.gongji.contracts.BookId;
import io.gongji.contracts.BookMap;
import io.gongji.local.LocalKafka;
import io.gongji.local.LocalServers;
import java.util.List;

/// Books for tests that write to the broker they share: each is given once, since its partitions
/// keep what a test sent. When all of a broker's are given, the next tests have another broker.
public final class FreshBooks {
    private static LocalServers servers = LocalServers.shared();
    private static int given;

    private FreshBooks() {}

    /// A book that no other test of this run uses.
    public static BookId next() {
        return next(1).getFirst();
    }

    /// All the books of one test, on one broker.
    public static synchronized List<BookId> next(int count) {
        List<BookId> all = BookMap.all();
        if (given + count > all.size()) {
            servers = LocalServers.another();
            given = 0;
        }
        List<BookId> books = all.subList(given, given + count);
        given += count;
        return books;
    }

    /// The broker of the books that were given last.
    public static synchronized LocalKafka broker() {
        return servers.kafka();
    }
}
