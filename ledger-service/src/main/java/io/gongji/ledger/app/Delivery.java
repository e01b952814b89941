package io.gongji.ledger.app;

import io.gongji.contracts.event.EventMessage;
import io.gongji.contracts.event.EventType;
import io.gongji.contracts.journal.Cause;
import io.gongji.ledger.store.DeadLetter;

/// What stood at one coordinate of a request topic.
public sealed interface Delivery {
    Cause.Coordinate coordinate();

    /// About how much memory it takes, in bytes.
    int sizeBytes();

    /// An event.
    record OfEvent(Cause.Coordinate coordinate, int sizeBytes, EventMessage message)
            implements Delivery {
        Cause.OfEvent cause() {
            return new Cause.OfEvent(
                    message.envelope().eventId(),
                    EventType.of(message.event()).wireName(),
                    message.envelope().source(),
                    message.envelope().position(),
                    message.envelope().subject(),
                    message.envelope().policyVersion(),
                    coordinate);
        }
    }

    /// Bytes that are no event; the book records that, keeps them as a dead letter and goes on.
    ///
    /// @param reason says what is wrong with them without repeating any of them
    record OfBytes(
            Cause.Coordinate coordinate,
            int sizeBytes,
            DeadLetter letter,
            String sha256,
            String reason)
            implements Delivery {}

    /// An event that this release cannot read. Nothing after it in its topic is read.
    record Unhandled(Cause.Coordinate coordinate, int sizeBytes, String reason)
            implements Delivery {}
}
