package io.gongji.ledger.domain;

import io.gongji.contracts.EventId;
import io.gongji.contracts.journal.Cause;
import org.jspecify.annotations.Nullable;

/// An event that was answered `PARKED` by record `seq`. While one of a subject is open, the
/// subject's later events are parked with it (design 3.10).
///
/// @param subject of the event
/// @param at where the original stands in Kafka
/// @param releasedBySeq the record after which it is parked no longer
public record ParkedState(
        EventId eventId,
        String subject,
        long seq,
        Cause.Coordinate at,
        @Nullable Long releasedBySeq)
        implements StateRow {
    static ParkedState parked(Cause.OfEvent cause, long seq) {
        return new ParkedState(cause.eventId(), cause.subject(), seq, cause.coordinate(), null);
    }

    public boolean isOpen() {
        return releasedBySeq == null;
    }

    ParkedState released(long bySeq) {
        if (!isOpen()) {
            throw new CorruptBook("event " + eventId + " is released twice");
        }
        return new ParkedState(eventId, subject, seq, at, bySeq);
    }
}
