package io.gongji.ledger.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.gongji.contracts.BookId;
import io.gongji.contracts.GrantId;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.journal.Change.Mechanism;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What a person can spend by a bill of a year, from whom, and what bounds it, in fen, after record
/// `asOfSeq`. It is what the ledger's own split would take for a bill of any size. Of a frozen
/// account its owner spends nothing, and relatives' grants to the owner still pay; a deceased or
/// closed one spends nothing at all. spends nothing.
///
/// @param ownCurrentFen of the person's own 2110
/// @param ownPreviousFen of the person's own 2120
/// @param walletFen of the person's 2140
/// @param poolFen of all grants together
/// @param totalFen all of these
/// @param grants in the order in which a bill uses them
public record Spendable(
        MemberId memberId,
        BookId book,
        long asOfSeq,
        int year,
        Standing.Status status,
        long ownCurrentFen,
        long ownPreviousFen,
        long walletFen,
        long poolFen,
        long totalFen,
        List<Grant> grants) {
    public Spendable {
        grants = List.copyOf(grants);
    }

    /// One active grant. Of the giver's money it shows what may be spent and no more.
    ///
    /// @param spendableFen what a bill could draw, after the grants above it
    /// @param bound why it is not more
    /// @param capFen the most a year may draw, if it has a cap
    /// @param drawnFen what this year's bills drew and did not give back
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "SpendableGrant")
    public record Grant(
            GrantId grantId,
            Mechanism mechanism,
            MemberId giver,
            long spendableFen,
            Bound bound,
            @Nullable Long capFen,
            long drawnFen) {}

    /// What keeps a grant from paying more.
    @Schema(name = "SpendableBound")
    public enum Bound {
        /// the giver has no more that the grants above it left
        BALANCE,
        /// the grant's cap of the year
        YEAR_CAP,
        /// what was set aside
        EARMARK,
        /// the giver's account is closed
        GIVER_CLOSED,
        /// the giver has died
        GIVER_DECEASED,
        /// the grant or the giver's account is frozen
        FROZEN
    }
}
