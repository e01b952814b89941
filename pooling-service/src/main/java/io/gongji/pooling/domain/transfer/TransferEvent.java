package io.gongji.pooling.domain.transfer;

import io.gongji.contracts.MemberId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.TransferId;
import io.gongji.contracts.event.WalletEvent;
import java.time.Instant;

/// What happened to one transfer.
public sealed interface TransferEvent {
    /// The payer sent it; nothing has moved yet.
    ///
    /// @param returnAt when it goes back unless it was accepted before
    record TransferBegun(
            TransferId transferId,
            MemberId payer,
            RegionCode payerRegion,
            MemberId payee,
            RegionCode payeeRegion,
            long amountFen,
            Instant sentAt,
            Instant returnAt)
            implements TransferEvent {}

    /// The ledger is told: sent, accepted or returned. The only kind of event that leaves this
    /// service.
    record LedgerTold(WalletEvent event) implements TransferEvent {}

    /// The ledger took the money from the payer; it waits for the payee.
    record TransferHeld() implements TransferEvent {}

    /// The ledger declined to take it. The end.
    record TransferDeclined(Refusal reason) implements TransferEvent {}

    /// The ledger declined to give it to the payee; it waits again, until it goes back.
    record AcceptanceDeclined(Refusal reason) implements TransferEvent {}

    /// The money is the payee's own. The end.
    record TransferCredited() implements TransferEvent {}

    /// The payee's book could not credit it and sends it back.
    record TransferStranded() implements TransferEvent {}

    /// The money is the payer's again. The end.
    record TransferReturned() implements TransferEvent {}
}
