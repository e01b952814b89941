package io.gongji.ledger.domain;

import io.gongji.contracts.MemberId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.RegionCode;
import org.jspecify.annotations.Nullable;

/// A person as one book knows it.
///
/// @param region where the person's accounts are kept
/// @param statusSeq the record since which the status holds
/// @param freeze while the account is frozen, whatever its status
/// @param openYear the accounting year whose money is on 2110; what is older is on 2120
/// @param openYearSeq the record that opened that year, or the account
public record MemberState(
        MemberId id,
        RegionCode region,
        Status status,
        long statusSeq,
        @Nullable Freeze freeze,
        int openYear,
        long openYearSeq)
        implements StateRow {
    /// Whose the money is.
    public enum Status {
        /// the person's
        OPEN,
        /// the heirs': it takes what comes, and only a withdrawal on death takes from it
        DECEASED,
        /// it takes nothing more, and only a withdrawal takes from it
        CLOSED
    }

    static MemberState opened(MemberId id, RegionCode region, int year, long seq) {
        return new MemberState(id, region, Status.OPEN, seq, null, year, seq);
    }

    /// Whether the person may spend, and let others spend, what is on the account.
    public boolean isSpendable() {
        return status == Status.OPEN && freeze == null;
    }

    /// What keeps the money where it is, if something does.
    @Nullable Refusal barrier() {
        return switch (status) {
            case CLOSED -> Refusal.ACCOUNT_CLOSED;
            case DECEASED -> Refusal.ACCOUNT_DECEASED;
            case OPEN -> freeze == null ? null : Refusal.ACCOUNT_FROZEN;
        };
    }

    MemberState inStatus(Status next, long seq) {
        if (next.compareTo(status) <= 0) {
            throw new CorruptBook("record " + seq + " makes " + next + " what is " + status);
        }
        return new MemberState(id, region, next, seq, freeze, openYear, openYearSeq);
    }

    /// @param next null to unfreeze
    MemberState frozen(@Nullable Freeze next) {
        return new MemberState(id, region, status, statusSeq, next, openYear, openYearSeq);
    }

    MemberState inYear(int year, long seq) {
        if (year <= openYear) {
            throw new CorruptBook("record " + seq + " opens a year that is open or over");
        }
        return new MemberState(id, region, status, statusSeq, freeze, year, seq);
    }
}
