package io.gongji.ledger.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.gongji.contracts.BookId;
import io.gongji.contracts.Fund;
import io.gongji.contracts.RegionCode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The trial balance of a book after record `asOfSeq`: one line per account code, and a sum per
/// region and fund that is zero (domain 4.6, 1).
///
/// @param throughMonth only what was accounted in this month and before it; absent for everything.
///   Of a closed month it never changes
/// @param effectiveDate only services up to this day; absent for all
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TrialBalance(
        BookId book,
        long asOfSeq,
        @Schema(examples = "2025-03") @Nullable String throughMonth,
        @Nullable LocalDate effectiveDate,
        List<Line> lines,
        List<Sum> sums) {
    public TrialBalance {
        lines = List.copyOf(lines);
        sums = List.copyOf(sums);
    }

    /// All accounts of one code in a region and fund.
    ///
    /// @param account the four-digit code
    /// @param accounts how many there are
    /// @param debitFen the sum of the balances that are debits
    /// @param creditFen the sum of the balances that are credits, as a positive number
    @Schema(name = "TrialBalanceLine")
    public record Line(
            RegionCode region,
            Fund fund,
            String account,
            long accounts,
            long debitFen,
            long creditFen) {}

    /// All debits minus all credits of a region and fund.
    @Schema(name = "TrialBalanceSum")
    public record Sum(RegionCode region, Fund fund, long debitFen, long creditFen, long sumFen) {}

    /// What is asked for. Both limits together count what meets both.
    ///
    /// @param throughMonth counts only what was accounted in this month and before it, as a closing
    ///   does; null for everything
    /// @param effectiveDate counts only services up to this day; null for all
    public record Asked(
            BookId book,
            AsOf asOf,
            @Nullable YearMonth throughMonth,
            @Nullable LocalDate effectiveDate) {}
}
