package io.gongji.contracts.event;

import org.jspecify.annotations.Nullable;

/// Bytes that are no event of Gongji.
public final class MalformedEvent extends Exception {
    private static final long serialVersionUID = 1L;

    public MalformedEvent(String reason, @Nullable Throwable cause) {
        super(reason, cause);
    }
}
