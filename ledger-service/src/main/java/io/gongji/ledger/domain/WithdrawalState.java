package io.gongji.ledger.domain;

import io.gongji.contracts.MemberId;
import io.gongji.contracts.WithdrawalId;

/// A withdrawal (支取) whose money left the person's accounts.
///
/// @param amountFen what record `seq` took
/// @param paidFen what of it was paid out so far
public record WithdrawalState(
        WithdrawalId id, MemberId memberId, long amountFen, long paidFen, long seq)
        implements StateRow {
    public WithdrawalState {
        if (paidFen < 0 || paidFen > amountFen) {
            throw new CorruptBook("withdrawal " + id + " paid other than its amount");
        }
    }

    /// What is still to be paid out.
    public long openFen() {
        return amountFen - paidFen;
    }

    WithdrawalState paid(long fen) {
        return new WithdrawalState(id, memberId, amountFen, Math.addExact(paidFen, fen), seq);
    }
}
