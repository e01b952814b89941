package io.gongji.ledger.domain;

import io.gongji.contracts.BookId;
import java.time.YearMonth;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What an operator, or the calendar, asks of a book.
///
/// @param month of a period, else null
/// @param year that has begun, else null
/// @param subject what a freeze is about: `member/…` or `grant/…`, else null
public record Operation(
        UUID id,
        BookId book,
        Kind kind,
        @Nullable YearMonth month,
        @Nullable Integer year,
        @Nullable String subject) {
    public Operation {
        if ((month != null) != (kind.about == About.MONTH)
                || (year != null) != (kind.about == About.YEAR)
                || (subject != null) != (kind.about == About.SUBJECT)) {
            throw new IllegalArgumentException(kind + " is about its " + kind.about);
        }
    }

    /// What is to be done.
    public enum Kind {
        LOCK_PERIOD(About.MONTH),
        UNLOCK_PERIOD(About.MONTH),
        CLOSE_PERIOD(About.MONTH),
        ROLL_YEAR(About.YEAR),
        RELEASE_PREMIUMS(About.YEAR),
        FREEZE_ACCOUNT(About.SUBJECT),
        UNFREEZE_ACCOUNT(About.SUBJECT),
        FREEZE_GRANT(About.SUBJECT),
        UNFREEZE_GRANT(About.SUBJECT);

        private final About about;

        Kind(About about) {
            this.about = about;
        }
    }

    private enum About {
        MONTH,
        YEAR,
        SUBJECT
    }
}
