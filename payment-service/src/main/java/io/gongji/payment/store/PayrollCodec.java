package io.gongji.payment.store;

import io.gongji.contracts.EmployerId;
import io.gongji.contracts.event.ContributionEvent;
import io.gongji.contracts.event.EventType;
import io.gongji.eventstore.Append;
import io.gongji.eventstore.NewEvent;
import io.gongji.eventstore.Stored;
import io.gongji.eventstore.StreamId;
import io.gongji.payment.domain.payroll.PayrollFact;
import io.gongji.payment.domain.payroll.PayrollId;
import java.time.YearMonth;
import java.util.List;

/// Facts of a payroll month as a whole. The persons of an allotment are told from a stream of their
/// own, so that this one stays short.
final class PayrollCodec implements Codec<PayrollFact> {
    private static final String LINES_ADDED = "payment.payroll.lines-added.v1";
    private static final String MATCHED = "payment.payroll.matched.v1";
    private static final String RETURNED = "payment.payroll.returned.v1";
    private static final String LINES_ALLOTTED = "payment.payroll.lines-allotted.v1";

    @Override
    public NewEvent write(PayrollFact fact, Act act) {
        return switch (fact) {
            case PayrollFact.LinesAdded added ->
                    NewEvent.internal(LINES_ADDED, Json.write(added), act.effective(act.today()));
            case PayrollFact.EmployerShareAssessed assessed ->
                    Told.write(
                            assessed.told(),
                            subject(assessed.told().employer(), assessed.told().month()),
                            act,
                            act.today());
            case PayrollFact.Received received ->
                    Told.write(
                            received.told(),
                            subject(received.told().employer(), received.told().month()),
                            act,
                            act.today());
            case PayrollFact.Matched matched ->
                    NewEvent.internal(MATCHED, Json.write(matched), act.effective(act.today()));
            case PayrollFact.Returned returned ->
                    NewEvent.internal(RETURNED, Json.write(returned), act.effective(act.today()));
            case PayrollFact.LinesAllotted allotted ->
                    NewEvent.internal(
                            LINES_ALLOTTED, Json.write(allotted), act.effective(act.today()));
        };
    }

    @Override
    public PayrollFact read(Stored stored) {
        if (Told.is(stored, EventType.PAYROLL_EMPLOYER_SHARE_ASSESSED)) {
            return new PayrollFact.EmployerShareAssessed(
                    Told.read(stored, ContributionEvent.EmployerShareAssessed.class));
        }
        if (Told.is(stored, EventType.PAYROLL_RECEIVED)) {
            return new PayrollFact.Received(
                    Told.read(stored, ContributionEvent.PayrollReceived.class));
        }
        return switch (stored.type()) {
            case LINES_ADDED -> Json.read(stored.data(), PayrollFact.LinesAdded.class);
            case MATCHED -> Json.read(stored.data(), PayrollFact.Matched.class);
            case RETURNED -> Json.read(stored.data(), PayrollFact.Returned.class);
            case LINES_ALLOTTED -> Json.read(stored.data(), PayrollFact.LinesAllotted.class);
            default -> throw Told.unknown(stored);
        };
    }

    /// One allotment's event, alone in its stream; `first` is the number of its first line.
    static Append allotment(
            PayrollId payroll, long first, ContributionEvent.PayrollAllotted told, Act act) {
        StreamId stream = new StreamId("payroll-allotment", payroll + "/" + first);
        return new Append(
                stream, 0, List.of(Told.write(told, payroll.subject(), act, act.today())));
    }

    static String subject(EmployerId employer, YearMonth month) {
        return "payroll/" + employer + "/" + month;
    }
}
