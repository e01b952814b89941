package io.gongji.ledger.app;

import io.gongji.contracts.BookId;
import io.gongji.contracts.journal.Cause;
import io.gongji.contracts.journal.JournalRecord;
import io.gongji.ledger.domain.CorruptBook;
import io.gongji.ledger.domain.LedgerDecider;
import io.gongji.ledger.store.BookHead;
import io.gongji.ledger.store.BookSlice;
import io.gongji.ledger.store.Heads;
import io.gongji.ledger.store.JournalRows;
import io.gongji.ledger.store.NewRecord;
import io.gongji.ledger.store.Publications;
import io.gongji.ledger.store.SourcePosition;
import io.gongji.ledger.store.SourcePositions;
import io.gongji.ledger.store.TopicOffsets;
import io.gongji.ledger.store.TopicOffsets.TopicOffset;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The journal topic against the book's own journal (design 4.6): what both have must be the same
/// bytes; what only the topic has is taken over as it is, never decided again. Restoring a lost
/// database is this on an empty one.
final class Adoption {
    private final Connection connection;
    private final BookId book;

    Adoption(Connection connection, BookId book) {
        this.connection = connection;
        this.book = book;
    }

    BatchResult adopt(List<TopicRecord> found) throws SQLException {
        BookHead head = Heads.read(connection, book);
        String difference = difference(found, head);
        if (difference != null) {
            return impossible(difference);
        }
        List<NewRecord> records = new ArrayList<>();
        BookHead next = head;
        for (TopicRecord topic : found) {
            JournalRecord record = topic.record();
            if (record.seq() == next.seq() + 1) {
                if (!record.previousHash().equals(next.hash())) {
                    return impossible(
                            "record "
                                    + record.seq()
                                    + " of the journal topic follows another record than "
                                    + next.seq()
                                    + " of this database: the book has forked");
                }
                NewRecord adopted =
                        new NewRecord(
                                record,
                                topic.value(),
                                next.hash().chain(topic.value()),
                                topic.letter());
                records.add(adopted);
                next = adopted.asHead();
            }
        }
        return write(head, next, records);
    }

    private BatchResult write(BookHead head, BookHead next, List<NewRecord> records)
            throws SQLException {
        if (!Heads.advance(connection, head, next)) {
            return LostHead.of(connection, book);
        }
        if (!records.isEmpty()) {
            List<JournalRecord> plain = records.stream().map(NewRecord::record).toList();
            BookSlice slice = BookSlice.toApply(connection, book, plain);
            plain.forEach(record -> LedgerDecider.evolve(slice.state(), record));
            slice.stage(records);
            slice.write(connection, positions(plain), offsets(plain));
        }
        return new BatchResult.Written(next, records.size(), Set.of(), List.of(), List.of());
    }

    /// Keeps how far the topic reaches. A record missing inside of it can only be one that nobody
    /// has any more.
    BatchResult finish(TopicScan scan) throws SQLException {
        BookHead head = Heads.read(connection, book);
        if (scan.maxSeq() > head.seq()) {
            return impossible(
                    "the journal topic has record "
                            + scan.maxSeq()
                            + " and lacks record "
                            + (head.seq() + 1));
        }
        Publications.move(
                connection,
                Publications.read(connection, book),
                scan.publishedSeq(),
                scan.nextOffset(),
                scan.topicId());
        return new BatchResult.Written(head, 0, Set.of(), List.of(), List.of());
    }

    private @Nullable String difference(List<TopicRecord> found, BookHead head)
            throws SQLException {
        List<Long> shared =
                found.stream()
                        .map(topic -> topic.record().seq())
                        .filter(seq -> seq <= head.seq())
                        .toList();
        Map<Long, byte[]> own = JournalRows.values(connection, book, shared);
        for (TopicRecord topic : found) {
            long seq = topic.record().seq();
            if (!topic.record().book().equals(book)) {
                return "the journal topic has a record of book "
                        + topic.record().book()
                        + " at offset "
                        + topic.offset()
                        + " of this book's partition";
            }
            if (seq <= head.seq() && !Arrays.equals(own.get(seq), topic.value())) {
                return "record "
                        + seq
                        + " is another one in the journal topic, at offset "
                        + topic.offset()
                        + ", than in this database: the book has forked";
            }
        }
        return null;
    }

    private Collection<SourcePosition> positions(List<JournalRecord> records) throws SQLException {
        Map<String, SourcePosition> last = SourcePositions.last(connection, book);
        Map<String, SourcePosition> changed = new HashMap<>();
        for (JournalRecord record : records) {
            if (record.cause() instanceof Cause.OfEvent event) {
                SourcePosition before = last.get(event.source());
                long expected = before == null ? 1 : before.position() + 1;
                if (event.position() != expected) {
                    throw new CorruptBook(
                            "record "
                                    + record.seq()
                                    + " has position "
                                    + event.position()
                                    + " of "
                                    + event.source()
                                    + ", not "
                                    + expected);
                }
                SourcePosition taken =
                        new SourcePosition(event.source(), event.position(), event.eventId());
                last.put(event.source(), taken);
                changed.put(event.source(), taken);
            }
        }
        return changed.values();
    }

    /// Reading goes on after what the last adopted record of each topic was made of.
    private Collection<TopicOffset> offsets(List<JournalRecord> records) throws SQLException {
        Map<String, TopicOffset> known = TopicOffsets.load(connection, book);
        Map<String, TopicOffset> changed = new HashMap<>();
        for (JournalRecord record : records) {
            Cause.Coordinate at = record.cause().coordinate();
            TopicOffset before = known.get(at.topic());
            changed.put(
                    at.topic(),
                    new TopicOffset(
                            at.topic(), at.offset() + 1, before == null ? "" : before.topicId()));
        }
        return changed.values();
    }

    private BatchResult impossible(String reason) throws SQLException {
        connection.rollback();
        return new BatchResult.Impossible(reason);
    }
}
