package io.gongji.ledger.domain;

import io.gongji.contracts.BookId;
import java.time.YearMonth;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What an operator, or the calendar, asks of a book.
///
/// @param month of a period, else null
/// @param year that has begun, else null
public record Operation(
        UUID id, BookId book, Kind kind, @Nullable YearMonth month, @Nullable Integer year) {
    public Operation {
        if ((month != null) != kind.isOfMonth() || (year != null) == kind.isOfMonth()) {
            throw new IllegalArgumentException("an operation is of a month or of a year: " + kind);
        }
    }

    /// What is to be done.
    public enum Kind {
        LOCK_PERIOD,
        UNLOCK_PERIOD,
        CLOSE_PERIOD,
        ROLL_YEAR,
        RELEASE_PREMIUMS;

        boolean isOfMonth() {
            return this == LOCK_PERIOD || this == UNLOCK_PERIOD || this == CLOSE_PERIOD;
        }
    }
}
