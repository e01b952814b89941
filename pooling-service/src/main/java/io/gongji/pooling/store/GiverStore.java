package io.gongji.pooling.store;

import io.gongji.contracts.EventId;
import io.gongji.contracts.GrantId;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.event.GrantEvent;
import io.gongji.eventstore.EventStore;
import io.gongji.eventstore.Metadata;
import io.gongji.eventstore.NewEvent;
import io.gongji.eventstore.Stored;
import io.gongji.eventstore.StreamId;
import io.gongji.eventstore.decider.Decider;
import io.gongji.pooling.domain.giver.BindingId;
import io.gongji.pooling.domain.giver.Giver;
import io.gongji.pooling.domain.giver.GiverDecider;
import io.gongji.pooling.domain.giver.GiverEvent;
import io.gongji.pooling.domain.giver.GiverEvent.GrantActivated;
import io.gongji.pooling.domain.giver.GiverEvent.GrantClosed;
import io.gongji.pooling.domain.giver.GiverEvent.GrantDeclined;
import io.gongji.pooling.domain.giver.GiverEvent.LedgerTold;
import io.gongji.pooling.domain.giver.GiverEvent.RelativeBound;
import io.gongji.pooling.domain.giver.GiverEvent.RelativeUnbound;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// A giver's stream, `giver/<memberId>`, and where to find it from a binding or grant.
public final class GiverStore {
    private static final GiverDecider DECIDER = new GiverDecider();

    private final EventStore events;

    public GiverStore(EventStore events) {
        this.events = events;
    }

    /// A giver as read.
    ///
    /// @param version to append with
    /// @param lastTold of each grant, the last event the ledger was told
    public record Loaded(
            MemberId giver, Giver state, long version, Map<GrantId, EventId> lastTold) {
        public Loaded {
            lastTold = Map.copyOf(lastTold);
        }
    }

    /// Folds the stream; a person without one has bound nobody.
    public Loaded load(Handle handle, MemberId giver) {
        return folded(giver, events.load(handle, stream(giver)));
    }

    /// Many givers in one query.
    public List<Loaded> loadAll(Handle handle, List<MemberId> givers) {
        Map<StreamId, List<Stored>> found =
                events.loadAll(handle, givers.stream().map(GiverStore::stream).toList());
        return givers.stream()
                .map(giver -> folded(giver, found.getOrDefault(stream(giver), List.of())))
                .toList();
    }

    /// Appends what was decided on a loaded giver, and notes where new bindings and grants are.
    public void append(Handle handle, Loaded loaded, List<GiverEvent> decided, Metadata metadata) {
        if (decided.isEmpty()) {
            return;
        }
        List<NewEvent> rows =
                decided.stream().map(event -> GiverCodec.encode(event, metadata)).toList();
        events.append(handle, stream(loaded.giver()), loaded.version(), rows);
        decided.forEach(event -> place(handle, loaded.giver(), event));
    }

    /// Whose binding it is.
    public Optional<MemberId> giverOf(Handle handle, BindingId id) {
        return giver(
                handle, "SELECT giver_id FROM binding_place WHERE binding_id = :id", id.value());
    }

    /// Who gave a grant.
    public Optional<MemberId> giverOf(Handle handle, GrantId id) {
        return giver(handle, "SELECT giver_id FROM grant_place WHERE grant_id = :id", id.value());
    }

    /// Who has bound a member or given it a grant, in the order of ids, after one of them.
    public List<MemberId> giversOf(Handle handle, MemberId member, MemberId after, int max) {
        return handle.createQuery(
                        """
                        SELECT giver_id FROM (
                            SELECT giver_id FROM binding_place WHERE member_id = :member
                            UNION SELECT giver_id FROM grant_place WHERE member_id = :member) AS g
                        WHERE giver_id > :after ORDER BY giver_id LIMIT :max\
                        """)
                .bind("member", member.value())
                .bind("after", after.value())
                .bind("max", max)
                .mapTo(UUID.class)
                .map(MemberId::new)
                .list();
    }

    private static Loaded folded(MemberId giver, List<Stored> stored) {
        Map<GrantId, EventId> lastTold = new HashMap<>();
        Giver state = DECIDER.initial();
        for (Stored row : stored) {
            GiverEvent event = GiverCodec.decode(row);
            if (event instanceof LedgerTold(GrantEvent told)) {
                lastTold.put(told.grantId(), row.eventId());
            }
            state = Decider.fold(DECIDER, state, List.of(event));
        }
        return new Loaded(giver, state, stored.size(), lastTold);
    }

    private static Optional<MemberId> giver(Handle handle, String sql, UUID id) {
        return handle.createQuery(sql)
                .bind("id", id)
                .mapTo(UUID.class)
                .findOne()
                .map(MemberId::new);
    }

    private static void place(Handle handle, MemberId giver, GiverEvent event) {
        switch (event) {
            case RelativeBound bound -> {
                String sql =
                        "INSERT INTO binding_place (binding_id, giver_id, member_id) VALUES (?, ?, ?)";
                handle.execute(
                        sql, bound.bindingId().value(), giver.value(), bound.member().value());
            }
            case LedgerTold(GrantEvent.Authorised given) ->
                    placeGrant(handle, giver, given.grantId(), given.member());
            case LedgerTold(GrantEvent.EarmarkRequested asked) ->
                    placeGrant(handle, giver, asked.grantId(), asked.member());
            case LedgerTold(GrantEvent.Ended ended) -> over(handle, ended.grantId());
            case GrantDeclined declined -> over(handle, declined.grantId());
            case RelativeUnbound _, GrantActivated _, GrantClosed _ -> {}
        }
    }

    private static void placeGrant(Handle handle, MemberId giver, GrantId grant, MemberId member) {
        String sql = "INSERT INTO grant_place (grant_id, giver_id, member_id) VALUES (?, ?, ?)";
        handle.execute(sql, grant.value(), giver.value(), member.value());
    }

    /// Nothing that will have to be reviewed any more.
    private static void over(Handle handle, GrantId grant) {
        handle.execute("UPDATE grant_place SET open = false WHERE grant_id = ?", grant.value());
    }

    private static StreamId stream(MemberId giver) {
        return new StreamId("giver", giver.toString());
    }
}
