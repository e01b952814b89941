package io.gongji.eventstore;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// The event table: streams of events, appended with the version that was read. It is the outbox
/// too: a routed event is sent by the [EventRelay] after the commit. Every method works inside the
/// caller's transaction.
public final class EventStore {
    private final int eventBytesMax;

    public EventStore(EventStoreSettings settings) {
        this.eventBytesMax = settings.eventBytesMax();
    }

    /// A stream from its first event; empty when it does not exist. The version to append with is
    /// the size of this list.
    public List<Stored> load(Handle handle, StreamId stream) {
        return EventRows.select(handle, stream);
    }

    /// Many streams in one query; a stream that does not exist has an empty list.
    public Map<StreamId, List<Stored>> loadAll(Handle handle, Collection<StreamId> streams) {
        Map<StreamId, List<Stored>> found =
                EventRows.select(handle, Set.copyOf(streams)).stream()
                        .collect(Collectors.groupingBy(Stored::stream));
        Map<StreamId, List<Stored>> all = new LinkedHashMap<>();
        streams.forEach(stream -> all.put(stream, found.getOrDefault(stream, List.of())));
        return all;
    }

    /// Appends events to one stream.
    ///
    /// @param expectedVersion the version that was read, 0 for a new stream
    /// @throws VersionConflict when the stream does not end there
    /// @throws EventTooLarge when an event exceeds [EventStoreSettings#eventBytesMax]
    public void append(
            Handle handle, StreamId stream, long expectedVersion, List<NewEvent> events) {
        appendAll(handle, List.of(new Append(stream, expectedVersion, events)));
    }

    /// Appends to many streams in one round trip, in this order. A stream may occur once.
    ///
    /// @throws VersionConflict naming the first stream that does not end where expected; nothing is
    ///   kept then, because the caller's transaction must roll back
    /// @throws EventTooLarge when an event exceeds [EventStoreSettings#eventBytesMax]
    public void appendAll(Handle handle, List<Append> appends) {
        requireDistinctStreams(appends);
        appends.forEach(append -> append.events().forEach(this::requireFits));
        Set<StreamId> appended = EventRows.insert(handle, appends);
        for (Append append : appends) {
            if (!appended.contains(append.stream())) {
                throw new VersionConflict(append.stream(), append.expectedVersion());
            }
        }
    }

    private static void requireDistinctStreams(List<Append> appends) {
        Set<StreamId> streams = new HashSet<>();
        for (Append append : appends) {
            if (!streams.add(append.stream())) {
                throw new IllegalArgumentException(
                        "one stream twice in one append: " + append.stream());
            }
        }
    }

    private void requireFits(NewEvent event) {
        if (event.data().length > eventBytesMax) {
            throw new EventTooLarge(event.type(), event.data().length, eventBytesMax);
        }
    }
}
