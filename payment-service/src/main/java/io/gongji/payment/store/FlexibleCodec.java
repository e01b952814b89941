package io.gongji.payment.store;

import io.gongji.contracts.event.ContributionEvent;
import io.gongji.contracts.event.EventType;
import io.gongji.eventstore.NewEvent;
import io.gongji.eventstore.Stored;
import io.gongji.payment.domain.flexible.FlexibleFact;

/// Facts of a flexible worker's month.
final class FlexibleCodec implements Codec<FlexibleFact> {
    private static final String MATCHED = "payment.flexible.matched.v1";
    private static final String RETURNED = "payment.flexible.returned.v1";

    @Override
    public NewEvent write(FlexibleFact fact, Act act) {
        return switch (fact) {
            case FlexibleFact.Received received ->
                    Told.write(
                            received.told(),
                            "flexible/"
                                    + received.told().memberId()
                                    + "/"
                                    + received.told().month(),
                            act,
                            act.today());
            case FlexibleFact.Matched matched ->
                    NewEvent.internal(MATCHED, Json.write(matched), act.effective(act.today()));
            case FlexibleFact.Returned returned ->
                    NewEvent.internal(RETURNED, Json.write(returned), act.effective(act.today()));
        };
    }

    @Override
    public FlexibleFact read(Stored stored) {
        if (Told.is(stored, EventType.FLEXIBLE_RECEIVED)) {
            return new FlexibleFact.Received(
                    Told.read(stored, ContributionEvent.FlexibleReceived.class));
        }
        return switch (stored.type()) {
            case MATCHED -> Json.read(stored.data(), FlexibleFact.Matched.class);
            case RETURNED -> Json.read(stored.data(), FlexibleFact.Returned.class);
            default -> throw Told.unknown(stored);
        };
    }
}
