package io.gongji.payment.store;

import io.gongji.contracts.MemberId;
import io.gongji.contracts.event.EventType;
import io.gongji.contracts.event.MemberEvent;
import io.gongji.eventstore.NewEvent;
import io.gongji.eventstore.Stored;
import io.gongji.payment.domain.member.MemberFact;

/// Member facts. The first day of insurance and the day of closure are the effective dates of what
/// is told.
final class MemberCodec implements Codec<MemberFact> {
    private static final String CATEGORISED = "payment.member.categorised.v1";
    private static final String INSURANCE_ENDED = "payment.member.insurance-ended.v1";

    @Override
    public NewEvent write(MemberFact fact, Act act) {
        return switch (fact) {
            case MemberFact.Enrolled enrolled ->
                    Told.write(
                            enrolled.told(),
                            subject(enrolled.told().memberId()),
                            act,
                            enrolled.insuredFrom());
            case MemberFact.Closed closed ->
                    Told.write(
                            closed.told(),
                            subject(closed.told().memberId()),
                            act,
                            closed.closedOn());
            case MemberFact.Died died ->
                    Told.write(died.told(), subject(died.told().memberId()), act, died.diedOn());
            case MemberFact.Categorised categorised -> internal(CATEGORISED, categorised, act);
            case MemberFact.InsuranceEnded ended -> internal(INSURANCE_ENDED, ended, act);
        };
    }

    @Override
    public MemberFact read(Stored stored) {
        if (Told.is(stored, EventType.MEMBER_ENROLLED)) {
            return new MemberFact.Enrolled(
                    Told.read(stored, MemberEvent.Enrolled.class),
                    stored.metadata().effectiveDate());
        }
        if (Told.is(stored, EventType.MEMBER_CLOSED)) {
            return new MemberFact.Closed(
                    Told.read(stored, MemberEvent.Closed.class), stored.metadata().effectiveDate());
        }
        if (Told.is(stored, EventType.MEMBER_DECEASED)) {
            return new MemberFact.Died(
                    Told.read(stored, MemberEvent.Deceased.class),
                    stored.metadata().effectiveDate());
        }
        return switch (stored.type()) {
            case CATEGORISED -> Json.read(stored.data(), MemberFact.Categorised.class);
            case INSURANCE_ENDED -> Json.read(stored.data(), MemberFact.InsuranceEnded.class);
            default -> throw Told.unknown(stored);
        };
    }

    private static NewEvent internal(String type, MemberFact fact, Act act) {
        return NewEvent.internal(type, Json.write(fact), act.effective(act.today()));
    }

    private static String subject(MemberId memberId) {
        return "member/" + memberId;
    }
}
