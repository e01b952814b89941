package io.gongji.payment.store;

import io.gongji.contracts.event.EventCodec;
import io.gongji.contracts.event.EventType;
import io.gongji.contracts.event.GongjiEvent;
import io.gongji.contracts.event.MalformedEvent;
import io.gongji.eventstore.NewEvent;
import io.gongji.eventstore.Stored;
import java.time.LocalDate;

/// Events that are told to the other services: rows with a route. One source per topic numbers
/// them.
public final class Told {
    public static final String MEMBERS = "/payment/members";
    public static final String CONTRIBUTIONS = "/payment/contributions";
    public static final String SETTLEMENTS = "/payment/settlements";

    public static final String OPERATIONS = "/payment/operations";

    private Told() {}

    static NewEvent write(GongjiEvent event, String subject, Act act, LocalDate effectiveDate) {
        return NewEvent.published(
                event, sourceOf(EventType.of(event)), subject, act.effective(effectiveDate));
    }

    /// Reads the event of a row with a wire name.
    static <T extends GongjiEvent> T read(Stored stored, Class<T> expected) {
        EventType type = EventType.named(stored.type()).orElseThrow(() -> unknown(stored));
        try {
            return expected.cast(EventCodec.decodeData(type, stored.data()));
        } catch (MalformedEvent e) {
            throw new IllegalStateException("event " + stored.eventId() + " cannot be read", e);
        }
    }

    static boolean is(Stored stored, EventType type) {
        return stored.type().equals(type.wireName());
    }

    static IllegalStateException unknown(Stored stored) {
        return new IllegalStateException(
                "event " + stored.eventId() + " has unknown type " + stored.type());
    }

    private static String sourceOf(EventType type) {
        return switch (type.topic()) {
            case MEMBERS -> MEMBERS;
            case CONTRIBUTIONS -> CONTRIBUTIONS;
            case SETTLEMENTS -> SETTLEMENTS;
            case OPERATIONS -> OPERATIONS;
            case TRANSFERS, JOURNAL, DEAD_LETTERS ->
                    throw new IllegalArgumentException(type + " is not this service's to tell");
        };
    }
}
