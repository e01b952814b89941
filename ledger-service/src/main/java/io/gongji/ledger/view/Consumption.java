package io.gongji.ledger.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.gongji.contracts.BookId;
import io.gongji.contracts.GrantId;
import io.gongji.contracts.HoldId;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.ProviderId;
import io.gongji.contracts.SettlementId;
import io.gongji.contracts.journal.Change.Mechanism;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What relatives spent of a giver's money (共济使用记录), read from the journal as of record `asOfSeq`:
/// each bill and each capture of a hold that drew on a grant, and each void that gave it back. A
/// period is one of effective dates, both days included; lines stand in the order of recording.
///
/// @param spentFen what the bills of the period drew
/// @param givenBackFen what the voids of the period gave back
/// @param netFen the one minus the other
/// @param nextCursor asks for the next lines, as of the same record; absent on the last page
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Consumption(
        BookId book,
        long asOfSeq,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        long spentFen,
        long givenBackFen,
        long netFen,
        List<Line> lines,
        @Nullable String nextCursor) {
    public Consumption {
        lines = List.copyOf(lines);
    }

    /// What one bill or capture, or the void of one, did to one grant.
    ///
    /// @param memberId who was treated
    /// @param provider where
    /// @param amountFen plus when it was spent, minus when it was given back
    /// @param settlementId of a bill
    /// @param holdId of a capture
    /// @param voidedBySeq of a bill or capture that was taken back since: the record that did
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ConsumptionLine")
    public record Line(
            long seq,
            Instant recordedAt,
            LocalDate effectiveDate,
            Kind kind,
            GrantId grantId,
            Mechanism mechanism,
            MemberId giver,
            MemberId memberId,
            @Nullable ProviderId provider,
            @Nullable SettlementId settlementId,
            @Nullable HoldId holdId,
            long amountFen,
            @Nullable Long voidedBySeq) {}

    /// What a line tells.
    @Schema(name = "ConsumptionKind")
    public enum Kind {
        SPENT,
        GIVEN_BACK
    }

    /// What is asked for.
    ///
    /// @param grantId only of this grant
    /// @param memberId only what this person spent
    /// @param asOf of the first page; the others keep it by their cursor
    /// @param limit lines of a page, 1 to [#LIMIT_MAX]
    public record Asked(
            @Nullable GrantId grantId,
            @Nullable MemberId memberId,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            AsOf asOf,
            @Nullable String cursor,
            int limit) {
        public static final int LIMIT_MAX = 500;
    }
}
