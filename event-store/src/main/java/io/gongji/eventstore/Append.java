package io.gongji.eventstore;

import java.util.List;

/// Events for one stream, and the version that was read before deciding them.
///
/// @param expectedVersion the stream's last version, 0 for a stream that does not exist yet
public record Append(StreamId stream, long expectedVersion, List<NewEvent> events) {
    public Append {
        if (expectedVersion < 0) {
            throw new IllegalArgumentException("expectedVersion starts at 0");
        }
        events = List.copyOf(events);
        Limits.notEmpty("events", events);
    }
}
