package io.gongji.pooling.store;

import io.gongji.contracts.event.EventType;
import io.gongji.contracts.event.GrantEvent;
import io.gongji.eventstore.Metadata;
import io.gongji.eventstore.NewEvent;
import io.gongji.eventstore.Stored;
import io.gongji.pooling.domain.giver.GiverEvent;
import io.gongji.pooling.domain.giver.GiverEvent.GrantActivated;
import io.gongji.pooling.domain.giver.GiverEvent.GrantClosed;
import io.gongji.pooling.domain.giver.GiverEvent.GrantDeclined;
import io.gongji.pooling.domain.giver.GiverEvent.LedgerTold;
import io.gongji.pooling.domain.giver.GiverEvent.RelativeBound;
import io.gongji.pooling.domain.giver.GiverEvent.RelativeUnbound;

/// The stored form of a giver's events. What the ledger is told is stored as contracts writes it;
/// the rest under names of this service's own, by hand. A name that is not known means a newer
/// release wrote it: reading stops.
public final class GiverCodec {
    /// Who numbers the events that leave this service.
    public static final String SOURCE = "/pooling/transfers";

    private static final String BOUND = "pooling.relative-bound.v1";
    private static final String UNBOUND = "pooling.relative-unbound.v1";
    private static final String ACTIVATED = "pooling.grant-activated.v1";
    private static final String DECLINED = "pooling.grant-declined.v1";
    private static final String CLOSED = "pooling.grant-closed.v1";

    private GiverCodec() {}

    static NewEvent encode(GiverEvent event, Metadata metadata) {
        return switch (event) {
            case LedgerTold(GrantEvent told) ->
                    NewEvent.published(told, SOURCE, "grant/" + told.grantId(), metadata);
            case RelativeBound bound -> StoredJson.internal(BOUND, bound, metadata);
            case RelativeUnbound unbound -> StoredJson.internal(UNBOUND, unbound, metadata);
            case GrantActivated activated -> StoredJson.internal(ACTIVATED, activated, metadata);
            case GrantDeclined declined -> StoredJson.internal(DECLINED, declined, metadata);
            case GrantClosed closed -> StoredJson.internal(CLOSED, closed, metadata);
        };
    }

    static GiverEvent decode(Stored stored) {
        return EventType.named(stored.type())
                .<GiverEvent>map(type -> told(stored, type))
                .orElseGet(() -> StoredJson.read(stored, classOf(stored)));
    }

    private static Class<? extends GiverEvent> classOf(Stored stored) {
        return switch (stored.type()) {
            case BOUND -> RelativeBound.class;
            case UNBOUND -> RelativeUnbound.class;
            case ACTIVATED -> GrantActivated.class;
            case DECLINED -> GrantDeclined.class;
            case CLOSED -> GrantClosed.class;
            default -> throw StoredJson.unknownType(stored);
        };
    }

    private static LedgerTold told(Stored stored, EventType type) {
        if (StoredJson.told(stored, type) instanceof GrantEvent event) {
            return new LedgerTold(event);
        }
        throw StoredJson.unknownType(stored);
    }
}
