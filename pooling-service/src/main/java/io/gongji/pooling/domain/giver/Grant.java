package io.gongji.pooling.domain.giver;

import io.gongji.contracts.GrantId;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.RegionCode;

/// A giver's permission for one member to spend, as it was offered, and where it stands.
///
/// @param giverRegion the giver's region when it was given; its book answers the end as well
public record Grant(
        GrantId id,
        MemberId giver,
        RegionCode giverRegion,
        MemberId member,
        Offer offer,
        Standing standing) {
    Grant with(Standing next) {
        return new Grant(id, giver, giverRegion, member, offer, next);
    }
}
