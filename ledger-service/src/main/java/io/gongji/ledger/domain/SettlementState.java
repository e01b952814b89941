package io.gongji.ledger.domain;

import io.gongji.contracts.SettlementId;
import io.gongji.contracts.journal.Outcome;
import org.jspecify.annotations.Nullable;

/// A bill that a book has posted.
///
/// @param seq the record that posted it
/// @param voidedBySeq the record that took it back, if one did
/// @param posted what that record said: a void mirrors it
public record SettlementState(
        SettlementId id, long seq, @Nullable Long voidedBySeq, Outcome.Accepted posted) {
    SettlementState voided(long bySeq) {
        return new SettlementState(id, seq, bySeq, posted);
    }
}
