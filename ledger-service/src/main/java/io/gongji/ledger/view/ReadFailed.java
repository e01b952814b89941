package io.gongji.ledger.view;

/// The database could not be read: it is out of reach, or took longer than a question may.
public final class ReadFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ReadFailed(Exception cause) {
        super(cause);
    }
}
