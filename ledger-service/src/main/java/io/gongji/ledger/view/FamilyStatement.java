package io.gongji.ledger.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.gongji.contracts.BookId;
import io.gongji.contracts.GrantId;
import io.gongji.contracts.MemberId;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The statement of a family (家庭共济对账单): the person, those whom the person gives to and those who
/// give to the person by a grant that is active at record `asOfSeq`, and the money set aside for
/// those grants (2130). What moves inside the family stands on two lines and leaves the sum as it
/// is; no fen is counted twice. Otherwise as [Statement].
///
/// @param parts each person of the family, the asked one first, and each earmark
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FamilyStatement(
        MemberId memberId,
        BookId book,
        long asOfSeq,
        DateBy dateBy,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        List<Part> parts,
        long openingFen,
        List<Statement.Line> lines,
        long closingFen,
        @Nullable String nextCursor) {
    public FamilyStatement {
        parts = List.copyOf(parts);
        lines = List.copyOf(lines);
    }

    /// What is of one person, or set aside for one grant.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "FamilyStatementPart")
    public record Part(
            @Nullable MemberId memberId,
            @Nullable GrantId grantId,
            long openingFen,
            long closingFen) {
        static Part ofMember(MemberId member, StatementRows.Sums sums) {
            return new Part(member, null, sums.openingFen(), sums.closingFen());
        }

        static Part ofEarmark(GrantId grant, StatementRows.Sums sums) {
            return new Part(null, grant, sums.openingFen(), sums.closingFen());
        }
    }
}
