package io.gongji.ledger.proof;

import io.gongji.contracts.journal.Sha256;
import java.nio.ByteBuffer;
import java.util.Arrays;

/// Which record had which hash, to recognise one that comes again: the first eight bytes of each, 8
/// MB for a million.
final class Hashes {
    private long[] prefixes = new long[1024];
    private int size;

    /// Keeps the hash of the record after the last one kept.
    void add(Sha256 hash) {
        if (size == prefixes.length) {
            prefixes = Arrays.copyOf(prefixes, Math.multiplyExact(size, 2));
        }
        prefixes[size++] = prefix(hash);
    }

    /// Whether a record that was kept had this hash.
    boolean isOf(long seq, Sha256 hash) {
        return prefixes[Math.toIntExact(seq - 1)] == prefix(hash);
    }

    private static long prefix(Sha256 hash) {
        return ByteBuffer.wrap(hash.toBytes()).getLong();
    }
}
