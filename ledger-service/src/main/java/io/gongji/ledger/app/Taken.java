package io.gongji.ledger.app;

import io.gongji.contracts.EventId;
import io.gongji.ledger.store.JournalRows.UnreadableAt;
import io.gongji.ledger.store.SourcePosition;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a book has taken already, as far as a batch asks: how a delivery that came before is told
/// from a new one. Grows with every record the batch makes.
final class Taken {
    private final Map<String, SourcePosition> last;
    private final Map<Place, EventId> recorded = new HashMap<>();
    private final Set<EventId> events = new HashSet<>();
    private final Set<UnreadableAt> unreadable;
    private final Map<String, SourcePosition> changed = new HashMap<>();

    /// @param last the last position taken from every source
    /// @param recorded the events of those older positions that the batch brings again
    /// @param unreadable what of the batch was recorded as unreadable before
    Taken(
            Map<String, SourcePosition> last,
            Set<SourcePosition> recorded,
            Set<UnreadableAt> unreadable) {
        this.last = new HashMap<>(last);
        recorded.forEach(known ->
                this.recorded.put(new Place(known.source(), known.position()), known.eventId()));
        last.values()
                .forEach(known ->
                        this.recorded.put(
                                new Place(known.source(), known.position()), known.eventId()));
        this.unreadable = new HashSet<>(unreadable);
    }

    long lastPosition(String source) {
        SourcePosition known = last.get(source);
        return known == null ? 0 : known.position();
    }

    /// Which event has a position that was taken.
    @Nullable EventId eventAt(String source, long position) {
        return recorded.get(new Place(source, position));
    }

    boolean isRecordedInBatch(EventId event) {
        return events.contains(event);
    }

    boolean isRecorded(UnreadableAt bytes) {
        return unreadable.contains(bytes);
    }

    void take(SourcePosition position) {
        last.put(position.source(), position);
        changed.put(position.source(), position);
        recorded.put(new Place(position.source(), position.position()), position.eventId());
        events.add(position.eventId());
    }

    void take(UnreadableAt bytes) {
        unreadable.add(bytes);
    }

    /// The last position of every source from which something was taken.
    Map<String, SourcePosition> changed() {
        return changed;
    }

    private record Place(String source, long position) {}
}
