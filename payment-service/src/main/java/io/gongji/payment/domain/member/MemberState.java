package io.gongji.payment.domain.member;

import io.gongji.contracts.RegionCode;
import io.gongji.contracts.Scheme;
import io.gongji.contracts.event.MemberEvent.ClosureReason;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/// What is known of a person without saying who it is.
public sealed interface MemberState {
    /// Nobody is enrolled under this id.
    record Unknown() implements MemberState {}

    /// Enrolled.
    ///
    /// @param category of the employee scheme; residents have none
    /// @param insuredFrom first day of insurance
    /// @param insuredTo last day of insurance (停保), if one is set
    record Open(
            RegionCode region,
            Scheme scheme,
            @Nullable Category category,
            LocalDate insuredFrom,
            @Nullable LocalDate insuredTo)
            implements MemberState {}

    /// The person takes no part any more; `was` holds the last day as its end of insurance.
    ///
    /// @param forHeirs the person has died and the account still waits for the heirs; else it is
    ///   closed for good
    record Closed(Open was, ClosureReason reason, boolean forHeirs) implements MemberState {
        public Closed(Open was, ClosureReason reason) {
            this(was, reason, false);
        }
    }

    /// Whether this person is insured on a day.
    default boolean insuredOn(LocalDate day) {
        return switch (this) {
            case Unknown _ -> false;
            case Open open ->
                    !day.isBefore(open.insuredFrom)
                            && (open.insuredTo == null || !day.isAfter(open.insuredTo));
            case Closed closed -> closed.was.insuredOn(day);
        };
    }

    /// Whether this person is insured on at least one day of a month.
    default boolean insuredIn(YearMonth month) {
        return switch (this) {
            case Unknown _ -> false;
            case Open open ->
                    !month.atEndOfMonth().isBefore(open.insuredFrom)
                            && (open.insuredTo == null || !month.atDay(1).isAfter(open.insuredTo));
            case Closed closed -> closed.was.insuredIn(month);
        };
    }
}
