package io.gongji.eventstore;

import io.gongji.contracts.EventId;

/// An event as it stands in the event table.
///
/// @param id the order of appending within one stream; between streams only roughly so
/// @param version 1, 2, 3, … without a gap in its stream
@SuppressWarnings("ArrayRecordComponent") // bytes travel as they are; nobody compares two events
public record Stored(
        long id,
        EventId eventId,
        StreamId stream,
        long version,
        String type,
        byte[] data,
        Metadata metadata) {}
