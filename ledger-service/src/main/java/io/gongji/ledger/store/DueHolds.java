package io.gongji.ledger.store;

import io.gongji.contracts.BookId;
import io.gongji.contracts.HoldId;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.event.HoldEvent;
import io.gongji.eventstore.EventStore;
import io.gongji.eventstore.Metadata;
import io.gongji.eventstore.NewEvent;
import io.gongji.eventstore.StreamId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// Holds whose time is over, and the streams by which the calendar tells of them: one event for
/// each hold, whoever looks. The handle's search path has the schema `operations` first.
public final class DueHolds {
    private static final String KIND = "hold-expiry";

    private final EventStore events;

    public DueHolds(EventStore events) {
        this.events = events;
    }

    /// A hold to tell of.
    public record Due(HoldId id, MemberId memberId, RegionCode region) {}

    /// Active holds of a book that were due at a moment and not told of, the oldest first.
    public List<Due> find(Handle handle, BookId book, Instant until, int max) {
        return handle.createQuery(
                        """
                        SELECT h.hold_id, h.member_id, h.region FROM public.hold h
                         WHERE h.book = :book AND h.stage = 'ACTIVE' AND h.expires_at <= :until
                           AND NOT EXISTS (SELECT FROM event e WHERE e.stream_kind = 'hold-expiry'
                                              AND e.stream_id = h.hold_id::text)
                         ORDER BY h.expires_at, h.hold_id LIMIT :max
                        """)
                .bind("book", book.value())
                .bind("until", until)
                .bind("max", max)
                .map((row, _) ->
                        new Due(
                                new HoldId(row.getObject(1, UUID.class)),
                                new MemberId(row.getObject(2, UUID.class)),
                                new RegionCode(row.getString(3))))
                .list();
    }

    /// Tells the book that a hold has expired.
    ///
    /// @throws io.gongji.eventstore.VersionConflict when it was told before
    public void expire(Handle handle, Due hold, Metadata metadata) {
        HoldEvent event = new HoldEvent.Expired(hold.id(), hold.memberId(), hold.region());
        events.append(
                handle,
                new StreamId(KIND, hold.id().toString()),
                0,
                List.of(
                        NewEvent.published(
                                event, OperationStore.SOURCE, "hold/" + hold.id(), metadata)));
    }
}
