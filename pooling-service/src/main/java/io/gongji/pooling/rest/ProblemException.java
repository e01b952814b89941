package io.gongji.pooling.rest;

import io.gongji.contracts.Refusal;

/// A request that cannot be understood, thrown while it is read and turned into a problem by
/// [ExceptionMappers].
final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Refusal reason;
    private final String detail;

    ProblemException(Refusal reason, String detail) {
        super(reason.name());
        this.reason = reason;
        this.detail = detail;
    }

    Refusal reason() {
        return reason;
    }

    String detail() {
        return detail;
    }
}
