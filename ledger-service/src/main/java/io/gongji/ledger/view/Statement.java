package io.gongji.ledger.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.gongji.contracts.BookId;
import io.gongji.contracts.GrantId;
import io.gongji.contracts.MemberId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A person's statement (对账单) over the accounts 2110, 2120, 2140 and 1430. A period is one of
/// effective dates, where a late record appears in the period it belongs to, or of accounting
/// dates, where a closed month never changes; both days are included. It shows what was known at
/// record `asOfSeq`. Lines stand in the order of recording. `openingFen`
/// + all lines of the period = `closingFen`; without an end the closing is the person's balance,
///   available minus recoverable.
///
/// @param nextCursor asks for the next lines of the same statement, as of the same record; absent
///   on the last page
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Statement(
        MemberId memberId,
        BookId book,
        long asOfSeq,
        DateBy dateBy,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        long openingFen,
        List<Line> lines,
        long closingFen,
        @Nullable String nextCursor) {
    public Statement {
        lines = List.copyOf(lines);
    }

    /// One leg on an account of a person, or on money set aside.
    ///
    /// @param line its place in the record
    /// @param memberId whose account it is; absent on money set aside for `grantId` (2130)
    /// @param account the four-digit code
    /// @param amountFen plus when the person has more by it
    /// @param balanceFen `openingFen` and all lines down to this one
    /// @param type of the event that caused it
    /// @param grantId the grant by whose permission the money moved, if by one
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "StatementLine")
    public record Line(
            long seq,
            int line,
            Instant recordedAt,
            LocalDate effectiveDate,
            LocalDate accountingDate,
            @Nullable MemberId memberId,
            String account,
            long amountFen,
            long balanceFen,
            String type,
            String subject,
            @Nullable GrantId grantId) {}

    /// What is asked for.
    ///
    /// @param asOf what was known; a cursor asks on as of its own record
    /// @param limit lines of a page, 1 to [#LIMIT_MAX]
    public record Asked(
            MemberId memberId, Period period, AsOf asOf, @Nullable String cursor, int limit) {
        public static final int LIMIT_MAX = 500;
    }
}
