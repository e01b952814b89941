package io.gongji.ledger.store;

import io.gongji.contracts.BookId;
import io.gongji.contracts.EventId;
import io.gongji.contracts.journal.Cause;
import io.gongji.eventstore.EventStore;
import io.gongji.eventstore.NewEvent;
import io.gongji.eventstore.StreamId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// What operators say about places at which a book stands still, and about parked events. The
/// handle's search path has the schema `operations` first.
public final class ParkingStore {
    private static final String KIND = "parked-event";

    private final EventStore events;

    public ParkingStore(EventStore events) {
        this.events = events;
    }

    /// Whether a book has read a topic up to this place and no further.
    public boolean standsAt(Handle handle, BookId book, Cause.Coordinate at) {
        return handle.createQuery(
                        "SELECT EXISTS (SELECT FROM public.topic_offset WHERE book = :book AND topic = :topic"
                                + " AND next_offset = :offset)")
                .bind("book", book.value())
                .bind("topic", at.topic())
                .bind("offset", at.offset())
                .mapTo(Boolean.class)
                .one();
    }

    /// Keeps what one person proposes.
    public void propose(Handle handle, Proposal proposal) {
        handle.createUpdate(
                        """
                        INSERT INTO public.parking (parking_id, book, topic, kafka_offset, proposed_by,
                            proposed_reason, proposed_at)
                        VALUES (:id, :book, :topic, :offset, :by, :reason, :at)
                        """)
                .bind("id", proposal.id())
                .bind("book", proposal.book().value())
                .bind("topic", proposal.at().topic())
                .bind("offset", proposal.at().offset())
                .bind("by", proposal.by())
                .bind("reason", proposal.reason())
                .bind("at", utc(proposal.when()))
                .execute();
    }

    /// A proposal, locked until the transaction ends.
    public Optional<Standing> find(Handle handle, BookId book, UUID id) {
        return handle.createQuery(
                        """
                        SELECT proposed_by, approved_by FROM public.parking
                         WHERE book = :book AND parking_id = :id FOR UPDATE
                        """)
                .bind("book", book.value())
                .bind("id", id)
                .map((row, _) ->
                        new Standing(row.getString("proposed_by"), row.getString("approved_by")))
                .findOne();
    }

    /// Keeps that a second person agrees.
    public void approve(Handle handle, UUID id, String by, String reason, Instant when) {
        handle.createUpdate(
                        """
                        UPDATE public.parking SET approved_by = :by, approved_reason = :reason, approved_at = :at
                         WHERE parking_id = :id
                        """)
                .bind("id", id)
                .bind("by", by)
                .bind("reason", reason)
                .bind("at", utc(when))
                .execute();
    }

    /// Keeps that a book is to be tried again.
    public void resume(Handle handle, BookId book, String by, String reason, Instant when) {
        handle.createUpdate(
                        """
                        INSERT INTO public.resumption (book, asked_by, reason, asked_at)
                        VALUES (:book, :by, :reason, :at)
                        """)
                .bind("book", book.value())
                .bind("by", by)
                .bind("reason", reason)
                .bind("at", utc(when))
                .execute();
    }

    /// The event that a record parked, while it is.
    public Optional<Parked> parked(Handle handle, BookId book, long seq) {
        return handle.createQuery(
                        """
                        SELECT event_id, subject, topic, kafka_offset FROM public.parked_event
                         WHERE book = :book AND seq = :seq AND released_by_seq IS NULL
                        """)
                .bind("book", book.value())
                .bind("seq", seq)
                .map((row, _) -> parked(row))
                .findOne();
    }

    /// Asks the book to handle a parked event after all.
    public void release(Handle handle, EventId parked, NewEvent released) {
        StreamId stream = new StreamId(KIND, parked.toString());
        long version =
                handle.createQuery(
                                "SELECT coalesce(max(version), 0) FROM event"
                                        + " WHERE stream_kind = :kind AND stream_id = :id")
                        .bind("kind", KIND)
                        .bind("id", parked.toString())
                        .mapTo(Long.class)
                        .one();
        events.append(handle, stream, version, List.of(released));
    }

    private static Parked parked(ResultSet row) throws SQLException {
        return new Parked(
                new EventId(row.getObject("event_id", UUID.class)),
                row.getString("subject"),
                new Cause.Coordinate(row.getString("topic"), row.getLong("kafka_offset")));
    }

    private static OffsetDateTime utc(Instant when) {
        return when.atOffset(ZoneOffset.UTC);
    }

    /// What one person proposes.
    public record Proposal(
            UUID id, BookId book, Cause.Coordinate at, String by, String reason, Instant when) {}

    /// Who has a part in a proposal so far.
    public record Standing(String proposedBy, @Nullable String approvedBy) {}

    /// A parked event and where its original stands.
    public record Parked(EventId eventId, String subject, Cause.Coordinate at) {}
}
