package io.gongji.payment.domain.interest;

import io.gongji.contracts.BookId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The interest of a book and year, as far as it is credited.
///
/// @param asOfSeq the record of the book up to which balances are read, so that they can be read
///   again
/// @param cursor the last person whose page is done; empty before the first
public record InterestRun(
        Id id,
        InterestTerms terms,
        long asOfSeq,
        String startedBy,
        Instant startedAt,
        @Nullable Instant finishedAt,
        String cursor,
        long persons,
        long interestFen) {
    /// One run a book and year.
    public record Id(BookId book, int year) {}
}
