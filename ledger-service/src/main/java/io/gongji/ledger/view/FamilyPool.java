package io.gongji.ledger.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.gongji.contracts.BookId;
import io.gongji.contracts.GrantId;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.journal.Change.Mechanism;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What a person could draw from relatives by a bill of this year (共济, domain 4.3), in fen, after
/// record `asOfSeq`. It holds no wallet money, neither the person's nor a giver's, and is never
/// added up over persons: two of them may reach the same giver's money.
///
/// @param derivedFen what AUTHORISATION grants reach of the givers' 2110 and 2120, each fen once,
///   within the caps
/// @param postedFen what EARMARK grants hold on 2130
/// @param totalFen both
public record FamilyPool(
        MemberId memberId,
        BookId book,
        long asOfSeq,
        long derivedFen,
        long postedFen,
        long totalFen,
        List<Grant> grants) {
    public FamilyPool {
        grants = List.copyOf(grants);
    }

    /// One active grant, oldest first.
    ///
    /// @param availableFen what it would add to a bill after the grants above it
    /// @param yearCapFen the most a year may draw, if it has a cap
    /// @param drawnThisYearFen what this year's bills drew and did not give back
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "FamilyPoolGrant")
    public record Grant(
            GrantId grantId,
            Mechanism mechanism,
            MemberId giver,
            long availableFen,
            @Nullable Long yearCapFen,
            long drawnThisYearFen,
            Status status) {}

    /// Whether a grant can pay.
    @Schema(name = "FamilyPoolGrantStatus")
    public enum Status {
        ACTIVE,
        /// The account of the giver is closed, so an authorisation reaches nothing.
        GIVER_CLOSED,
        /// The giver has died.
        GIVER_DECEASED,
        /// The grant or the giver's account is frozen.
        FROZEN
    }
}
