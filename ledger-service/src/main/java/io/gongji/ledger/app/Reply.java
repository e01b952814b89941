package io.gongji.ledger.app;

import io.gongji.contracts.Refusal;
import io.gongji.contracts.Sentence;
import java.util.UUID;

/// What an operator's request comes to.
public sealed interface Reply {
    /// It has begun, now or by an earlier request with the same key.
    record Begun(UUID operation) implements Reply {}

    /// It has not; the key stays free.
    record Refused(Refusal reason, Sentence detail) implements Reply {}
}
