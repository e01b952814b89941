package io.gongji.ledger.domain;

/// A record that cannot follow the ones before it: the book is damaged or its engine has a fault.
/// Nobody goes on over it.
public final class CorruptBook extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CorruptBook(String message) {
        super(message);
    }
}
