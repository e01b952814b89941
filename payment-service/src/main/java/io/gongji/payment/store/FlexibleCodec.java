package io.gongji.payment.store;

import io.gongji.contracts.event.ContributionEvent;
import io.gongji.contracts.event.EventType;
import io.gongji.eventstore.NewEvent;
import io.gongji.eventstore.Stored;
import io.gongji.payment.domain.flexible.FlexibleFact;

/// Facts of a flexible worker's month.
final class FlexibleCodec implements Codec<FlexibleFact> {
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
        };
    }

    @Override
    public FlexibleFact read(Stored stored) {
        if (Told.is(stored, EventType.FLEXIBLE_RECEIVED)) {
            return new FlexibleFact.Received(
                    Told.read(stored, ContributionEvent.FlexibleReceived.class));
        }
        throw Told.unknown(stored);
    }
}
