package io.gongji.ledger.domain;

import io.gongji.contracts.MemberId;

/// The resident premium of a person and year, posted by record `seq`.
public record PremiumState(MemberId memberId, int year, long seq) {
    /// One premium is posted per person and year.
    public record Key(MemberId memberId, int year) {}

    public Key key() {
        return new Key(memberId, year);
    }
}
