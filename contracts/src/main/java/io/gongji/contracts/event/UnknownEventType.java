package io.gongji.contracts.event;

/// An event of a type or version that this release does not know: its reader must be upgraded
/// first.
public final class UnknownEventType extends Exception {
    private static final long serialVersionUID = 1L;
    private final String typeName;

    public UnknownEventType(String typeName) {
        super("unknown event type " + typeName);
        this.typeName = typeName;
    }

    public String typeName() {
        return typeName;
    }
}
