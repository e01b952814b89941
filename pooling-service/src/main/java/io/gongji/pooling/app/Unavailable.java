package io.gongji.pooling.app;

/// A neighbour that this service needs does not answer: an outage, not a refusal.
public final class Unavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String neighbour;

    /// @param neighbour who is out of reach, in words a caller may read
    public Unavailable(String neighbour, Throwable cause) {
        super(neighbour + " is out of reach", cause);
        this.neighbour = neighbour;
    }

    public Unavailable(String neighbour, int httpStatus) {
        super(neighbour + " answered " + httpStatus);
        this.neighbour = neighbour;
    }

    public String neighbour() {
        return neighbour;
    }
}
