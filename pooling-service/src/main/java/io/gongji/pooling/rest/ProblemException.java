package io.gongji.pooling.rest;

import io.gongji.contracts.Refusal;
import io.gongji.contracts.Sentence;

/// A request that cannot be understood, thrown while it is read and turned into a problem by
/// [ExceptionMappers].
final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Refusal reason;
    private final Sentence detail;

    ProblemException(Refusal reason, Sentence detail) {
        super(reason.name());
        this.reason = reason;
        this.detail = detail;
    }

    /// A refusal whose own sentence says all.
    ProblemException(Refusal reason) {
        this(reason, Sentence.NONE);
    }

    Refusal reason() {
        return reason;
    }

    Sentence detail() {
        return detail;
    }
}
