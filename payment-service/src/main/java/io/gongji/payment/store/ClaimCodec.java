package io.gongji.payment.store;

import io.gongji.contracts.event.ClaimEvent;
import io.gongji.contracts.event.EventType;
import io.gongji.eventstore.NewEvent;
import io.gongji.eventstore.Stored;
import io.gongji.payment.domain.claim.ClaimFact;

/// Facts of a claim.
final class ClaimCodec implements Codec<ClaimFact> {
    private static final String SUBMITTED = "payment.claim.submitted.v1";
    private static final String REVIEWED = "payment.claim.reviewed.v1";
    private static final String REJECTED = "payment.claim.rejected.v1";
    private static final String PAID_FIRST = "payment.claim.paid-first.v1";

    @Override
    public NewEvent write(ClaimFact fact, Act act) {
        return switch (fact) {
            case ClaimFact.Approved approved -> told(approved.told(), act);
            case ClaimFact.Paid paid -> told(paid.told(), act);
            case ClaimFact.Returned returned -> told(returned.told(), act);
            case ClaimFact.Submitted submitted -> internal(SUBMITTED, submitted, act);
            case ClaimFact.Reviewed reviewed -> internal(REVIEWED, reviewed, act);
            case ClaimFact.Rejected rejected -> internal(REJECTED, rejected, act);
            case ClaimFact.PaidFirst first -> internal(PAID_FIRST, first, act);
        };
    }

    @Override
    public ClaimFact read(Stored stored) {
        if (Told.is(stored, EventType.CLAIM_APPROVED)) {
            return new ClaimFact.Approved(Told.read(stored, ClaimEvent.Approved.class));
        }
        if (Told.is(stored, EventType.CLAIM_PAID)) {
            return new ClaimFact.Paid(Told.read(stored, ClaimEvent.Paid.class));
        }
        if (Told.is(stored, EventType.CLAIM_PAYMENT_RETURNED)) {
            return new ClaimFact.Returned(Told.read(stored, ClaimEvent.PaymentReturned.class));
        }
        return switch (stored.type()) {
            case SUBMITTED -> Json.read(stored.data(), ClaimFact.Submitted.class);
            case REVIEWED -> Json.read(stored.data(), ClaimFact.Reviewed.class);
            case REJECTED -> Json.read(stored.data(), ClaimFact.Rejected.class);
            case PAID_FIRST -> Json.read(stored.data(), ClaimFact.PaidFirst.class);
            default -> throw Told.unknown(stored);
        };
    }

    private static NewEvent told(ClaimEvent event, Act act) {
        return Told.write(event, "claim/" + event.claimId(), act, act.today());
    }

    private static NewEvent internal(String type, ClaimFact fact, Act act) {
        return NewEvent.internal(type, Json.write(fact), act.effective(act.today()));
    }
}
