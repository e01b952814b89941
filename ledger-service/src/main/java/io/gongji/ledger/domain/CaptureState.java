package io.gongji.ledger.domain;

import io.gongji.contracts.CaptureId;
import io.gongji.contracts.HoldId;
import io.gongji.contracts.journal.HoldLeg;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A payment out of a hold.
///
/// @param legs what it used, by where the money came from
/// @param seq the record that made it
/// @param voidedBySeq the record that took it back, if one did
public record CaptureState(
        CaptureId id, HoldId holdId, List<HoldLeg> legs, long seq, @Nullable Long voidedBySeq)
        implements StateRow {
    public CaptureState {
        legs = List.copyOf(legs);
    }

    CaptureState voided(long bySeq) {
        return new CaptureState(id, holdId, legs, seq, bySeq);
    }
}
