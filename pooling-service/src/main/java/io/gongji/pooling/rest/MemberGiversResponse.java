package io.gongji.pooling.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.policy.PoolingRules.Relation;
import io.gongji.pooling.app.GiverReader;
import io.gongji.pooling.domain.giver.Binding;
import io.gongji.pooling.domain.giver.Purpose;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The pools a member is in: who has bound the member for pooling, as what, and every grant.
///
/// @param nextCursor for the next page; absent on the last
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MemberGiversResponse(
        @Schema(implementation = String.class, format = "uuid") MemberId memberId,
        List<GiverOfMember> givers,
        @Nullable String nextCursor) {
    /// One giver.
    ///
    /// @param bindingId of the present binding for pooling; absent when unbound
    /// @param relation what the member is to the giver
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record GiverOfMember(
            @Schema(implementation = String.class, format = "uuid") MemberId giverId,
            @Nullable UUID bindingId,
            @Nullable Relation relation,
            List<GrantResponse> grants) {}

    static MemberGiversResponse of(MemberId member, GiverReader.Pools pools) {
        return new MemberGiversResponse(
                member,
                pools.givers().stream()
                        .map(seen -> of(member, seen))
                        .filter(giver -> giver.bindingId() != null || !giver.grants().isEmpty())
                        .toList(),
                pools.next() == null ? null : pools.next().toString());
    }

    private static GiverOfMember of(MemberId member, GiverReader.Pool pool) {
        Optional<Binding> binding = pool.giver().bound(member, Purpose.POOL);
        return new GiverOfMember(
                pool.giverId(),
                binding.map(bound -> bound.id().value()).orElse(null),
                binding.map(Binding::relation).orElse(null),
                pool.giver().grantsTo(member).map(GrantResponse::of).toList());
    }
}
