package io.gongji.payment.domain.hold;

import io.gongji.contracts.CaptureId;
import io.gongji.contracts.EventId;
import io.gongji.contracts.ProviderId;
import io.gongji.contracts.event.HoldEvent;

/// What can be asked of a hold; `asked` is the event that will ask the ledger. The last is the
/// ledger's answer.
public sealed interface HoldCommand {
    record Place(HoldEvent.Placed told, EventId asked) implements HoldCommand {}

    /// Pay a part of it, or all.
    ///
    /// @param provider who asks
    record Capture(
            ProviderId provider,
            CaptureId captureId,
            String providerNumber,
            long amountFen,
            HoldEvent.Rest rest,
            EventId asked)
            implements HoldCommand {}

    /// Take a capture back whole.
    record VoidCapture(CaptureId captureId, EventId asked) implements HoldCommand {}

    /// Let go what it has left.
    record Release(EventId asked) implements HoldCommand {}

    record RecordAnswer(HoldFact.Answer answer) implements HoldCommand {}
}
