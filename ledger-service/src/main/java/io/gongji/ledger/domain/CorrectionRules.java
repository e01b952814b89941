package io.gongji.ledger.domain;

import io.gongji.contracts.Refusal;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.event.OperationEvent;
import io.gongji.contracts.journal.AccountCode.Owner;
import io.gongji.contracts.journal.Change;
import io.gongji.contracts.journal.Outcome;
import io.gongji.contracts.journal.Posting;
import java.util.ArrayList;
import java.util.List;

/// Corrections (更正, domain 4.4): the mirror of a record, each leg to the bucket that now holds that
/// money (design 3.5). Once, never of a mirror, and never declined for lack of money.
final class CorrectionRules {
    private CorrectionRules() {}

    static Outcome decide(OperationEvent.CorrectionApproved event, Years years, BookState state) {
        PastRecord record = state.pastRecord(event.seq());
        if (record == null) {
            return new Outcome.Declined(Refusal.NOT_FOUND);
        }
        if (state.reversal(event.seq()) != null) {
            return new Outcome.Declined(Refusal.ALREADY_REVERSED);
        }
        Refusal refusal = record.refusal();
        if (refusal != null) {
            return new Outcome.Declined(refusal);
        }
        List<Posting> legs = record.legs();
        List<Change> changes = new ArrayList<>();
        Entry entry = new Entry(homeOf(legs));
        Mirror mirror = new Mirror(record.seq(), years, state, changes, entry);
        legs.forEach(mirror::leg);
        changes.add(new Change.RecordReversed(event.seq(), event.reason()));
        return new Outcome.Accepted(changes, entry.postings(), null);
    }

    /// The region through which the others settled: that of the agency's own legs.
    private static RegionCode homeOf(List<Posting> legs) {
        return legs.stream()
                .filter(leg -> leg.account().code().owner() != Owner.MEMBER)
                .findFirst()
                .orElse(legs.getFirst())
                .account()
                .region();
    }
}
