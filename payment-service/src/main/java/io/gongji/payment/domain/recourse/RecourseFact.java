package io.gongji.payment.domain.recourse;

import io.gongji.contracts.event.ProviderEvent;
import io.gongji.contracts.event.RecourseEvent;

/// What happened to a recourse. `told` goes to the ledger.
public sealed interface RecourseFact {
    /// What only this service keeps of it; its event follows.
    record Registered(RecourseCase opened) implements RecourseFact {}

    record Opened(RecourseEvent.Opened told) implements RecourseFact {}

    record Recovered(RecourseEvent.Recovered told) implements RecourseFact {}

    record WrittenOff(RecourseEvent.WrittenOff told) implements RecourseFact {}

    record ProviderPaid(ProviderEvent.Paid told) implements RecourseFact {}
}
