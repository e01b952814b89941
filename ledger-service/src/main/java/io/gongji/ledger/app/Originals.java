package io.gongji.ledger.app;

import io.gongji.contracts.BookId;
import io.gongji.contracts.journal.Cause;
import org.jspecify.annotations.Nullable;

/// Reads an event again where it stands in Kafka.
@FunctionalInterface
public interface Originals {
    /// The value at a place of a book's partition; null when nothing stands there any more.
    ///
    /// @throws RuntimeException when Kafka is out of reach
    byte @Nullable [] read(BookId book, Cause.Coordinate at);
}
