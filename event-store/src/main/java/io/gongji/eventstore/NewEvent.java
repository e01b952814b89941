package io.gongji.eventstore;

import io.gongji.contracts.EventId;
import io.gongji.contracts.Uuids;
import io.gongji.contracts.event.EventCodec;
import io.gongji.contracts.event.EventType;
import io.gongji.contracts.event.GongjiEvent;
import org.jspecify.annotations.Nullable;

/// An event about to be appended.
///
/// @param type a wire name from [EventType] when it is published, else a name of the service's own
/// @param data JSON; of a published event exactly what [EventCodec#encodeData] gives
/// @param route where it is published; null for an internal event, which is never relayed
@SuppressWarnings("ArrayRecordComponent") // bytes travel as they are; nobody compares two events
public record NewEvent(
        EventId eventId, String type, byte[] data, @Nullable Route route, Metadata metadata) {
    public NewEvent {
        Limits.text("type", type, 100);
        if (route != null) {
            EventType known =
                    EventType.named(type)
                            .orElseThrow(() ->
                                    new IllegalArgumentException(
                                            "a published event needs a wire name"));
            if (known.topic() != route.topic()) {
                throw new IllegalArgumentException(type + " does not belong on " + route.topic());
            }
        }
    }

    /// A published event with a new id, on the topic its type belongs to.
    ///
    /// @param source see [Route]; its book is that of the event's region
    public static NewEvent published(
            GongjiEvent event, String source, String subject, Metadata metadata) {
        EventType type = EventType.of(event);
        Route route = new Route(type.topic(), source, event.region().book(), subject);
        return new NewEvent(
                newId(), type.wireName(), EventCodec.encodeData(event), route, metadata);
    }

    /// An internal event with a new id: part of its stream, never relayed.
    public static NewEvent internal(String type, byte[] data, Metadata metadata) {
        return new NewEvent(newId(), type, data, null, metadata);
    }

    private static EventId newId() {
        return new EventId(Uuids.version7(System.currentTimeMillis()));
    }
}
