package io.gongji.ledger.proof;

import io.gongji.contracts.BookId;
import io.gongji.contracts.journal.Sha256;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jdbi.v3.core.Handle;

/// The last record of a book, as its head row says; a book without records stands at 0.
record Head(long seq, Sha256 hash, Instant recordedAt) {
    static Head read(Handle handle, BookId book) {
        return handle.createQuery("SELECT seq, hash, recorded_at FROM book_head WHERE book = :book")
                .bind("book", book.value())
                .map((row, _) ->
                        new Head(
                                row.getLong("seq"),
                                Sha256.ofDigest(row.getBytes("hash")),
                                row.getObject("recorded_at", OffsetDateTime.class).toInstant()))
                .findOne()
                .orElse(new Head(0, Sha256.ZERO, Instant.EPOCH));
    }
}
