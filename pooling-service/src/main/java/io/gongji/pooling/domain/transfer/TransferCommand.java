package io.gongji.pooling.domain.transfer;

import io.gongji.contracts.MemberId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.TransferId;
import io.gongji.pooling.domain.transfer.TransferEvent.TransferBegun;
import java.time.Instant;

/// What may be asked of one transfer, and what the ledger answers.
public sealed interface TransferCommand {
    /// Begin a transfer that the payer's wallet allowed.
    record BeginTransfer(TransferBegun begun) implements TransferCommand {}

    /// Accept it, as the payee.
    ///
    /// @param now when the wish was received; it is judged by nothing else
    record AcceptTransfer(TransferId transferId, MemberId payee, Instant now)
            implements TransferCommand {}

    /// Refuse it, as the payee.
    record RefuseTransfer(TransferId transferId, MemberId payee) implements TransferCommand {}

    /// Give it back when its time is over. Whoever comes first, this or an acceptance, wins.
    record ExpireTransfer(TransferId transferId, Instant now) implements TransferCommand {}

    /// The ledger took the money.
    record ConfirmSent(TransferId transferId) implements TransferCommand {}

    /// The ledger declined to take the money.
    record DeclineSent(TransferId transferId, Refusal reason) implements TransferCommand {}

    /// The payer's book let the money go to the payee's book, which has yet to answer.
    record ConfirmDispatched(TransferId transferId) implements TransferCommand {}

    /// The ledger declined the payee's acceptance.
    record DeclineAcceptance(TransferId transferId, Refusal reason) implements TransferCommand {}

    /// The money is the payee's.
    record ConfirmCredited(TransferId transferId) implements TransferCommand {}

    /// The payee's book sends it back.
    record ConfirmStranded(TransferId transferId) implements TransferCommand {}

    /// The money is the payer's again.
    record ConfirmReturned(TransferId transferId) implements TransferCommand {}
}
