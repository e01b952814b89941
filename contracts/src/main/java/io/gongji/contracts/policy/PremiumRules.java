package io.gongji.contracts.policy;

import io.gongji.contracts.Money;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The resident premium of a year (domain 2.2, 2.3). Premium assistance (资助) stands for a part of
/// the individual standard; the fiscal subsidy (财政补助) comes on top. The two are never merged.
///
/// @param window when it is paid and for which year; null for a standard whose source names no
///   year: it can be quoted, never ordered
/// @param standardFen the individual standard (个人缴费标准), 1..
/// @param subsidyFen the fiscal subsidy per head; null when no source gives it
/// @param assistance one line for each category that has one
/// @param source the rows of domain.md that the figures were taken from
public record PremiumRules(
        @Nullable Window window,
        long standardFen,
        @Nullable Long subsidyFen,
        List<Assistance> assistance,
        String source) {
    public PremiumRules {
        Money.positive("standardFen", standardFen);
        if (subsidyFen != null) {
            Money.positive("subsidyFen", subsidyFen);
        }
        assistance = List.copyOf(assistance);
        for (Assistance line : assistance) {
            if (line.amountFen() > standardFen) {
                throw new IllegalArgumentException("'assistance' is more than the standard");
            }
        }
    }

    /// The largest single assistance that a person's categories and age give; they do not stack
    /// (examples 6 and 8). Empty: the person pays the standard.
    ///
    /// @param age full years on the day of payment; null when it is not known, which fits no line
    ///   that asks for an age
    public Optional<Assistance> largestFor(List<Held> held, @Nullable Integer age) {
        return assistance.stream()
                .filter(line -> held.stream().anyMatch(one -> line.fits(one, age)))
                .max(Comparator.comparingLong(Assistance::amountFen));
    }

    /// Whether any line is about a category.
    public boolean knows(String category) {
        return assistance.stream().anyMatch(line -> line.category().equals(category));
    }

    /// When a premium is paid, and what it covers.
    ///
    /// @param year of cover, 1 January to 31 December
    /// @param payFrom the first day of payment (Asia/Shanghai)
    /// @param payTo the last day, extensions included
    public record Window(int year, LocalDate payFrom, LocalDate payTo, LateRule lateRule) {
        public Window {
            if (payTo.isBefore(payFrom)) {
                throw new IllegalArgumentException("'payTo' must not be before 'payFrom'");
            }
        }

        /// Whether payments are taken on a day.
        public boolean isOpenOn(LocalDate day) {
            return !day.isBefore(payFrom) && !day.isAfter(payTo);
        }

        /// What a premium paid on a day covers (domain C1, C5).
        public Cover coverOf(LocalDate paidOn) {
            if (paidOn.getYear() < year) {
                return Cover.ofYear(year);
            }
            return switch (lateRule) {
                case FROM_PAYMENT_DAY -> new Cover(paidOn, LocalDate.of(year, 12, 31));
                case NEXT_YEAR -> Cover.ofYear(year + 1);
            };
        }
    }

    /// First and last day of cover.
    public record Cover(LocalDate from, LocalDate to) {
        static Cover ofYear(int year) {
            return new Cover(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
        }
    }

    /// Cover of a premium that is paid when its year has begun (domain K10).
    public enum LateRule {
        /// from the day of payment, without waiting (C1)
        FROM_PAYMENT_DAY,
        /// the year after (C5)
        NEXT_YEAR
    }

    /// What a person holds: a category, and for a disability its grade.
    public record Held(String category, @Nullable Integer grade) {}

    /// Premium assistance of one category.
    ///
    /// @param gradeMax a disability of this grade or a graver one (a smaller number)
    /// @param ageFrom at this age and above
    /// @param ageBelow below this age
    public record Assistance(
            String category,
            long amountFen,
            @Nullable Integer gradeMax,
            @Nullable Integer ageFrom,
            @Nullable Integer ageBelow) {
        public Assistance {
            Money.positive("amountFen", amountFen);
        }

        boolean fits(Held held, @Nullable Integer age) {
            return held.category().equals(category)
                    && (gradeMax == null || (held.grade() != null && held.grade() <= gradeMax))
                    && (ageFrom == null || (age != null && age >= ageFrom))
                    && (ageBelow == null || (age != null && age < ageBelow));
        }
    }
}
