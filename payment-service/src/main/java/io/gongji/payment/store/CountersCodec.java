package io.gongji.payment.store;

import io.gongji.eventstore.NewEvent;
import io.gongji.eventstore.Stored;
import io.gongji.payment.domain.counters.CountersFact;

/// Facts of the yearly counters, none of them told.
final class CountersCodec implements Codec<CountersFact> {
    private static final String RESERVED = "payment.counters.reserved.v1";
    private static final String CONFIRMED = "payment.counters.confirmed.v1";
    private static final String FREED = "payment.counters.freed.v1";
    private static final String VOID_STARTED = "payment.counters.void-started.v1";
    private static final String RESTORED = "payment.counters.restored.v1";
    private static final String VOID_FAILED = "payment.counters.void-failed.v1";

    @Override
    public NewEvent write(CountersFact fact, Act act) {
        String type =
                switch (fact) {
                    case CountersFact.Reserved _ -> RESERVED;
                    case CountersFact.Confirmed _ -> CONFIRMED;
                    case CountersFact.Freed _ -> FREED;
                    case CountersFact.VoidStarted _ -> VOID_STARTED;
                    case CountersFact.Restored _ -> RESTORED;
                    case CountersFact.VoidFailed _ -> VOID_FAILED;
                };
        return NewEvent.internal(type, Json.write(fact), act.effective(act.today()));
    }

    @Override
    public CountersFact read(Stored stored) {
        byte[] data = stored.data();
        return switch (stored.type()) {
            case RESERVED -> Json.read(data, CountersFact.Reserved.class);
            case CONFIRMED -> Json.read(data, CountersFact.Confirmed.class);
            case FREED -> Json.read(data, CountersFact.Freed.class);
            case VOID_STARTED -> Json.read(data, CountersFact.VoidStarted.class);
            case RESTORED -> Json.read(data, CountersFact.Restored.class);
            case VOID_FAILED -> Json.read(data, CountersFact.VoidFailed.class);
            default -> throw Told.unknown(stored);
        };
    }
}
