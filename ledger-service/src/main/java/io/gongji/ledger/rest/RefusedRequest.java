package io.gongji.ledger.rest;

import io.gongji.contracts.Refusal;
import io.gongji.contracts.Sentence;
import io.gongji.ledger.view.Answer;

/// A "no" on its way to the caller, from wherever in a resource it is found.
final class RefusedRequest extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Refusal reason;
    private final Sentence detail;

    RefusedRequest(Refusal reason, Sentence detail) {
        super(reason.name(), null, false, false);
        this.reason = reason;
        this.detail = detail;
    }

    /// The value of an answer; a refusal goes to the caller.
    static <T> T valueOf(Answer<T> answer) {
        return switch (answer) {
            case Answer.Found<T>(T value) -> value;
            case Answer.Refused<T>(Refusal reason, Sentence detail) ->
                    throw new RefusedRequest(reason, detail);
        };
    }

    Refusal reason() {
        return reason;
    }

    Sentence detail() {
        return detail;
    }
}
