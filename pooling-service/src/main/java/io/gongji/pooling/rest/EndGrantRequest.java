package io.gongji.pooling.rest;

import io.gongji.contracts.event.GrantEvent.EndReason;
import org.jspecify.annotations.Nullable;

/// End a grant; without a reason it is the giver who ends it.
public record EndGrantRequest(@Nullable EndReason reason) {
    static EndReason reasonOf(@Nullable EndGrantRequest request) {
        return request == null || request.reason() == null
                ? EndReason.GIVER_ENDED
                : request.reason();
    }
}
