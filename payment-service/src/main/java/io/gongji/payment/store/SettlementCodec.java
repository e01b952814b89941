package io.gongji.payment.store;

import io.gongji.contracts.PolicyVersion;
import io.gongji.contracts.SettlementId;
import io.gongji.contracts.event.EventType;
import io.gongji.contracts.event.SettlementEvent;
import io.gongji.eventstore.NewEvent;
import io.gongji.eventstore.Stored;
import io.gongji.payment.domain.settlement.Bill;
import io.gongji.payment.domain.settlement.SettlementFact;

/// Facts of a bill. The day of service is the effective date of the request, the pack that priced
/// it is in its metadata.
final class SettlementCodec implements Codec<SettlementFact> {
    private static final String POSTED = "payment.settlement.posted.v1";
    private static final String DECLINED = "payment.settlement.declined.v1";
    private static final String REVERSAL_ASKED = "payment.settlement.reversal-asked.v1";
    private static final String VOIDED = "payment.settlement.voided.v1";
    private static final String VOID_DECLINED = "payment.settlement.void-declined.v1";

    @Override
    public NewEvent write(SettlementFact fact, Act act) {
        return switch (fact) {
            case SettlementFact.Requested requested ->
                    Told.write(
                            requested.bill().told(),
                            subject(requested.bill().told().settlementId()),
                            act.under(requested.bill().policyVersion()),
                            requested.bill().serviceDate());
            case SettlementFact.VoidRequested voiding -> voidRequested(voiding, act);
            case SettlementFact.Posted posted -> internal(POSTED, posted, act);
            case SettlementFact.Declined declined -> internal(DECLINED, declined, act);
            case SettlementFact.ReversalAsked asked -> internal(REVERSAL_ASKED, asked, act);
            case SettlementFact.Voided voided -> internal(VOIDED, voided, act);
            case SettlementFact.VoidDeclined declined -> internal(VOID_DECLINED, declined, act);
        };
    }

    @Override
    public SettlementFact read(Stored stored) {
        if (Told.is(stored, EventType.SETTLEMENT_REQUESTED)) {
            PolicyVersion policyVersion = stored.metadata().policyVersion();
            if (policyVersion == null) {
                throw new IllegalStateException(
                        "event " + stored.eventId() + " names no policy version");
            }
            return new SettlementFact.Requested(
                    new Bill(
                            Told.read(stored, SettlementEvent.Requested.class),
                            stored.metadata().effectiveDate(),
                            policyVersion));
        }
        if (Told.is(stored, EventType.SETTLEMENT_VOID_REQUESTED)) {
            return new SettlementFact.VoidRequested(
                    Told.read(stored, SettlementEvent.VoidRequested.class), stored.eventId());
        }
        return switch (stored.type()) {
            case POSTED -> Json.read(stored.data(), SettlementFact.Posted.class);
            case DECLINED -> Json.read(stored.data(), SettlementFact.Declined.class);
            case REVERSAL_ASKED -> Json.read(stored.data(), SettlementFact.ReversalAsked.class);
            case VOIDED -> Json.read(stored.data(), SettlementFact.Voided.class);
            case VOID_DECLINED -> Json.read(stored.data(), SettlementFact.VoidDeclined.class);
            default -> throw Told.unknown(stored);
        };
    }

    /// Its id was made before it was decided, because the counters name it.
    private static NewEvent voidRequested(SettlementFact.VoidRequested voiding, Act act) {
        NewEvent event =
                Told.write(
                        voiding.told(), subject(voiding.told().settlementId()), act, act.today());
        return new NewEvent(
                voiding.asked(), event.type(), event.data(), event.route(), event.metadata());
    }

    private static NewEvent internal(String type, SettlementFact fact, Act act) {
        return NewEvent.internal(type, Json.write(fact), act.effective(act.today()));
    }

    private static String subject(SettlementId settlementId) {
        return "settlement/" + settlementId;
    }
}
