package io.gongji.pooling.domain.wallet;

import io.gongji.contracts.MemberId;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.TransferId;
import java.time.LocalDate;

/// What happened to one person's wallet. The money in it is the ledger's matter.
public sealed interface WalletEvent {
    /// The wallet was opened (确认使用钱包).
    ///
    /// @param placeOfUse the city it is used in (使用地)
    record WalletOpened(RegionCode placeOfUse) implements WalletEvent {}

    /// The place of use was changed (domain P8).
    record PlaceChanged(RegionCode placeOfUse) implements WalletEvent {}

    /// A transfer was sent; its own stream says what became of it.
    ///
    /// @param sentOn the business day that counts it
    record TransferSent(TransferId transferId, MemberId payee, long amountFen, LocalDate sentOn)
            implements WalletEvent {}
}
