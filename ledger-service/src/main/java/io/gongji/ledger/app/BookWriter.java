package io.gongji.ledger.app;

import io.gongji.contracts.BookId;
import io.gongji.contracts.journal.Cause;
import io.gongji.ledger.domain.CorruptBook;
import io.gongji.ledger.domain.References;
import io.gongji.ledger.store.BookCache;
import io.gongji.ledger.store.BookHead;
import io.gongji.ledger.store.BookSlice;
import io.gongji.ledger.store.Heads;
import io.gongji.ledger.store.JournalRows;
import io.gongji.ledger.store.LedgerDatabase;
import io.gongji.ledger.store.NewRecord;
import io.gongji.ledger.store.ParkingRows;
import io.gongji.ledger.store.Publications;
import io.gongji.ledger.store.Publications.Publication;
import io.gongji.ledger.store.Session;
import io.gongji.ledger.store.SourcePosition;
import io.gongji.ledger.store.SourcePositions;
import io.gongji.ledger.store.TopicOffsets;
import io.gongji.ledger.store.TopicOffsets.TopicOffset;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;

/// Writes one book: every batch in one transaction, over state that it reads in that transaction or
/// remembers from its own last one, with compare-and-set on the book's head. However many writers a
/// book has, one of them wins and the others change nothing.
public final class BookWriter implements AutoCloseable {
    private static final String ONE_RECORD_PER_EVENT = "journal_one_record_per_event";

    private static final int OWNERS_MAX = 10_000;

    private final BookId book;
    private final InstantSource clock;
    private final Session session;
    private final BookCache cache;
    private final Set<Cause.Coordinate> approved = new HashSet<>();

    /// With memory for as many owners of accounts as is usual.
    public BookWriter(LedgerDatabase database, BookId book, InstantSource clock) {
        this(database, book, clock, OWNERS_MAX);
    }

    /// @param cachedOwnersMax how many owners of accounts it keeps in memory between batches
    public BookWriter(
            LedgerDatabase database, BookId book, InstantSource clock, int cachedOwnersMax) {
        this.book = book;
        this.clock = clock;
        this.cache = new BookCache(cachedOwnersMax);
        this.session = Session.of(database, "gongji-ledger book " + book);
    }

    /// The book's head; makes its rows when the book is new.
    public BookHead head() throws SQLException {
        return session.inTransaction(connection -> {
            Heads.ensure(connection, book);
            return Heads.read(connection, book);
        });
    }

    /// Where reading goes on, by topic.
    public Map<String, TopicOffset> offsets() throws SQLException {
        return session.inTransaction(connection -> TopicOffsets.load(connection, book));
    }

    /// How far Kafka has acknowledged the book's journal.
    public Publication publication() throws SQLException {
        return session.inTransaction(connection -> Publications.read(connection, book));
    }

    /// Answers a batch of deliveries. What it remembers may be stale, when another writer wrote
    /// meanwhile: then the compare-and-set refuses, and it begins again with what the database
    /// says. Only a batch decided on the database's own state stops a book.
    ///
    /// @param topicIds Kafka's ids of the topics that the deliveries are from
    /// @throws SQLException when the database failed; the same batch may be handed over again
    public BatchResult write(List<Delivery> batch, Map<String, String> topicIds)
            throws SQLException {
        Map<Cause.Coordinate, String> refused = new HashMap<>();
        while (true) {
            boolean fresh = cache.book() == null;
            try {
                Attempt attempt =
                        session.inTransaction(
                                connection -> attempt(connection, batch, topicIds, refused));
                Runnable keeping = attempt.keeping();
                if (keeping != null) {
                    keeping.run();
                    return attempt.result();
                }
                cache.drop();
                if (fresh || attempt.result() instanceof BatchResult.Overtaken) {
                    return attempt.result();
                }
            } catch (Assembly.NotApplicable e) {
                cache.drop();
                if (fresh) {
                    refused.put(e.coordinate(), "the book cannot take its record: " + e.getCause());
                }
            } catch (PSQLException e) {
                cache.drop();
                if (isEventRecordedTwice(e)) {
                    return new BatchResult.Impossible(
                            "an event of the batch has a record under another position");
                }
                throw e;
            } catch (SQLException | RuntimeException e) {
                cache.drop();
                throw e;
            }
        }
    }

    private Attempt attempt(
            Connection connection,
            List<Delivery> batch,
            Map<String, String> topicIds,
            Map<Cause.Coordinate, String> refused)
            throws SQLException {
        BookCache.Book known = cache.book();
        BookHead head = known == null ? Heads.read(connection, book) : known.head();
        Map<String, SourcePosition> last =
                known == null ? SourcePositions.last(connection, book) : known.positions();
        Taken taken = taken(connection, last, batch);
        BookSlice slice = BookSlice.load(connection, book, references(batch, taken), cache);
        Assembled assembled =
                new Assembly(head, slice.state(), taken, clock.instant(), refused, approved)
                        .of(batch);
        String conflict = assembled.conflict();
        if (conflict != null) {
            connection.rollback();
            return Attempt.failed(new BatchResult.Impossible(conflict));
        }
        List<NewRecord> records = assembled.records();
        BookHead next = records.isEmpty() ? head : records.getLast().asHead();
        if (!Heads.advance(connection, head, next)) {
            return Attempt.failed(overtaken(connection));
        }
        slice.write(records, assembled.positions(), offsets(assembled.nextOffsets(), topicIds));
        return new Attempt(
                written(assembled, next),
                () -> cache.keep(next, last, assembled.positions(), slice));
    }

