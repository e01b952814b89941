package io.gongji.pooling.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.gongji.contracts.GrantId;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.event.GrantEvent.EndReason;
import io.gongji.contracts.journal.Change.Mechanism;
import io.gongji.pooling.domain.giver.Grant;
import io.gongji.pooling.domain.giver.Offer;
import io.gongji.pooling.domain.giver.Standing;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A grant as it is now.
///
/// @param declinedFor why the ledger declined it
/// @param endReason who ended it
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GrantResponse(
        @Schema(implementation = String.class, format = "uuid") GrantId grantId,
        @Schema(implementation = String.class, format = "uuid") MemberId giverId,
        @Schema(implementation = String.class, format = "uuid") MemberId memberId,
        Mechanism mechanism,
        @Nullable Long amountFen,
        @Nullable Long yearCapFen,
        Status status,
        @Nullable Refusal declinedFor,
        @Nullable EndReason endReason) {
    /// Where it stands.
    enum Status {
        PENDING,
        ACTIVE,
        DECLINED,
        ENDING,
        ENDED
    }

    static GrantResponse of(Grant grant) {
        return new GrantResponse(
                grant.id(),
                grant.giver(),
                grant.member(),
                grant.offer().mechanism(),
                grant.offer() instanceof Offer.Earmark(long amountFen) ? (Long) amountFen : null,
                grant.offer() instanceof Offer.Authorisation(Long yearCapFen) ? yearCapFen : null,
                status(grant.standing()),
                grant.standing() instanceof Standing.Declined(Refusal reason) ? reason : null,
                endReason(grant.standing()));
    }

    private static Status status(Standing standing) {
        return switch (standing) {
            case Standing.Pending _ -> Status.PENDING;
            case Standing.Active _ -> Status.ACTIVE;
            case Standing.Declined _ -> Status.DECLINED;
            case Standing.Ending _ -> Status.ENDING;
            case Standing.Ended _ -> Status.ENDED;
        };
    }

    private static @Nullable EndReason endReason(Standing standing) {
        return switch (standing) {
            case Standing.Pending _, Standing.Active _, Standing.Declined _ -> null;
            case Standing.Ending(EndReason reason) -> reason;
            case Standing.Ended(EndReason reason) -> reason;
        };
    }
}
