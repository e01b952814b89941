package io.gongji.pooling.domain.giver;

import io.gongji.contracts.Refusal;
import io.gongji.contracts.event.GrantEvent.EndReason;

/// Where a grant stands between the giver and the ledger.
public sealed interface Standing {
    /// Sent to the ledger, not answered yet: usable by nobody.
    record Pending() implements Standing {}

    /// Accepted by the ledger: the member may spend.
    record Active() implements Standing {}

    /// Declined by the ledger, and why. Final.
    record Declined(Refusal reason) implements Standing {}

    /// Ended here; the ledger has not answered yet, and may still pay until it has.
    record Ending(EndReason reason) implements Standing {}

    /// Ended in the ledger. Final.
    record Ended(EndReason reason) implements Standing {}

    /// Whether another grant of the same mechanism to the same member would be a second one.
    default boolean occupies() {
        return switch (this) {
            case Pending _, Active _ -> true;
            case Declined _, Ending _, Ended _ -> false;
        };
    }
}
