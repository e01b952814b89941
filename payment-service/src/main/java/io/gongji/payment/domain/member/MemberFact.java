package io.gongji.payment.domain.member;

import io.gongji.contracts.event.MemberEvent;
import java.time.LocalDate;

/// What happened to a member. `told` is what the other services are told.
public sealed interface MemberFact {
    /// The person was enrolled.
    ///
    /// @param insuredFrom the event's effective date
    record Enrolled(MemberEvent.Enrolled told, LocalDate insuredFrom) implements MemberFact {}

    /// The person counts as working or retired.
    record Categorised(Category category) implements MemberFact {}

    record InsuranceEnded(LocalDate lastDay) implements MemberFact {}

    /// The account was closed.
    ///
    /// @param closedOn the event's effective date
    record Closed(MemberEvent.Closed told, LocalDate closedOn) implements MemberFact {}

    /// The person has died.
    ///
    /// @param diedOn the event's effective date
    record Died(MemberEvent.Deceased told, LocalDate diedOn) implements MemberFact {}
}
