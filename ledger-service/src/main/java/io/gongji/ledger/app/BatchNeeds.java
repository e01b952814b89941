package io.gongji.ledger.app;

import io.gongji.contracts.BookId;
import io.gongji.contracts.event.OperationEvent;
import io.gongji.contracts.journal.Cause;
import io.gongji.ledger.domain.References;
import io.gongji.ledger.store.JournalRows;
import io.gongji.ledger.store.Reads;
import io.gongji.ledger.store.SourcePosition;
import io.gongji.ledger.store.SourcePositions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What must be known before a batch is decided.
final class BatchNeeds {
    private BatchNeeds() {}

    /// The parts of a batch that are decided one after the other. A correction begins a part, for
    /// the record that it names may be that of an event in front of it: where a batch ends must
    /// change no decision.
    static List<List<Delivery>> parts(List<Delivery> batch) {
        List<List<Delivery>> parts = new ArrayList<>();
        int from = 0;
        for (int i = 1; i < batch.size(); i++) {
            if (corrects(batch.get(i))) {
                parts.add(batch.subList(from, i));
                from = i;
            }
        }
        parts.add(batch.subList(from, batch.size()));
        return parts;
    }

    private static boolean corrects(Delivery delivery) {
        return delivery instanceof Delivery.OfEvent event
                && event.message().event() instanceof OperationEvent.CorrectionApproved;
    }

    /// What the book has taken already, as far as the batch brings it again.
    static Taken taken(
            Reads reads, BookId book, Map<String, SourcePosition> last, List<Delivery> batch)
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
        if (again.isEmpty() && unreadable.isEmpty()) {
            return new Taken(last, Set.of(), Set.of());
        }
        return reads.read(connection ->
                new Taken(
                        last,
                        SourcePositions.recorded(connection, book, again),
                        JournalRows.unreadable(connection, book, unreadable)));
    }

    private static List<Cause.Coordinate> bytesOf(Delivery delivery) {
        return switch (delivery) {
            case Delivery.OfBytes bytes -> List.of(bytes.coordinate());
            case Delivery.Unhandled unhandled -> List.of(unhandled.coordinate());
            case Delivery.OfEvent _ -> List.of();
        };
    }

    /// Whether something of a batch may have been recorded before: then the journal is asked.
    static boolean looksBack(List<Delivery> batch, Map<String, SourcePosition> last) {
        for (Delivery delivery : batch) {
            if (!(delivery instanceof Delivery.OfEvent event) || !isAfter(event.cause(), last)) {
                return true;
            }
        }
        return false;
    }

    /// What the new events of a batch refer to.
    ///
    /// @param last the positions taken, or earlier ones
    static References references(List<Delivery> batch, Map<String, SourcePosition> last) {
        References references = References.none();
        for (Delivery delivery : batch) {
            if (delivery instanceof Delivery.OfEvent event && isAfter(event.cause(), last)) {
                references.add(event.message().event());
            }
        }
        return references;
    }

    private static boolean isAfter(Cause.OfEvent cause, Map<String, SourcePosition> last) {
        SourcePosition before = last.get(cause.source());
        return before == null || cause.position() > before.position();
    }
}
