package io.gongji.ledger.domain;

import io.gongji.contracts.MemberId;
import io.gongji.contracts.journal.Change.Due;

/// What a person owes once in a year: assessed, paid, or both.
///
/// @param amountFen 1..
/// @param paid whether it is paid now
/// @param seq of the last record about it
public record DueState(Key key, long amountFen, boolean paid, long seq) implements StateRow {
    /// One of a kind per person and year.
    public record Key(Due due, MemberId memberId, int year) {}
}
