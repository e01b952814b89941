package io.gongji.pooling.domain.transfer;

import io.gongji.contracts.Refusal;
import org.jspecify.annotations.Nullable;

/// Where a transfer stands between payer, payee and the ledger.
public sealed interface Stage {
    /// Sent to the ledger, not answered yet.
    record Pending() implements Stage {}

    /// The ledger holds the money for the payee.
    ///
    /// @param acceptanceDeclined why the ledger could not give it to the payee, if it was asked
    record Waiting(@Nullable Refusal acceptanceDeclined) implements Stage {}

    /// The ledger declined to take the money. Final.
    record Declined(Refusal reason) implements Stage {}

    /// The payee accepted; the money is not the payee's yet.
    record Accepting() implements Stage {}

    /// The money is the payee's. Final.
    record Credited() implements Stage {}

    /// On its way back to the payer.
    record Returning(Cause cause) implements Stage {}

    /// The money is the payer's again. Final.
    record Returned(Cause cause) implements Stage {}

    /// Why a transfer goes back.
    enum Cause {
        /// the payee refused it
        REFUSED,
        /// nobody accepted it in time (domain P7)
        EXPIRED,
        /// the payee's account could not take it
        NOT_CREDITED
    }

    /// Whether the payee has done nothing about it: the payer cannot send again (domain P7).
    default boolean unaccepted() {
        return switch (this) {
            case Pending _, Waiting _ -> true;
            case Declined _, Accepting _, Credited _, Returning _, Returned _ -> false;
        };
    }
}
