package io.gongji.contracts.journal;

import io.gongji.contracts.EventId;
import io.gongji.contracts.PolicyVersion;
import org.jspecify.annotations.Nullable;

/// Where a record came from.
public sealed interface Cause {
    /// Where in Kafka it was read.
    Coordinate coordinate();

    /// An event: who numbered it, its place there and its identity.
    ///
    /// @param policyVersion the pack that priced it, if one did
    record OfEvent(
            EventId eventId,
            String type,
            String source,
            long position,
            String subject,
            @Nullable PolicyVersion policyVersion,
            Coordinate coordinate)
            implements Cause {
        public OfEvent {
            if (type.isEmpty() || source.isEmpty() || subject.isEmpty() || position < 1) {
                throw new IllegalArgumentException(
                        "an event has a type, a source, a position from 1 and a subject");
            }
        }
    }

    /// Bytes that are no event.
    record OfBytes(Coordinate coordinate) implements Cause {}

    /// A place in Kafka. Its partition is the book's number.
    record Coordinate(String topic, long offset) {
        public Coordinate {
            if (topic.isEmpty() || offset < 0) {
                throw new IllegalArgumentException(
                        "a coordinate needs a topic and an offset from 0");
            }
        }
    }
}
