package io.gongji.ledger.app;

import io.gongji.contracts.event.EventMessage;
import io.gongji.contracts.event.EventType;
import io.gongji.contracts.journal.Cause;
import io.gongji.ledger.store.DeadLetter;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What stood at one coordinate of a request topic.
public sealed interface Delivery {
    Cause.Coordinate coordinate();

    /// An event.
    record OfEvent(Cause.Coordinate coordinate, EventMessage message) implements Delivery {
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
    record OfBytes(Cause.Coordinate coordinate, DeadLetter letter, String sha256, String reason)
            implements Delivery {}

    /// An event that this release cannot read. Nothing after it in its topic is read until it is
    /// parked.
    ///
    /// @param claim what its envelope says; null where not even that can be read
    /// @param bytes what it is taken for where its envelope does not say which event it is
    /// @param isOfKnownType whether the type is known and the data is none of that type
    record Unhandled(
            Cause.Coordinate coordinate,
            String reason,
            @Nullable Claim claim,
            OfBytes bytes,
            boolean isOfKnownType)
            implements Delivery {}

    /// An event's identity and date, where its data is of no use.
    record Claim(Cause.OfEvent cause, LocalDate effectiveDate) {}

    /// Which event it is, as far as anything can be said; null for bytes that are none.
    default Cause.@Nullable OfEvent identity() {
        return switch (this) {
            case OfEvent event -> event.cause();
            case OfBytes _ -> null;
            case Unhandled unhandled ->
                    unhandled.claim() == null ? null : unhandled.claim().cause();
        };
    }
}
