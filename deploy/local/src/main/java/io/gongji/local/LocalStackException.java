package io.gongji.local;

/// Something that keeps the stack from running, said so that its reader can act on it: the message
/// is for the person at the terminal and names what to change.
public final class LocalStackException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LocalStackException(String message) {
        super(message);
    }

    public LocalStackException(String message, Throwable cause) {
        super(message, cause);
    }
}
