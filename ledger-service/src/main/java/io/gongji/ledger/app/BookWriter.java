package io.gongji.ledger.app;

import io.gongji.contracts.BookId;
import io.gongji.contracts.journal.Cause;
import io.gongji.ledger.domain.CorruptBook;
import io.gongji.ledger.domain.References;
import io.gongji.ledger.store.BookCache;
import io.gongji.ledger.store.BookHead;
import io.gongji.ledger.store.BookSlice;
import io.gongji.ledger.store.Heads;
import io.gongji.ledger.store.LedgerDatabase;
import io.gongji.ledger.store.NewRecord;
import io.gongji.ledger.store.OwnersShare;
import io.gongji.ledger.store.ParkingRows;
import io.gongji.ledger.store.Publications;
import io.gongji.ledger.store.Publications.Publication;
import io.gongji.ledger.store.Reading;
import io.gongji.ledger.store.Session;
import io.gongji.ledger.store.SourcePosition;
import io.gongji.ledger.store.TopicOffsets;
import io.gongji.ledger.store.TopicOffsets.TopicOffset;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;

/// Writes one book: every batch in one transaction, with compare-and-set on the book's head. It
/// decides on state that it remembers, or reads on a connection of its own: what it reads after the
/// head and before the compare-and-set succeeds is what the book held at that head. So while one
/// batch is written the next can be decided and the one after it be read, over what those before
/// leave. However many writers a book has, one of them wins and the others change nothing. Its
/// methods are for one thread.
public final class BookWriter implements AutoCloseable {
    private static final String ONE_RECORD_PER_EVENT = "journal_one_record_per_event";

    private static final int OWNERS_MAX = 10_000;

    private final BookId book;
    private final Session session;
    private final Session writing;
    private final BookCache cache;
    private final Consumer<List<NewRecord>> committed;
    private final Set<Cause.Coordinate> approved = new HashSet<>();
    private final Decisions decisions;
    private @Nullable Underway underway;
    private @Nullable Ahead newest;
    private long generation;

    /// With memory for as many owners of accounts as is usual.
    public BookWriter(LedgerDatabase database, BookId book, InstantSource clock) {
        this(database, book, clock, new OwnersShare(OWNERS_MAX), _ -> {});
    }

