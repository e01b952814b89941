package io.gongji.eventstore;

/// An event whose data exceeds [EventStoreSettings#eventBytesMax]: Kafka would refuse it for ever,
/// so it is never stored.
public final class EventTooLarge extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public EventTooLarge(String type, int bytes, int bytesMax) {
        super(type + " has " + bytes + " bytes of data, more than " + bytesMax);
    }
}
