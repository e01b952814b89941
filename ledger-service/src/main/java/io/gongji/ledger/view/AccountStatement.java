package io.gongji.ledger.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.gongji.contracts.BookId;
import io.gongji.contracts.Fund;
import io.gongji.contracts.GrantId;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.journal.Account;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The statement of one account of the chart (科目明细账), debit positive, as known at record `asOfSeq`.
/// Lines stand in the order of recording. `openingFen` + `debitFen` − `creditFen` = `closingFen`,
/// on every page those of the whole period.
///
/// @param account the four-digit code
/// @param dateBy which date the period is one of
/// @param nextCursor asks for the next lines of the same statement, as of the same record; absent
///   on the last page
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AccountStatement(
        BookId book,
        long asOfSeq,
        String account,
        Fund fund,
        RegionCode region,
        @Nullable String owner,
        DateBy dateBy,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        long openingFen,
        long debitFen,
        long creditFen,
        long closingFen,
        List<Line> lines,
        @Nullable String nextCursor) {
    public AccountStatement {
        lines = List.copyOf(lines);
    }

    /// One leg on the account.
    ///
    /// @param line its place in the record
    /// @param amountFen a debit is positive, a credit negative
    /// @param balanceFen `openingFen` and all lines down to this one
    /// @param type of the event that caused it
    /// @param grantId the grant by whose permission the money moved, if by one
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "AccountStatementLine")
    public record Line(
            long seq,
            int line,
            Instant recordedAt,
            LocalDate effectiveDate,
            LocalDate accountingDate,
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
            Account account, Period period, AsOf asOf, @Nullable String cursor, int limit) {
        public static final int LIMIT_MAX = 500;
    }
}
