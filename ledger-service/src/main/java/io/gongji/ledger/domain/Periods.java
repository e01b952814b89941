package io.gongji.ledger.domain;

import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/// A book's accounting months (会计期间): what is locked takes no more records until it is unlocked,
/// what is closed is locked for ever.
///
/// @param lockedThrough the last locked month; those before it are locked too
/// @param closedThrough the last closed month, never after `lockedThrough`
public record Periods(@Nullable YearMonth lockedThrough, @Nullable YearMonth closedThrough) {
    /// A book in which nothing was ever locked.
    public static final Periods OPEN = new Periods(null, null);

    public Periods {
        if (closedThrough != null
                && (lockedThrough == null || lockedThrough.isBefore(closedThrough))) {
            throw new CorruptBook("month " + closedThrough + " is closed and not locked");
        }
    }

    /// Where a record is accounted: on its effective date while that month is open, else on the
    /// first day after the locked months.
    public LocalDate accountingDate(LocalDate effectiveDate) {
        return lockedThrough == null || !isLocked(YearMonth.from(effectiveDate))
                ? effectiveDate
                : lockedThrough.plusMonths(1).atDay(1);
    }

    public boolean isLocked(YearMonth month) {
        return lockedThrough != null && !month.isAfter(lockedThrough);
    }

    public boolean isClosed(YearMonth month) {
        return closedThrough != null && !month.isAfter(closedThrough);
    }

    Periods locked(YearMonth month) {
        return isLocked(month) ? this : new Periods(month, closedThrough);
    }

    Periods unlocked(YearMonth month) {
        return isLocked(month) ? new Periods(month.minusMonths(1), closedThrough) : this;
    }

    Periods closed(YearMonth month) {
        return isClosed(month) ? this : new Periods(lockedThrough, month);
    }
}
