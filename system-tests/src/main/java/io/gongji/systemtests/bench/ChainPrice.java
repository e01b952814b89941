package io.gongji.systemtests.bench;

import io.gongji.contracts.journal.Sha256;
import io.gongji.systemtests.bench.BookRows.JournalRow;
import java.util.Collection;
import java.util.List;

/// What the chain costs, measured alone: it is a part of our side that no setting turns off.
final class ChainPrice {
    private static final int PASSES = 3;

    private ChainPrice() {}

    /// Microseconds to put one record on the chain, in the fastest of some passes.
    static double micros(Collection<BookRows> books) {
        List<byte[]> values =
                books.stream()
                        .flatMap(book -> book.journal().stream())
                        .map(JournalRow::value)
                        .toList();
        double fastest = Double.MAX_VALUE;
        for (int pass = 0; pass < PASSES; pass++) {
            long start = System.nanoTime();
            Sha256 hash = Sha256.ZERO;
            for (byte[] value : values) {
                hash = hash.chain(value);
            }
            double micros = (System.nanoTime() - start) / 1e3 / values.size();
            fastest = hash.equals(Sha256.ZERO) ? fastest : Math.min(fastest, micros);
        }
        return fastest;
    }
}
