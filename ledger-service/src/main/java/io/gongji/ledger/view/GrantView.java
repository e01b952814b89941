package io.gongji.ledger.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.gongji.contracts.BookId;
import io.gongji.contracts.GrantId;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.journal.Change.Mechanism;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A grant as the ledger has it now, in fen.
///
/// @param region the giver's
/// @param yearCapFen the most a year may draw, if it has a cap
/// @param leftFen EARMARK: what is left of the money set aside, else 0
/// @param recordedSeq the record from which on it is usable
/// @param freeze while the grant itself is frozen; its giver's account may be frozen too
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Grant")
public record GrantView(
        GrantId grantId,
        BookId book,
        Mechanism mechanism,
        MemberId giver,
        RegionCode region,
        MemberId member,
        Status status,
        @Nullable Long yearCapFen,
        long leftFen,
        long recordedSeq,
        Standing.@Nullable Frozen freeze) {
    /// Whether it pays.
    @Schema(name = "GrantStatus")
    public enum Status {
        ACTIVE,
        FROZEN,
        ENDED
    }
}
