package io.gongji.payment.store;

import io.gongji.contracts.RecourseId;
import io.gongji.contracts.event.EventType;
import io.gongji.contracts.event.GongjiEvent;
import io.gongji.contracts.event.ProviderEvent;
import io.gongji.contracts.event.RecourseEvent;
import io.gongji.eventstore.NewEvent;
import io.gongji.eventstore.Stored;
import io.gongji.payment.domain.recourse.RecourseFact;

/// Facts of a recourse.
final class RecourseCodec implements Codec<RecourseFact> {
    private static final String REGISTERED = "payment.recourse.registered.v1";

    @Override
    public NewEvent write(RecourseFact fact, Act act) {
        return switch (fact) {
            case RecourseFact.Registered registered ->
                    NewEvent.internal(
                            REGISTERED, Json.write(registered), act.effective(act.today()));
            case RecourseFact.Opened opened -> told(opened.told(), opened.told().recourseId(), act);
            case RecourseFact.Recovered recovered ->
                    told(recovered.told(), recovered.told().recourseId(), act);
            case RecourseFact.WrittenOff off -> told(off.told(), off.told().recourseId(), act);
            case RecourseFact.ProviderPaid paid ->
                    told(paid.told(), new RecourseId(paid.told().paperId()), act);
        };
    }

    @Override
    public RecourseFact read(Stored stored) {
        if (Told.is(stored, EventType.RECOURSE_OPENED)) {
            return new RecourseFact.Opened(Told.read(stored, RecourseEvent.Opened.class));
        }
        if (Told.is(stored, EventType.RECOURSE_RECOVERED)) {
            return new RecourseFact.Recovered(Told.read(stored, RecourseEvent.Recovered.class));
        }
        if (Told.is(stored, EventType.RECOURSE_WRITTEN_OFF)) {
            return new RecourseFact.WrittenOff(Told.read(stored, RecourseEvent.WrittenOff.class));
        }
        if (Told.is(stored, EventType.PROVIDER_PAID)) {
            return new RecourseFact.ProviderPaid(Told.read(stored, ProviderEvent.Paid.class));
        }
        if (stored.type().equals(REGISTERED)) {
            return Json.read(stored.data(), RecourseFact.Registered.class);
        }
        throw Told.unknown(stored);
    }

    private static NewEvent told(GongjiEvent event, RecourseId id, Act act) {
        return Told.write(event, "recourse/" + id, act, act.today());
    }
}