    /// @param share how many owners of accounts it may keep in memory between batches
    /// @param committed is given the records of every batch as soon as they are committed, in
    ///   order, on whatever thread
    public BookWriter(
            LedgerDatabase database,
            BookId book,
            InstantSource clock,
            OwnersShare share,
            Consumer<List<NewRecord>> committed) {
        this.book = book;
        this.cache = new BookCache(share);
        this.committed = committed;
        this.session = Session.of(database, "gongji-ledger book " + book);
        this.writing = Session.of(database, "gongji-ledger book " + book + " writing");
        this.decisions = new Decisions(book, clock, session, cache, approved);
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

    /// Answers a batch of deliveries, each part of it in a transaction.
    ///
    /// @param topicIds Kafka's ids of the topics that the deliveries are from
    /// @throws SQLException when the database failed; the same batch may be handed over again
    public BatchResult write(List<Delivery> batch, Map<String, String> topicIds)
            throws SQLException {
        settle();
        awaitNewest();
        List<List<Delivery>> parts = BatchNeeds.parts(batch);
        BatchResult all = writePart(parts.getFirst(), topicIds);
        for (List<Delivery> part : parts.subList(1, parts.size())) {
            if (!(all instanceof BatchResult.Written before)) {
                return all;
            }
            List<Delivery> wanted = stillRead(part, before);
            if (!wanted.isEmpty()) {
                BatchResult next = writePart(wanted, topicIds);
                all = next instanceof BatchResult.Written written ? before.and(written) : next;
            }
        }
        return all;
    }

    private static List<Delivery> stillRead(List<Delivery> part, BatchResult.Written before) {
        return part.stream()
                .filter(delivery -> before.reads(delivery.coordinate().topic()))
                .toList();
    }

    /// What it remembers may be stale, when another writer wrote meanwhile: then the
    /// compare-and-set refuses, and it begins again with what the database says. Only a batch
    /// decided on the database's own state stops a book.
    private BatchResult writePart(List<Delivery> batch, Map<String, String> topicIds)
            throws SQLException {
        generation++;
        Map<Cause.Coordinate, String> refused = new HashMap<>();
        while (true) {
            boolean fresh = cache.book() == null;
            try {
                BatchResult result = writeOnce(decisions.read(batch, topicIds, refused, null));
                if (result instanceof BatchResult.Written) {
                    return result;
                }
                forget();
                if (fresh || result instanceof BatchResult.Overtaken) {
                    return result;
                }
            } catch (Assembly.NotApplicable e) {
                forget();
                if (fresh) {
                    refused.put(e.coordinate(), "the book cannot take its record: " + e.getCause());
                }
            } catch (PSQLException e) {
                forget();
                if (isEventRecordedTwice(e)) {
                    return new BatchResult.Impossible(
                            "an event of the batch has a record under another position");
                }
                throw e;
            } catch (SQLException | RuntimeException e) {
                forget();
                throw e;
            }
        }
    }

    private BatchResult writeOnce(@Nullable Decided decided) throws SQLException {
        if (decided == null) {
            throw new IllegalStateException("a batch waits for one that is settled");
        }
        String conflict = decided.assembled().conflict();
        if (conflict != null) {
            return new BatchResult.Impossible(conflict);
        }
        BatchResult result = commit(decided);
        if (result instanceof BatchResult.Written) {
            keep(decided);
        }
        return result;
    }

    /// Makes a batch ready while the ones before are decided and written: decodes it, and reads
    /// what it refers to. To be called before the batch in front of it begins, and in the order of
    /// the batches.
    ///
    /// @param decoding is called by another thread
    public Ahead prepare(Supplier<List<Delivery>> decoding) {
        awaitNewest();
        BookCache.Book known = cache.book();
        Ahead ahead =
                Ahead.start(
                        book,
                        generation,
                        decoding,
                        batch -> known == null ? null : readAhead(batch, known.positions()));
        if (underway != null) {
            ahead.follows(underway.slice());
        }
        newest = ahead;
        return ahead;
    }

    private @Nullable Reading readAhead(List<Delivery> batch, Map<String, SourcePosition> last)
            throws SQLException {
        References references = BatchNeeds.references(batch, last);
        return BookSlice.standAlone(references)
                ? session.inTransaction(connection -> Reading.ahead(connection, book, references))
                : null;
    }

    /// Decides a batch while the one begun before is still being written, waits for that one, and
    /// begins to write. What is out of the ordinary is left to [#write]: a first batch, one of
    /// several parts, one with gaps, stops or conflicts, and one whose predecessor was not
    /// committed.
    ///
    /// @return what will become of it; null when it must be handed to [#write], after its
    ///   predecessor
    public @Nullable Underway begin(Ahead batch, Map<String, String> topicIds) {
        if (newest == batch) {
            awaitNewest();
        }
        if (underway != null && underway.isDone()) {
            settle();
        }
        if (cache.book() == null) {
            return null;
        }
        try {
            Decided decided = decided(batch, topicIds);
            settle();
            if (decided == null || !decided.assembled().isPlain() || cache.book() == null) {
                return null;
            }
            keep(decided);
            Underway begun = Underway.start(book, decided.slice(), () -> commit(decided));
            underway = begun;
            if (newest != null) {
                newest.follows(decided.slice());
            }
            return begun;
        } catch (SQLException | RuntimeException _) {
            settle();
            forget();
            return null;
        }
    }

    /// Waits for what is under way. When that failed, nothing that was remembered is right.
    private void settle() {
        Underway begun = underway;
        underway = null;
        if (begun != null && !begun.succeeds()) {
            forget();
        }
    }

    private void forget() {
        generation++;
        cache.drop();
    }

    private void awaitNewest() {
        if (newest != null) {
            newest.await();
            newest = null;
        }
    }

    /// Null when the batch is not to be decided beside another.
    private @Nullable Decided decided(Ahead batch, Map<String, String> topicIds)
            throws SQLException {
        Reading reading = batch.reading(generation);
        List<Delivery> deliveries = batch.deliveries();
        if (BatchNeeds.parts(deliveries).size() > 1) {
            return null;
        }
        return reading == null
                ? decisions.read(deliveries, topicIds, Map.of(), underway)
                : decisions.of(reading, batch.between(), deliveries, topicIds, underway);
    }

    /// One transaction: the head by compare-and-set, then everything else.
    private BatchResult commit(Decided decided) throws SQLException {
        List<NewRecord> records = decided.assembled().records();
        BatchResult result =
                writing.inTransaction(connection -> {
                    if (!Heads.advance(connection, decided.head(), decided.next())) {
                        return LostHead.of(connection, book);
                    }
                    decided.slice()
                            .write(connection, decided.assembled().positions(), decided.offsets());
                    return written(decided.assembled(), decided.next());
                });
        if (result instanceof BatchResult.Written && !records.isEmpty()) {
            committed.accept(records);
        }
        return result;
    }

    private void keep(Decided decided) {
        cache.keep(
                decided.next(), decided.last(), decided.assembled().positions(), decided.slice());
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
        settle();
        forget();
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

    /// Gives back its connections and its memory; it may be used again.
    @Override
    public void close() {
        settle();
        awaitNewest();
        forget();
        session.close();
        writing.close();
    }
}
