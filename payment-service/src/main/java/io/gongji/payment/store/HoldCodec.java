package io.gongji.payment.store;

import io.gongji.contracts.EventId;
import io.gongji.contracts.event.EventType;
import io.gongji.contracts.event.HoldEvent;
import io.gongji.eventstore.NewEvent;
import io.gongji.eventstore.Stored;
import io.gongji.payment.domain.hold.HoldFact;

/// Facts of a hold.
final class HoldCodec implements Codec<HoldFact> {
    private static final String PLACED = "payment.hold.placed.v1";
    private static final String DECLINED = "payment.hold.declined.v1";
    private static final String CAPTURED = "payment.hold.captured.v1";
    private static final String CAPTURE_DECLINED = "payment.hold.capture-declined.v1";
    private static final String CAPTURE_VOIDED = "payment.hold.capture-voided.v1";
    private static final String VOID_DECLINED = "payment.hold.void-declined.v1";
    private static final String RELEASED = "payment.hold.released.v1";
    private static final String RELEASE_DECLINED = "payment.hold.release-declined.v1";
    private static final String EXPIRED = "payment.hold.expired.v1";

    @Override
    public NewEvent write(HoldFact fact, Act act) {
        return switch (fact) {
            case HoldFact.Asked asked -> told(asked.told(), asked.asked(), act);
            case HoldFact.CaptureAsked asked -> told(asked.told(), asked.asked(), act);
            case HoldFact.VoidAsked asked -> told(asked.told(), asked.asked(), act);
            case HoldFact.ReleaseAsked asked -> told(asked.told(), asked.asked(), act);
            case HoldFact.Placed placed -> internal(PLACED, placed, act);
            case HoldFact.Declined declined -> internal(DECLINED, declined, act);
            case HoldFact.Captured captured -> internal(CAPTURED, captured, act);
            case HoldFact.CaptureDeclined declined -> internal(CAPTURE_DECLINED, declined, act);
            case HoldFact.CaptureVoided voided -> internal(CAPTURE_VOIDED, voided, act);
            case HoldFact.VoidDeclined declined -> internal(VOID_DECLINED, declined, act);
            case HoldFact.Released released -> internal(RELEASED, released, act);
            case HoldFact.ReleaseDeclined declined -> internal(RELEASE_DECLINED, declined, act);
            case HoldFact.Expired expired -> internal(EXPIRED, expired, act);
        };
    }

    @Override
    public HoldFact read(Stored stored) {
        if (Told.is(stored, EventType.HOLD_PLACED)) {
            return new HoldFact.Asked(Told.read(stored, HoldEvent.Placed.class), stored.eventId());
        }
        if (Told.is(stored, EventType.HOLD_CAPTURED)) {
            return new HoldFact.CaptureAsked(
                    Told.read(stored, HoldEvent.Captured.class), stored.eventId());
        }
        if (Told.is(stored, EventType.HOLD_CAPTURE_VOIDED)) {
            return new HoldFact.VoidAsked(
                    Told.read(stored, HoldEvent.CaptureVoided.class), stored.eventId());
        }
        if (Told.is(stored, EventType.HOLD_RELEASED)) {
            return new HoldFact.ReleaseAsked(
                    Told.read(stored, HoldEvent.Released.class), stored.eventId());
        }
        return switch (stored.type()) {
            case PLACED -> Json.read(stored.data(), HoldFact.Placed.class);
            case DECLINED -> Json.read(stored.data(), HoldFact.Declined.class);
            case CAPTURED -> Json.read(stored.data(), HoldFact.Captured.class);
            case CAPTURE_DECLINED -> Json.read(stored.data(), HoldFact.CaptureDeclined.class);
            case CAPTURE_VOIDED -> Json.read(stored.data(), HoldFact.CaptureVoided.class);
            case VOID_DECLINED -> Json.read(stored.data(), HoldFact.VoidDeclined.class);
            case RELEASED -> Json.read(stored.data(), HoldFact.Released.class);
            case RELEASE_DECLINED -> Json.read(stored.data(), HoldFact.ReleaseDeclined.class);
            case EXPIRED -> Json.read(stored.data(), HoldFact.Expired.class);
            default -> throw Told.unknown(stored);
        };
    }

    /// Its id was made before it was decided, because the state names it.
    private static NewEvent told(HoldEvent told, EventId asked, Act act) {
        NewEvent event = Told.write(told, "hold/" + told.holdId(), act, act.today());
        return new NewEvent(asked, event.type(), event.data(), event.route(), event.metadata());
    }

    private static NewEvent internal(String type, HoldFact fact, Act act) {
        return NewEvent.internal(type, Json.write(fact), act.effective(act.today()));
    }
}
