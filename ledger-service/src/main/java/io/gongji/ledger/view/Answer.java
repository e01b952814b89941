package io.gongji.ledger.view;

import io.gongji.contracts.Refusal;
import io.gongji.contracts.Sentence;
import java.util.function.Function;

/// What a question gets: a value, or why there is none.
public sealed interface Answer<T> {
    /// A value.
    record Found<T>(T value) implements Answer<T> {}

    /// No value.
    ///
    /// @param detail what is wrong with which field, and what to do
    record Refused<T>(Refusal reason, Sentence detail) implements Answer<T> {}

    static <T> Answer<T> found(T value) {
        return new Found<>(value);
    }

    static <T> Answer<T> refused(Refusal reason, Sentence detail) {
        return new Refused<>(reason, detail);
    }

    /// Asks on with the value; a refusal stays as it is.
    default <R> Answer<R> then(Function<T, Answer<R>> next) {
        return switch (this) {
            case Found<T>(T value) -> next.apply(value);
            case Refused<T>(Refusal reason, Sentence detail) -> new Refused<>(reason, detail);
        };
    }
}