    private static BatchResult written(Assembled assembled, BookHead next) {
        return new BatchResult.Written(
                next,
                assembled.records().size(),
                assembled.positions().stream()
                        .map(SourcePosition::source)
                        .collect(Collectors.toSet()),
                assembled.gaps(),
                assembled.stopped());
    }

    private Taken taken(
            Connection connection, Map<String, SourcePosition> last, List<Delivery> batch)
            throws SQLException {
        List<SourcePosition> again = new ArrayList<>();
        List<Cause.Coordinate> unreadable = new ArrayList<>();
        for (Delivery delivery : batch) {
            Cause.OfEvent cause = delivery.identity();
            if (cause != null) {
                SourcePosition before = last.get(cause.source());
                if (before != null && cause.position() < before.position()) {
                    again.add(
                            new SourcePosition(cause.source(), cause.position(), cause.eventId()));
                }
            }
            unreadable.addAll(bytesOf(delivery));
        }
        return new Taken(
                last,
                SourcePositions.recorded(connection, book, again),
                JournalRows.unreadable(connection, book, unreadable));
    }

    private static List<Cause.Coordinate> bytesOf(Delivery delivery) {
        return switch (delivery) {
            case Delivery.OfBytes bytes -> List.of(bytes.coordinate());
            case Delivery.Unhandled unhandled -> List.of(unhandled.coordinate());
            case Delivery.OfEvent _ -> List.of();
        };
    }

    private static References references(List<Delivery> batch, Taken taken) {
        References references = References.none();
        for (Delivery delivery : batch) {
            if (delivery instanceof Delivery.OfEvent event) {
                Cause.OfEvent cause = event.cause();
                if (cause.position() > taken.lastPosition(cause.source())) {
                    references.add(event.message().event());
                }
            }
        }
        return references;
    }

    private static List<TopicOffset> offsets(
            Map<String, Long> nextOffsets, Map<String, String> topicIds) {
        return nextOffsets.entrySet().stream()
                .map(next ->
                        new TopicOffset(
                                next.getKey(),
                                next.getValue(),
                                topicIds.getOrDefault(next.getKey(), "")))
                .toList();
    }

    private BatchResult overtaken(Connection connection) throws SQLException {
        connection.rollback();
        return new BatchResult.Overtaken(Heads.read(connection, book));
    }

    private static boolean isEventRecordedTwice(PSQLException e) {
        return PSQLState.UNIQUE_VIOLATION.getState().equals(e.getSQLState())
                && e.getServerErrorMessage() != null
                && Objects.equals(e.getServerErrorMessage().getConstraint(), ONE_RECORD_PER_EVENT);
    }

    /// Takes note of those of some places whose event two people agreed to park: when it comes
    /// again it is parked.
    ///
    /// @return these places
    public Set<Cause.Coordinate> approve(Collection<Cause.Coordinate> stopped) throws SQLException {
        Set<Cause.Coordinate> found =
                session.inTransaction(
                        connection -> ParkingRows.approved(connection, book, stopped));
        approved.addAll(found);
        return found;
    }

    /// The number of the last time somebody asked that this book be tried again.
    public long lastResumption() throws SQLException {
        return session.inTransaction(connection -> ParkingRows.lastResumption(connection, book));
    }

    /// Compares records of the journal topic with the book, and adopts as they are those that the
    /// book lacks.
    ///
    /// @throws SQLException when the database failed; the same records may be handed over again
    public BatchResult reconcile(List<TopicRecord> found, TopicScan scan) throws SQLException {
        BatchResult result;
        cache.drop();
        try {
            result =
                    session.inTransaction(
                            connection -> new Adoption(connection, book).adopt(found));
        } catch (CorruptBook e) {
            return new BatchResult.Impossible(
                    "the journal topic has a record that cannot follow: " + e.getMessage());
        }
        if (result instanceof BatchResult.Written) {
            found.forEach(scan::sees);
        }
        return result;
    }

    /// Keeps how far the journal is in its topic, after the topic was read to its end.
    public BatchResult finish(TopicScan scan) throws SQLException {
        return session.inTransaction(connection -> new Adoption(connection, book).finish(scan));
    }

    @Override
    public void close() {
        session.close();
    }

    /// What one attempt at a batch came to.
    ///
    /// @param keeping lets the cache take over what was written, once it is committed; null when
    ///   nothing was
    private record Attempt(BatchResult result, @Nullable Runnable keeping) {
        static Attempt failed(BatchResult result) {
            return new Attempt(result, null);
        }
    }
}
