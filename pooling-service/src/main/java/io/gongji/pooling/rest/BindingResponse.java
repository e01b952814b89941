package io.gongji.pooling.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.policy.PoolingRules.Relation;
import io.gongji.pooling.domain.giver.Binding;
import io.gongji.pooling.domain.giver.Purpose;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A bound relative as it is now. The ID number that named the relative never comes back.
///
/// @param grants to the same relative; in the answer to an unbinding only
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BindingResponse(
        UUID bindingId,
        @Schema(implementation = String.class, format = "uuid") MemberId giverId,
        @Schema(implementation = String.class, format = "uuid") MemberId memberId,
        Relation relation,
        Purpose purpose,
        Status status,
        @Nullable List<GrantResponse> grants) {
    /// Where it stands.
    enum Status {
        BOUND,
        UNBOUND
    }

    static BindingResponse of(
            MemberId giver, Binding binding, @Nullable List<GrantResponse> grants) {
        return new BindingResponse(
                binding.id().value(),
                giver,
                binding.member(),
                binding.relation(),
                binding.purpose(),
                binding.bound() ? Status.BOUND : Status.UNBOUND,
                grants);
    }
}
