package io.gongji.ledger.domain;

import io.gongji.contracts.MemberId;
import io.gongji.contracts.RegionCode;

/// A person as one book knows it.
///
/// @param region where the person's accounts are kept
public record MemberState(MemberId id, RegionCode region, Status status) {
    /// A closed account takes and gives nothing more.
    public enum Status {
        OPEN,
        CLOSED
    }

    public boolean isOpen() {
        return status == Status.OPEN;
    }

    MemberState closed() {
        return new MemberState(id, region, Status.CLOSED);
    }
}
