package io.gongji.ledger.view;

import io.gongji.contracts.BookId;
import io.gongji.contracts.EventId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.Sentence;
import io.gongji.contracts.journal.JournalCodec;
import io.gongji.contracts.journal.Outcome;
import io.gongji.ledger.view.ParkingView.Status;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// What is parked, by whom and why.
@Singleton
public final class ParkingQueries {
    /// The longest list.
    public static final int LIST_MAX = 1_000;

    private static final String PARKINGS =
            """
            SELECT p.*, e.seq FROM parking p LEFT JOIN parked_event e
                ON e.book = p.book AND e.topic = p.topic AND e.kafka_offset = p.kafka_offset AND p.approved_at IS NOT NULL
             WHERE p.book = :book
            """;
    private static final String EVENTS =
            """
            SELECT e.*, j.type FROM parked_event e JOIN journal j ON j.book = e.book AND j.seq = e.seq
             WHERE e.book = :book
            """;

    private final Snapshots snapshots;

    ParkingQueries(Snapshots snapshots) {
        this.snapshots = snapshots;
    }

    /// The last proposals of a book, the newest first.
    public List<ParkingView> parkings(BookId book) {
        return snapshots.read(handle ->
                handle.createQuery(PARKINGS + " ORDER BY p.proposed_at DESC LIMIT :max")
                        .bind("book", book.value())
                        .bind("max", LIST_MAX)
                        .map((row, _) -> parking(row))
                        .list());
    }

    /// One proposal.
    public Answer<ParkingView> parking(BookId book, UUID id) {
        return snapshots.read(handle ->
                handle.createQuery(PARKINGS + " AND p.parking_id = :id")
                        .bind("book", book.value())
                        .bind("id", id)
                        .map((row, _) -> parking(row))
                        .findOne()
                        .map(Answer::found)
                        .orElseGet(ParkingQueries::unknown));
    }

    /// The events of a book that are parked now, in the order in which they must be released.
    public List<ParkedEventView> parked(BookId book) {
        return snapshots.read(handle ->
                handle.createQuery(
                                EVENTS + " AND e.released_by_seq IS NULL ORDER BY e.seq LIMIT :max")
                        .bind("book", book.value())
                        .bind("max", LIST_MAX)
                        .map((row, _) -> parked(row, null))
                        .list());
    }

    /// One event that is or was parked.
    ///
    /// @param asked the event that asked for its release, if one did
    public Answer<ParkedEventView> parked(BookId book, long seq, @Nullable EventId asked) {
        return snapshots.read(handle -> {
            Refusal reason = asked == null ? null : declined(handle, asked).orElse(null);
            return handle.createQuery(EVENTS + " AND e.seq = :seq")
                    .bind("book", book.value())
                    .bind("seq", seq)
                    .map((row, _) -> parked(row, reason))
                    .findOne()
                    .map(Answer::found)
                    .orElseGet(ParkingQueries::unknown);
        });
    }

    /// How many events are parked in all books.
    public long open() {
        return snapshots.read(handle ->
                handle.createQuery(
                                "SELECT count(*) FROM parked_event WHERE released_by_seq IS NULL")
                        .mapTo(Long.class)
                        .one());
    }

    private static Optional<Refusal> declined(Handle handle, EventId asked) {
        return handle.createQuery("SELECT value FROM journal WHERE event_id = :id")
                .bind("id", asked.value())
                .map((row, _) -> JournalCodec.decode(row.getBytes("value")).outcome())
                .findOne()
                .flatMap(outcome ->
                        outcome instanceof Outcome.Declined(Refusal reason)
                                ? Optional.of(reason)
                                : Optional.empty());
    }

    private static ParkingView parking(ResultSet row) throws SQLException {
        Long seq = row.getObject("seq", Long.class);
        String approvedBy = row.getString("approved_by");
        return new ParkingView(
                row.getObject("parking_id", UUID.class),
                new BookId(row.getString("book")),
                row.getString("topic"),
                row.getLong("kafka_offset"),
                status(approvedBy, seq),
                row.getString("proposed_by"),
                row.getString("proposed_reason"),
                time(row, "proposed_at"),
                approvedBy,
                row.getString("approved_reason"),
                approvedBy == null ? null : time(row, "approved_at"),
                seq);
    }

    private static Status status(@Nullable String approvedBy, @Nullable Long seq) {
        if (approvedBy == null) {
            return Status.PROPOSED;
        }
        return seq == null ? Status.APPROVED : Status.PARKED;
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static ParkedEventView parked(ResultSet row, @Nullable Refusal reason)
            throws SQLException {
        return new ParkedEventView(
                new BookId(row.getString("book")),
                row.getLong("seq"),
                new EventId(row.getObject("event_id", UUID.class)),
                row.getString("type"),
                row.getString("subject"),
                row.getString("topic"),
                row.getLong("kafka_offset"),
                row.getObject("released_by_seq", Long.class),
                reason);
    }

    private static <T> Answer<T> unknown() {
        return Answer.refused(
                Refusal.NOT_FOUND,
                new Sentence(
                        "This book knows no such parking; look at the list.", "该账本没有此搁置，请查看列表。"));
    }
}
