package io.gongji.ledger.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongji.contracts.BookId;
import io.gongji.contracts.EventId;
import io.gongji.contracts.event.Envelope;
import io.gongji.contracts.event.EventMessage;
import io.gongji.contracts.event.EventType;
import io.gongji.contracts.event.GongjiEvent;
import io.gongji.contracts.journal.Cause;
import io.gongji.contracts.journal.JournalRecord;
import io.gongji.contracts.journal.Sha256;
import io.gongji.ledger.domain.BookState;
import io.gongji.ledger.store.BookHead;
import io.gongji.ledger.store.NewRecord;
import io.gongji.ledger.store.SourcePosition;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// A book without a database: events go through the assembly that the service's writer uses, and it
/// remembers which positions it took.
final class LoopedBook {
    final BookId id;
    final BookState state;
    final List<JournalRecord> records = new ArrayList<>();
    private final Map<String, SourcePosition> last = new HashMap<>();
    private final Set<SourcePosition> taken = new HashSet<>();
    private final Map<String, Long> positions = new HashMap<>();
    private BookHead head;
    private long offset;
    private long made;

    LoopedBook(BookId id) {
        this.id = id;
        this.state = BookState.complete(id);
        this.head = new BookHead(id, 0, Sha256.ZERO, Instant.EPOCH);
    }

    /// An event of one of the services, at the next position of its topic's source.
    Envelope envelope(GongjiEvent event, LocalDate day) {
        String source = "/test/" + EventType.of(event).topic().topicName();
        EventId eventId = new EventId(new UUID(id.number(), ++made));
        return envelope(source, positions.merge(source, 1L, Long::sum), eventId, day);
    }

    Envelope envelope(String source, long position, EventId eventId, LocalDate day) {
        return new Envelope(
                eventId,
                source,
                position,
                id,
                "test/1",
                Instant.EPOCH,
                day,
                null,
                "tester",
                "test",
                null,
                null);
    }

    /// Takes an event, which is new or came before, and gives the record if it made one.
    List<JournalRecord> take(Envelope envelope, GongjiEvent event) {
        Delivery delivery =
                new Delivery.OfEvent(
                        new Cause.Coordinate(EventType.of(event).topic().topicName(), offset++),
                        new EventMessage(envelope, event));
        Instant now = Instant.parse("2025-01-01T00:00:00Z").plusSeconds(offset);
        Assembled assembled =
                new Assembly(head, state, new Taken(last, taken, Set.of()), now, Map.of(), Set.of())
                        .of(List.of(delivery));
        assertThat(assembled.stopped()).isEmpty();
        assertThat(assembled.conflict()).isNull();
        assertThat(assembled.gaps()).isEmpty();
        for (SourcePosition position : assembled.positions()) {
            last.put(position.source(), position);
            taken.add(position);
        }
        if (!assembled.records().isEmpty()) {
            head = assembled.records().getLast().asHead();
        }
        List<JournalRecord> recorded = assembled.records().stream().map(NewRecord::record).toList();
        records.addAll(recorded);
        return recorded;
    }
}
