package io.gongji.ledger.app;

import io.gongji.contracts.BookId;
import io.gongji.contracts.journal.Cause;
import io.gongji.ledger.domain.References;
import io.gongji.ledger.store.BookCache;
import io.gongji.ledger.store.BookHead;
import io.gongji.ledger.store.BookSlice;
import io.gongji.ledger.store.Heads;
import io.gongji.ledger.store.Reading;
import io.gongji.ledger.store.Reads;
import io.gongji.ledger.store.Session;
import io.gongji.ledger.store.SourcePosition;
import io.gongji.ledger.store.SourcePositions;
import io.gongji.ledger.store.TopicOffsets.TopicOffset;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Decides the batches of one book: on what its writer remembers, on what was read ahead, or on
/// what it reads itself. It writes nothing. For the writer's thread only.
final class Decisions {
    private final BookId book;
    private final InstantSource clock;
    private final Session session;
    private final BookCache cache;
    private final Set<Cause.Coordinate> approved;

    /// @param session to read on
    /// @param approved places whose event two people agreed to park; grows
    Decisions(
            BookId book,
            InstantSource clock,
            Session session,
            BookCache cache,
            Set<Cause.Coordinate> approved) {
        this.book = book;
        this.clock = clock;
        this.session = session;
        this.cache = cache;
        this.approved = approved;
    }

    /// Reads what a batch refers to and decides it, in one transaction of reading.
    ///
    /// @param refused what the state could not take in an earlier attempt, with the reason
    /// @param underway the batch in front, when it may not be committed yet
    /// @return null when the batch asks for what the one under way may be writing
    @Nullable Decided read(
            List<Delivery> batch,
            Map<String, String> topicIds,
            Map<Cause.Coordinate, String> refused,
            @Nullable Underway underway)
            throws SQLException {
        return session.inTransaction(
                        connection -> {
                            Reads reads = Reads.on(connection);
                            Begin begin = begin(reads);
                            if (underway != null && BatchNeeds.looksBack(batch, begin.last)) {
                                return Optional.<Decided>empty();
                            }
                            References references = BatchNeeds.references(batch, begin.last);
                            if (underway != null && !BookSlice.standAlone(references)) {
                                return Optional.<Decided>empty();
                            }
                            List<BookSlice> earlier =
                                    underway == null ? List.of() : List.of(underway.slice());
                            BookSlice slice =
                                    BookSlice.load(reads, book, references, cache, earlier);
                            return Optional.of(
                                    decided(reads, begin, slice, batch, topicIds, refused));
                        })
                .orElse(null);
    }

    /// Decides a batch on what was read ahead.
    ///
    /// @param between the batches that are laid over it
    /// @param underway the batch in front, when it may not be committed yet
    /// @return null when the batch asks for what the one under way may be writing
    @Nullable Decided of(
            Reading reading,
            List<BookSlice> between,
            List<Delivery> batch,
            Map<String, String> topicIds,
            @Nullable Underway underway)
            throws SQLException {
        Begin begin = begin(session);
        if (underway != null && BatchNeeds.looksBack(batch, begin.last)) {
            return null;
        }
        BookSlice slice = BookSlice.load(session, reading, cache, between);
        return decided(session, begin, slice, batch, topicIds, Map.of());
    }

    private Begin begin(Reads reads) throws SQLException {
        BookCache.Book known = cache.book();
        return known == null
                ? reads.read(connection ->
                        new Begin(
                                Heads.read(connection, book),
                                SourcePositions.last(connection, book)))
                : new Begin(known.head(), known.positions());
    }

    private Decided decided(
            Reads reads,
            Begin begin,
            BookSlice slice,
            List<Delivery> batch,
            Map<String, String> topicIds,
            Map<Cause.Coordinate, String> refused)
            throws SQLException {
        Taken taken = BatchNeeds.taken(reads, book, begin.last, batch);
        Assembled assembled =
                new Assembly(begin.head, slice.state(), taken, clock.instant(), refused, approved)
                        .of(batch);
        if (assembled.conflict() == null) {
            slice.stage(assembled.records());
        }
        return new Decided(
                begin.head,
                begin.last,
                assembled,
                slice,
                offsets(assembled.nextOffsets(), topicIds));
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

    /// Where a batch begins.
    private record Begin(BookHead head, Map<String, SourcePosition> last) {}
}
