package io.gongji.contracts.event;

import io.gongji.contracts.MemberId;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.Scheme;

/// What the member registry tells (topic `gongji.members`). No name, ID number or birth date is
/// ever in it.
public sealed interface MemberEvent extends GongjiEvent {
    /// A person was enrolled (参保登记).
    record Enrolled(MemberId memberId, RegionCode region, Scheme scheme) implements MemberEvent {}

    /// A person's account was closed for good; later credits go to suspense (2310).
    record Closed(MemberId memberId, RegionCode region, ClosureReason reason)
            implements MemberEvent {}

    /// A person has died (死亡). The account stays for the heirs: it takes what still comes, and only
    /// a withdrawal on death takes from it.
    record Deceased(MemberId memberId, RegionCode region) implements MemberEvent {}

    /// Why an account is closed (domain I4).
    enum ClosureReason {
        DECEASED,
        SETTLED_ABROAD
    }
}
