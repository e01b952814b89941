package io.gongji.ledger.domain;

import io.gongji.contracts.MemberId;
import org.jspecify.annotations.Nullable;

/// The resident premium of a person and year, posted by record `seq`.
///
/// @param returnedBySeq the record that gave it back, which lets the year be paid anew; null while
///   it is paid
public record PremiumState(MemberId memberId, int year, long seq, @Nullable Long returnedBySeq)
        implements StateRow {
    static PremiumState posted(MemberId memberId, int year, long seq) {
        return new PremiumState(memberId, year, seq, null);
    }

    PremiumState returned(long bySeq) {
        return new PremiumState(memberId, year, seq, bySeq);
    }

    /// One premium is posted per person and year.
    public record Key(MemberId memberId, int year) {}

    public Key key() {
        return new Key(memberId, year);
    }
}
