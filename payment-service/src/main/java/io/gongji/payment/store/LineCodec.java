package io.gongji.payment.store;

import io.gongji.contracts.event.ContributionEvent;
import io.gongji.contracts.event.EventType;
import io.gongji.eventstore.NewEvent;
import io.gongji.eventstore.Stored;
import io.gongji.payment.domain.payroll.LineFact;

/// Facts of one payroll line, all of them told.
final class LineCodec implements Codec<LineFact> {
    @Override
    public NewEvent write(LineFact fact, Act act) {
        return switch (fact) {
            case LineFact.Assessed assessed ->
                    Told.write(
                            assessed.told(),
                            PayrollCodec.subject(
                                    assessed.told().employer(), assessed.told().month()),
                            act,
                            act.today());
            case LineFact.Corrected corrected ->
                    Told.write(
                            corrected.told(),
                            PayrollCodec.subject(
                                    corrected.told().employer(), corrected.told().month()),
                            act,
                            act.today());
        };
    }

    @Override
    public LineFact read(Stored stored) {
        if (Told.is(stored, EventType.PAYROLL_LINE_ASSESSED)) {
            return new LineFact.Assessed(
                    Told.read(stored, ContributionEvent.PayrollLineAssessed.class));
        }
        if (Told.is(stored, EventType.PAYROLL_ALLOTMENT_CORRECTED)) {
            return new LineFact.Corrected(
                    Told.read(stored, ContributionEvent.AllotmentCorrected.class));
        }
        throw Told.unknown(stored);
    }
}
