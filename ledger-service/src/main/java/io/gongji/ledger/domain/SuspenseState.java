package io.gongji.ledger.domain;

import io.gongji.contracts.EventId;
import io.gongji.contracts.Fund;
import io.gongji.contracts.RegionCode;

/// Money that waits in suspense (2310): an unidentified receipt, or a credit that found no open
/// account. It comes to be by the posting alone, whatever the event.
///
/// @param amountFen what record `seq` put there, 1..
/// @param leftFen what was not found to be for anything yet, 0..
public record SuspenseState(Key key, long amountFen, long leftFen, long seq) implements StateRow {
    public SuspenseState {
        if (leftFen < 0 || leftFen > amountFen) {
            throw new CorruptBook("receipt " + key.receipt() + " leaves other than its amount");
        }
    }

    /// What one event put into the suspense of one region and fund.
    public record Key(EventId receipt, Fund fund, RegionCode region) {}

    SuspenseState taken(long fen) {
        return new SuspenseState(key, amountFen, Math.subtractExact(leftFen, fen), seq);
    }
}
