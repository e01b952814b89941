package io.gongji.payment.domain.hold;

import io.gongji.contracts.CaptureId;
import io.gongji.contracts.EventId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.event.HoldEvent;

/// What happened to a hold. `told` goes to the ledger, and `asked` is that event's own id.
public sealed interface HoldFact {
    record Asked(HoldEvent.Placed told, EventId asked) implements HoldFact {}

    record CaptureAsked(HoldEvent.Captured told, EventId asked) implements HoldFact {}

    record VoidAsked(HoldEvent.CaptureVoided told, EventId asked) implements HoldFact {}

    record ReleaseAsked(HoldEvent.Released told, EventId asked) implements HoldFact {}

    /// What the ledger answered, or what it recorded without being asked.
    sealed interface Answer extends HoldFact {}

    record Placed(Placement placement) implements Answer {}

    record Declined(Refusal reason) implements Answer {}

    record Captured(CaptureId captureId, long seq) implements Answer {}

    record CaptureDeclined(CaptureId captureId, Refusal reason) implements Answer {}

    record CaptureVoided(CaptureId captureId, long seq) implements Answer {}

    record VoidDeclined(CaptureId captureId, Refusal reason) implements Answer {}

    record Released(long seq) implements Answer {}

    record ReleaseDeclined(Refusal reason) implements Answer {}

    /// Its time was over, and the ledger gave back what it had left.
    record Expired(long seq) implements Answer {}
}
