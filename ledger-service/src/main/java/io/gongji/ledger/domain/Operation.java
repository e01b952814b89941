package io.gongji.ledger.domain;

import io.gongji.contracts.BookId;
import io.gongji.contracts.CorrectionReason;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What an operator, or the calendar, asks of a book.
///
/// @param month of a period, else null
/// @param year that has begun, else null
/// @param subject what a freeze or a correction is about: `member/…`, `grant/…` or `record/…`, else
///   null
/// @param correction of a correction, else null
public record Operation(
        UUID id,
        BookId book,
        Kind kind,
        @Nullable YearMonth month,
        @Nullable Integer year,
        @Nullable String subject,
        @Nullable Correction correction) {
    public Operation {
        if ((month != null) != (kind.about == About.MONTH)
                || (year != null) != (kind.about == About.YEAR)
                || (subject != null) != (kind.about == About.SUBJECT)
                || (correction != null) != (kind == Kind.CORRECT)) {
            throw new IllegalArgumentException(kind + " is about its " + kind.about);
        }
    }

    /// What a correction takes back.
    ///
    /// @param reference the number of the paper that explains it
    /// @param effectiveDate that of the record, and so of its mirror
    public record Correction(
            long seq, CorrectionReason reason, String reference, LocalDate effectiveDate) {}

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
        UNFREEZE_GRANT(About.SUBJECT),
        /// needs a second person's approval
        CORRECT(About.SUBJECT);

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
