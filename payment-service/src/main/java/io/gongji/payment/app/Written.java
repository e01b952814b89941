package io.gongji.payment.app;

import io.gongji.contracts.BookId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.Sentence;
import org.jspecify.annotations.Nullable;

/// What became of a write.
///
/// @param <R> what was decided
public sealed interface Written<R> {
    /// The ledger accepted it; `place` is null when nothing was asked of it.
    record Posted<R>(R result, @Nullable Place place) implements Written<R> {}

    /// Where in the ledger a journal record stands.
    record Place(BookId book, long seq) {}

    /// Stored for good, and not answered within the time the caller waits.
    record Pending<R>(R result) implements Written<R> {}

    /// Refused, by this service or by the ledger.
    record Refused<R>(Refusal reason, Sentence detail) implements Written<R> {}
}
