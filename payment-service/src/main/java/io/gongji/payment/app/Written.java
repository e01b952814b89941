package io.gongji.payment.app;

import io.gongji.contracts.Refusal;
import io.gongji.payment.store.Answers.Answer;
import org.jspecify.annotations.Nullable;

/// What became of a write.
///
/// @param <R> what was decided
public sealed interface Written<R> {
    /// The ledger accepted it; `answer` is null when nothing was asked of it.
    record Posted<R>(R result, @Nullable Answer answer) implements Written<R> {}

    /// Stored for good, and not answered within the time the caller waits.
    record Pending<R>(R result) implements Written<R> {}

    /// Refused, by this service or by the ledger.
    record Refused<R>(Refusal reason, String detail) implements Written<R> {}
}
