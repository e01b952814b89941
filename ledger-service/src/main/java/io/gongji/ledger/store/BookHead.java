package io.gongji.ledger.store;

import io.gongji.contracts.BookId;
import io.gongji.contracts.journal.Sha256;
import java.time.Instant;

/// The last record of a book; seq 0 and the zero hash before the first.
public record BookHead(BookId book, long seq, Sha256 hash, Instant recordedAt) {
    static BookHead beforeFirst(BookId book) {
        return new BookHead(book, 0, Sha256.ZERO, Instant.EPOCH);
    }
}
