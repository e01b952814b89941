package io.gongji.ledger.app;

import io.gongji.contracts.BookId;
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
            Cause.OfEvent cause = delivery instanceof Delivery.OfEvent event ? event.cause() : null;
            SourcePosition before = cause == null ? null : last.get(cause.source());
            if (cause == null || (before != null && cause.position() <= before.position())) {
                return true;
            }
        }
        return false;
    }

    /// What the events of a batch refer to, new or not.
    static References references(List<Delivery> batch) {
        References references = References.none();
        for (Delivery delivery : batch) {
            if (delivery instanceof Delivery.OfEvent event) {
                references.add(event.message().event());
            }
        }
        return references;
    }

    /// What the new events of a batch refer to.
    static References references(List<Delivery> batch, Taken taken) {
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
}
