package io.gongji.ledger.domain;

import io.gongji.contracts.MemberId;
import io.gongji.contracts.RegionCode;

/// A person as one book knows it.
///
/// @param region where the person's accounts are kept
/// @param openYear the accounting year whose money is on 2110; what is older is on 2120
/// @param openYearSeq the record that opened that year, or the account
public record MemberState(
        MemberId id, RegionCode region, Status status, int openYear, long openYearSeq) {
    /// A closed account takes and gives nothing more.
    public enum Status {
        OPEN,
        CLOSED
    }

    static MemberState opened(MemberId id, RegionCode region, int year, long seq) {
        return new MemberState(id, region, Status.OPEN, year, seq);
    }

    public boolean isOpen() {
        return status == Status.OPEN;
    }

    MemberState closed() {
        return new MemberState(id, region, Status.CLOSED, openYear, openYearSeq);
    }

    MemberState inYear(int year, long seq) {
        if (year <= openYear) {
            throw new CorruptBook("record " + seq + " opens a year that is open or over");
        }
        return new MemberState(id, region, status, year, seq);
    }
}
