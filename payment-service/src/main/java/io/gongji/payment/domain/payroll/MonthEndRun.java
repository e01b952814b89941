package io.gongji.payment.domain.payroll;

import java.time.Instant;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/// A run of a month's allotments over all employers, as far as it is; amounts in fen.
///
/// @param startedBy a caller's name
/// @param finishedAt null while it is at work
/// @param payrolls those worked off
public record MonthEndRun(
        Id id,
        String startedBy,
        Instant startedAt,
        @Nullable Instant finishedAt,
        long payrolls,
        long persons,
        long allottedFen) {
    /// One run of a month; the first is 1.
    public record Id(YearMonth month, int run) {}
}
