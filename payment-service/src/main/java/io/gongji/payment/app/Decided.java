package io.gongji.payment.app;

import io.gongji.contracts.EventId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.Sentence;
import io.gongji.eventstore.decider.Decision;
import org.jspecify.annotations.Nullable;

/// How one transaction of a write ended.
///
/// @param <R> what was decided, kept as JSON for a repeat of the same request
public sealed interface Decided<R> {
    /// Appended, and kept under the key.
    ///
    /// @param awaited the event whose answer completes the write; null when nothing is asked of the
    ///   ledger
    record Done<R>(R result, @Nullable EventId awaited) implements Decided<R> {}

    /// Nothing was appended; the key stays free.
    record Refused<R>(Refusal reason, Sentence detail) implements Decided<R> {
        static <R> Refused<R> of(Decision.Refused<?> refused) {
            return new Refused<>(refused.reason(), refused.detail());
        }
    }

    /// Nothing was appended, because the ledger's answer to `open` must come first.
    record Busy<R>(EventId open) implements Decided<R> {}
}
