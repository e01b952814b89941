package io.gongji.payment.domain.categories;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A category that a resident holds for a time.
///
/// @param category as a policy pack names it, such as MINIMUM_LIVING
/// @param grade of a disability, 1 the gravest
/// @param from the first day
/// @param to the last day; null while no end is known
public record HeldCategory(
        String category, @Nullable Integer grade, LocalDate from, @Nullable LocalDate to) {
    boolean on(LocalDate day) {
        return !day.isBefore(from) && (to == null || !day.isAfter(to));
    }
}
