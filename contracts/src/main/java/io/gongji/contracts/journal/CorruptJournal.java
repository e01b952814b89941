package io.gongji.contracts.journal;

/// Bytes in a journal that cannot be a record: the trail is damaged or newer than its reader.
/// Nobody goes on over it.
public final class CorruptJournal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CorruptJournal(String message) {
        super(message);
    }

    public CorruptJournal(String message, Throwable cause) {
        super(message, cause);
    }
}
