package io.gongji.pooling.app;

import io.gongji.contracts.Refusal;
import io.gongji.contracts.Sentence;
import java.util.UUID;

/// What a write comes to.
public sealed interface Reply {
    /// It was done, now or by an earlier request with the same key.
    ///
    /// @param target the binding or grant it was about
    record Done(UUID target) implements Reply {}

    /// It was not done.
    ///
    /// @param detail which field or thing, and what to do; may be empty
    record Refused(Refusal reason, Sentence detail) implements Reply {}
}
