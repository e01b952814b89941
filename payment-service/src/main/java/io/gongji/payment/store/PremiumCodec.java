package io.gongji.payment.store;

import io.gongji.contracts.EventId;
import io.gongji.contracts.event.ContributionEvent;
import io.gongji.contracts.event.ContributionEvent.ReceiptUnidentified;
import io.gongji.contracts.event.EventType;
import io.gongji.eventstore.Append;
import io.gongji.eventstore.NewEvent;
import io.gongji.eventstore.Stored;
import io.gongji.eventstore.StreamId;
import io.gongji.payment.domain.premium.PremiumFact;
import io.gongji.payment.domain.premium.PremiumId;
import java.util.List;

/// Facts of a premium. What the ledger is told has the receipt's number as its event's; its
/// effective date is the day of the payment, which the act at hand says.
final class PremiumCodec implements Codec<PremiumFact> {
    private static final String ORDERED = "payment.premium.ordered.v1";
    private static final String ORDER_CLOSED = "payment.premium.order-closed.v1";
    private static final String TAKEN = "payment.premium.taken.v1";
    private static final String RETURNED = "payment.premium.returned.v1";
    private static final String POSTED = "payment.premium.posted.v1";
    private static final String DECLINED = "payment.premium.declined.v1";

    @Override
    public NewEvent write(PremiumFact fact, Act act) {
        return switch (fact) {
            case PremiumFact.Ordered ordered -> internal(ORDERED, ordered, act);
            case PremiumFact.OrderClosed closed -> internal(ORDER_CLOSED, closed, act);
            case PremiumFact.Taken taken -> internal(TAKEN, taken, act);
            case PremiumFact.Received received ->
                    withId(
                            received.receiptId(),
                            Told.write(
                                    received.told(),
                                    new PremiumId(
                                                    received.told().memberId(),
                                                    received.told().year())
                                            .subject(),
                                    act,
                                    act.today()));
            case PremiumFact.Requested requested ->
                    withId(
                            requested.receiptId(),
                            Told.write(
                                    requested.told(),
                                    new PremiumId(
                                                    requested.told().memberId(),
                                                    requested.told().year())
                                            .subject(),
                                    act,
                                    act.today()));
            case PremiumFact.Returned returned -> internal(RETURNED, returned, act);
            case PremiumFact.Posted posted -> internal(POSTED, posted, act);
            case PremiumFact.Declined declined -> internal(DECLINED, declined, act);
        };
    }

    @Override
    public PremiumFact read(Stored stored) {
        if (Told.is(stored, EventType.PREMIUM_RECEIVED)) {
            return new PremiumFact.Received(
                    Told.read(stored, ContributionEvent.PremiumReceived.class), stored.eventId());
        }
        if (Told.is(stored, EventType.PREMIUM_FROM_ACCOUNT_REQUESTED)) {
            return new PremiumFact.Requested(
                    Told.read(stored, ContributionEvent.PremiumFromAccountRequested.class),
                    stored.eventId());
        }
        return switch (stored.type()) {
            case ORDERED -> Json.read(stored.data(), PremiumFact.Ordered.class);
            case ORDER_CLOSED -> Json.read(stored.data(), PremiumFact.OrderClosed.class);
            case TAKEN -> Json.read(stored.data(), PremiumFact.Taken.class);
            case RETURNED -> Json.read(stored.data(), PremiumFact.Returned.class);
            case POSTED -> Json.read(stored.data(), PremiumFact.Posted.class);
            case DECLINED -> Json.read(stored.data(), PremiumFact.Declined.class);
            default -> throw Told.unknown(stored);
        };
    }

    /// Money that nobody can place, alone in its stream.
    static Append unidentified(EventId eventId, ReceiptUnidentified told, Act act) {
        return new Append(
                new StreamId("receipt", eventId.toString()),
                0,
                List.of(withId(eventId, Told.write(told, "receipt/" + eventId, act, act.today()))));
    }

    private static NewEvent withId(EventId eventId, NewEvent event) {
        return new NewEvent(eventId, event.type(), event.data(), event.route(), event.metadata());
    }

    private static NewEvent internal(String type, PremiumFact fact, Act act) {
        return NewEvent.internal(type, Json.write(fact), act.effective(act.today()));
    }
}
