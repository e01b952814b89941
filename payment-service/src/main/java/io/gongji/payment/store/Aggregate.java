package io.gongji.payment.store;

import io.gongji.contracts.EventId;
import io.gongji.eventstore.Append;
import io.gongji.eventstore.EventStore;
import io.gongji.eventstore.NewEvent;
import io.gongji.eventstore.Stored;
import io.gongji.eventstore.StreamId;
import io.gongji.eventstore.decider.Decider;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// One kind of aggregate in the event store: its streams, its codec and its decider together.
public final class Aggregate<C, S, E> {
    private final String kind;
    private final Decider<C, S, E> decider;
    private final Codec<E> codec;
    private final EventStore events;

    Aggregate(String kind, Decider<C, S, E> decider, Codec<E> codec, EventStore events) {
        this.kind = kind;
        this.decider = decider;
        this.codec = codec;
        this.events = events;
    }

    public Decider<C, S, E> decider() {
        return decider;
    }

    /// Reads one aggregate; one that does not exist is in its initial state at version 0.
    public Loaded<S> load(Handle handle, String id) {
        StreamId stream = new StreamId(kind, id);
        return loaded(stream, events.load(handle, stream));
    }

    /// One that is known not to exist.
    public Loaded<S> absent(String id) {
        return new Loaded<>(new StreamId(kind, id), 0, decider.initial());
    }

    /// Reads many aggregates in one query, in the order asked.
    public Map<String, Loaded<S>> loadAll(Handle handle, Collection<String> ids) {
        List<StreamId> streams = ids.stream().map(id -> new StreamId(kind, id)).toList();
        Map<String, Loaded<S>> all = new LinkedHashMap<>();
        events.loadAll(handle, streams)
                .forEach((stream, stored) -> all.put(stream.id(), loaded(stream, stored)));
        return all;
    }

    /// Facts that follow what was loaded, ready to be appended.
    public Prepared prepare(Loaded<S> loaded, List<E> facts, Act act) {
        List<NewEvent> written = facts.stream().map(fact -> codec.write(fact, act)).toList();
        return new Prepared(new Append(loaded.stream(), loaded.version(), written));
    }

    private Loaded<S> loaded(StreamId stream, List<Stored> stored) {
        S state = decider.initial();
        for (Stored event : stored) {
            state = decider.evolve(state, codec.read(event));
        }
        return new Loaded<>(stream, stored.size(), state);
    }

    /// One stream's new events.
    public record Prepared(Append append) {
        /// The last event that the ledger will answer; empty when there is none.
        public Optional<EventId> lastTold() {
            List<NewEvent> told = new ArrayList<>(append.events());
            told.removeIf(event -> event.route() == null);
            return told.isEmpty() ? Optional.empty() : Optional.of(told.getLast().eventId());
        }

        /// How many events the ledger will answer.
        public long toldCount() {
            return append.events().stream().filter(event -> event.route() != null).count();
        }
    }
}
