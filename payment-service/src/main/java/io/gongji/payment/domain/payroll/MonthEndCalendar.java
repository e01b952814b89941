package io.gongji.payment.domain.payroll;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// When a month's allotments are due (domain A12): on its last day from a time of day on. A month
/// that was missed, because nothing ran then, is due as soon as something runs; but only after a
/// month that was not missed, so that a new installation does not begin in the past.
public final class MonthEndCalendar {
    private MonthEndCalendar() {}

    /// The month that is due now; empty when none is.
    ///
    /// @param now in China
    /// @param from the time of day on the last day of a month
    /// @param latest the last month that was begun; null when there is none
    public static Optional<YearMonth> due(
            LocalDateTime now, LocalTime from, @Nullable YearMonth latest) {
        LocalDate today = now.toLocalDate();
        YearMonth month = YearMonth.from(today);
        boolean isOver = today.equals(month.atEndOfMonth()) && !now.toLocalTime().isBefore(from);
        if (isOver) {
            return latest != null && !latest.isBefore(month)
                    ? Optional.empty()
                    : Optional.of(month);
        }
        YearMonth previous = month.minusMonths(1);
        return latest != null && latest.isBefore(previous)
                ? Optional.of(previous)
                : Optional.empty();
    }
}
