package io.gongji.eventstore.decider;

import io.gongji.contracts.Refusal;
import io.gongji.contracts.Sentence;
import java.util.List;

/// What a decider says to a command. A refusal is a value; an exception is a bug or an outage.
///
/// @param <E> the aggregate's sealed event type
public sealed interface Decision<E> {
    /// The command is taken; these events are appended in this order. No events means that nothing
    /// is left to do.
    record Accepted<E>(List<E> events) implements Decision<E> {
        public Accepted {
            events = List.copyOf(events);
        }
    }

    /// The command is refused and nothing is appended.
    ///
    /// @param detail which field or line, and what to do; may be empty, and names no person
    record Refused<E>(Refusal reason, Sentence detail) implements Decision<E> {}

    /// The command is taken with these events.
    @SafeVarargs
    static <E> Decision<E> accepted(E... events) {
        return new Accepted<>(List.of(events));
    }

    /// The command is taken with these events.
    static <E> Decision<E> accepted(List<E> events) {
        return new Accepted<>(events);
    }

    /// The command is refused; the refusal's own sentence says all.
    static <E> Decision<E> refused(Refusal reason) {
        return new Refused<>(reason, Sentence.NONE);
    }

    /// The command is refused for a reason that needs a word more.
    static <E> Decision<E> refused(Refusal reason, Sentence detail) {
        return new Refused<>(reason, detail);
    }
}
