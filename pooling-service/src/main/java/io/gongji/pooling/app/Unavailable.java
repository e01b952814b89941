package io.gongji.pooling.app;

import io.gongji.contracts.Sentence;

/// A neighbour that this service needs does not answer: an outage, not a refusal.
public final class Unavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Sentence neighbour;

    /// @param neighbour who is out of reach, in words a caller may read
    public Unavailable(Sentence neighbour, Throwable cause) {
        super(neighbour.english() + " is out of reach", cause);
        this.neighbour = neighbour;
    }

    public Unavailable(Sentence neighbour, int httpStatus) {
        super(neighbour.english() + " answered " + httpStatus);
        this.neighbour = neighbour;
    }

    public Sentence neighbour() {
        return neighbour;
    }
}
