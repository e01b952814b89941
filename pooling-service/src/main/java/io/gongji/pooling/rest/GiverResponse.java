package io.gongji.pooling.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.policy.PoolingRules;
import io.gongji.pooling.app.GiverReader;
import io.gongji.pooling.domain.giver.Giver;
import io.gongji.pooling.domain.giver.Purpose;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A giver's relatives and grants, oldest first.
///
/// @param freePlaces relatives that may still be bound for pooling today; absent without a policy
/// @param freeFamilyCodePlaces the same of the family-code list, which is another list
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GiverResponse(
        @Schema(implementation = String.class, format = "uuid") MemberId giverId,
        List<BindingResponse> bindings,
        List<GrantResponse> grants,
        @Nullable Integer freePlaces,
        @Nullable Integer freeFamilyCodePlaces) {
    static GiverResponse of(GiverReader.GiverSeen seen) {
        Giver giver = seen.giver();
        PoolingRules rules = seen.rules();
        return new GiverResponse(
                seen.giverId(),
                giver.bindings().values().stream()
                        .map(binding -> BindingResponse.of(seen.giverId(), binding, null))
                        .toList(),
                giver.grants().values().stream().map(GrantResponse::of).toList(),
                rules == null ? null : (Integer) free(giver, Purpose.POOL, rules.memberLimit()),
                rules == null
                        ? null
                        : (Integer) free(giver, Purpose.FAMILY_CODE, rules.familyCodeLimit()));
    }

    private static int free(Giver giver, Purpose purpose, int limit) {
        return Math.max(0, limit - giver.boundCount(purpose));
    }
}
