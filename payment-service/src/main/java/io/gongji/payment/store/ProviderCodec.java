package io.gongji.payment.store;

import io.gongji.contracts.event.EventType;
import io.gongji.contracts.event.ProviderEvent;
import io.gongji.eventstore.NewEvent;
import io.gongji.eventstore.Stored;
import io.gongji.payment.domain.provider.ProviderFact;

/// Facts of a provider's year.
final class ProviderCodec implements Codec<ProviderFact> {
    private static final String SUBMITTED = "payment.provider-statement.submitted.v1";
    private static final String BILLS_DROPPED = "payment.provider-statement.bills-dropped.v1";
    private static final String REJECTED = "payment.provider-statement.rejected.v1";

    @Override
    public NewEvent write(ProviderFact fact, Act act) {
        return switch (fact) {
            case ProviderFact.AdvancePaid paid -> told(paid.told(), act);
            case ProviderFact.Approved approved -> told(approved.told(), act);
            case ProviderFact.Disallowed disallowed -> told(disallowed.told(), act);
            case ProviderFact.Paid paid -> told(paid.told(), act);
            case ProviderFact.Settled settled -> told(settled.told(), act);
            case ProviderFact.Submitted submitted -> internal(SUBMITTED, submitted, act);
            case ProviderFact.BillsDropped dropped -> internal(BILLS_DROPPED, dropped, act);
            case ProviderFact.Rejected rejected -> internal(REJECTED, rejected, act);
        };
    }

    @Override
    public ProviderFact read(Stored stored) {
        if (Told.is(stored, EventType.PROVIDER_ADVANCE_PAID)) {
            return new ProviderFact.AdvancePaid(Told.read(stored, ProviderEvent.AdvancePaid.class));
        }
        if (Told.is(stored, EventType.PROVIDER_STATEMENT_APPROVED)) {
            return new ProviderFact.Approved(
                    Told.read(stored, ProviderEvent.StatementApproved.class));
        }
        if (Told.is(stored, EventType.PROVIDER_STATEMENT_DISALLOWED)) {
            return new ProviderFact.Disallowed(
                    Told.read(stored, ProviderEvent.StatementDisallowed.class));
        }
        if (Told.is(stored, EventType.PROVIDER_PAID)) {
            return new ProviderFact.Paid(Told.read(stored, ProviderEvent.Paid.class));
        }
        if (Told.is(stored, EventType.PROVIDER_FINAL_ACCOUNT_SETTLED)) {
            return new ProviderFact.Settled(
                    Told.read(stored, ProviderEvent.FinalAccountSettled.class));
        }
        return switch (stored.type()) {
            case SUBMITTED -> Json.read(stored.data(), ProviderFact.Submitted.class);
            case BILLS_DROPPED -> Json.read(stored.data(), ProviderFact.BillsDropped.class);
            case REJECTED -> Json.read(stored.data(), ProviderFact.Rejected.class);
            default -> throw Told.unknown(stored);
        };
    }

    private static NewEvent told(ProviderEvent event, Act act) {
        String subject = "provider/" + event.provider() + "/" + event.region() + "/" + event.fund();
        return Told.write(event, subject, act, act.today());
    }

    private static NewEvent internal(String type, ProviderFact fact, Act act) {
        return NewEvent.internal(type, Json.write(fact), act.effective(act.today()));
    }
}
