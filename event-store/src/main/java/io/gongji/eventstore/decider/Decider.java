package io.gongji.eventstore.decider;

import java.util.List;

/// An aggregate as three pure functions. `decide` may refuse, `evolve` may not: an event that
/// cannot follow means a corrupt stream, and evolve throws [IllegalStateException] naming it.
///
/// @param <C> commands; times and ids arrive in them
/// @param <S> states
/// @param <E> events
public interface Decider<C, S, E> {
    /// The state before the first event.
    S initial();

    /// Judges a command against a state. Reads nothing else.
    Decision<E> decide(C command, S state);

    /// The state after an event.
    S evolve(S state, E event);

    /// Folds events over a state, oldest first. Folding a head and then its tail equals folding
    /// all.
    static <S, E> S fold(Decider<?, S, E> decider, S state, List<E> events) {
        S folded = state;
        for (E event : events) {
            folded = decider.evolve(folded, event);
        }
        return folded;
    }

    /// Folds a whole stream from the initial state.
    static <S, E> S fold(Decider<?, S, E> decider, List<E> events) {
        return fold(decider, decider.initial(), events);
    }
}
