package io.gongji.pooling.store;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.gongji.contracts.event.EventCodec;
import io.gongji.contracts.event.EventType;
import io.gongji.contracts.event.GrantEvent;
import io.gongji.contracts.event.MalformedEvent;
import io.gongji.eventstore.Metadata;
import io.gongji.eventstore.NewEvent;
import io.gongji.eventstore.Stored;
import io.gongji.pooling.domain.giver.BindingId;
import io.gongji.pooling.domain.giver.GiverEvent;
import io.gongji.pooling.domain.giver.GiverEvent.GrantActivated;
import io.gongji.pooling.domain.giver.GiverEvent.GrantClosed;
import io.gongji.pooling.domain.giver.GiverEvent.GrantDeclined;
import io.gongji.pooling.domain.giver.GiverEvent.LedgerTold;
import io.gongji.pooling.domain.giver.GiverEvent.RelativeBound;
import io.gongji.pooling.domain.giver.GiverEvent.RelativeUnbound;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;

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

    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .addMixIn(BindingId.class, BindingIdJson.class)
                    .build();

    private GiverCodec() {}

    static NewEvent encode(GiverEvent event, Metadata metadata) {
        return switch (event) {
            case LedgerTold(GrantEvent told) ->
                    NewEvent.published(told, SOURCE, "grant/" + told.grantId(), metadata);
            case RelativeBound bound -> internal(BOUND, bound, metadata);
            case RelativeUnbound unbound -> internal(UNBOUND, unbound, metadata);
            case GrantActivated activated -> internal(ACTIVATED, activated, metadata);
            case GrantDeclined declined -> internal(DECLINED, declined, metadata);
            case GrantClosed closed -> internal(CLOSED, closed, metadata);
        };
    }

    static GiverEvent decode(Stored stored) {
        return EventType.named(stored.type())
                .<GiverEvent>map(type -> told(stored, type))
                .orElseGet(() -> read(stored, classOf(stored)));
    }

    private static Class<? extends GiverEvent> classOf(Stored stored) {
        return switch (stored.type()) {
            case BOUND -> RelativeBound.class;
            case UNBOUND -> RelativeUnbound.class;
            case ACTIVATED -> GrantActivated.class;
            case DECLINED -> GrantDeclined.class;
            case CLOSED -> GrantClosed.class;
            default ->
                    throw new IllegalStateException(
                            at(stored) + " has a type this release does not know");
        };
    }

    private static LedgerTold told(Stored stored, EventType type) {
        try {
            if (EventCodec.decodeData(type, stored.data()) instanceof GrantEvent event) {
                return new LedgerTold(event);
            }
        } catch (MalformedEvent e) {
            throw new IllegalStateException(at(stored) + " cannot be read", e);
        }
        throw new IllegalStateException(at(stored) + " does not belong to a giver");
    }

    private static NewEvent internal(String type, GiverEvent event, Metadata metadata) {
        try {
            return NewEvent.internal(type, JSON.writeValueAsBytes(event), metadata);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <E extends GiverEvent> E read(Stored stored, Class<E> type) {
        try {
            return JSON.readValue(stored.data(), type);
        } catch (IOException e) {
            throw new IllegalStateException(at(stored) + " cannot be read", e);
        }
    }

    private static String at(Stored stored) {
        return "stream "
                + stored.stream()
                + " version "
                + stored.version()
                + " ("
                + stored.type()
                + ")";
    }

    /// The domain knows no JSON; its one id is written as the contracts write theirs.
    private abstract static class BindingIdJson {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        @SuppressWarnings("UnusedVariable") // a mix-in only names the constructor
        BindingIdJson(UUID value) {}

        @JsonValue
        abstract UUID value();
    }
}
