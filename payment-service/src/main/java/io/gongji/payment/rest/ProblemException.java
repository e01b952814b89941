package io.gongji.payment.rest;

import io.gongji.contracts.Refusal;
import io.gongji.contracts.Sentence;

/// A request that this edge already knows to refuse. It ends the resource method and becomes
/// problem+json.
final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Refusal refusal;
    private final Sentence detail;

    /// Refuses the request.
    ///
    /// @param detail which field, and what to do; never a value that was sent
    ProblemException(Refusal refusal, Sentence detail) {
        super(refusal.name(), null, false, false);
        this.refusal = refusal;
        this.detail = detail;
    }

    Refusal refusal() {
        return refusal;
    }

    Sentence detail() {
        return detail;
    }
}
