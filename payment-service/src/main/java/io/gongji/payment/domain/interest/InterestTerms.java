package io.gongji.payment.domain.interest;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/// How the interest of a year is computed: of the balance at the end of the last day, for the days
/// of the span, once rounded half-up to fen per person.
///
/// @param ratePermille a year, 1 to 1000
/// @param from first day, in the year of `to`
/// @param to last day, on which the balance counts
public record InterestTerms(int ratePermille, LocalDate from, LocalDate to) {
    private static final int PERMILLE = 1_000;

    public InterestTerms {
        if (ratePermille < 1 || ratePermille > PERMILLE) {
            throw new IllegalArgumentException("a rate is 1 to 1000 permille a year");
        }
        if (to.isBefore(from) || from.getYear() != to.getYear()) {
            throw new IllegalArgumentException("a span is of days of one year");
        }
    }

    /// Interest on a balance, 0.. fen.
    public long interestFen(long balanceFen) {
        long days = ChronoUnit.DAYS.between(from, to) + 1;
        long whole = (long) PERMILLE * to.lengthOfYear();
        long parts = Math.multiplyExact(Math.multiplyExact(balanceFen, (long) ratePermille), days);
        return (parts + whole / 2) / whole;
    }
}
