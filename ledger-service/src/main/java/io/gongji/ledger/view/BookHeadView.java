package io.gongji.ledger.view;

import io.gongji.contracts.BookId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How far a book is, as the database has it.
///
/// @param seq the last record; 0 before the first
/// @param hash the chain at it, in hex; absent before the first
/// @param recordedAt when it was written; absent before the first
/// @param publishedSeq the last record that Kafka has acknowledged
public record BookHeadView(
        BookId book,
        long seq,
        @Nullable String hash,
        @Nullable Instant recordedAt,
        long publishedSeq) {
    static BookHeadView beforeFirst(BookId book) {
        return new BookHeadView(book, 0, null, null, 0);
    }
}
