package io.gongji.pooling.domain.wallet;

import io.gongji.contracts.MemberId;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.TransferId;
import io.gongji.contracts.policy.WalletRules;
import io.gongji.pooling.domain.giver.Person;
import java.time.LocalDate;
import java.time.LocalTime;

/// What may be asked of one person's wallet.
public sealed interface WalletCommand {
    /// Open the wallet.
    ///
    /// @param homeOpen whether wallets are open in the city where the person is insured
    /// @param placeOpen whether they are in the place of use
    record OpenWallet(Person holder, RegionCode placeOfUse, boolean homeOpen, boolean placeOpen)
            implements WalletCommand {}

    /// Change the place of use.
    record ChangePlace(RegionCode placeOfUse, boolean placeOpen) implements WalletCommand {}

    /// Send money to another person's wallet.
    ///
    /// @param rules of the payer's city on that day
    /// @param payeeWalletOpen whether the payee has opened a wallet
    /// @param sentBefore what counts of the transfers sent before
    /// @param facePassed whether the payer's face verification passed
    record SendTransfer(
            TransferId transferId,
            MemberId payer,
            Person payee,
            long amountFen,
            WalletRules rules,
            boolean payeeWalletOpen,
            SentBefore sentBefore,
            LocalDate day,
            LocalTime time,
            boolean facePassed)
            implements WalletCommand {}

    /// What counts of the transfers that were sent before.
    ///
    /// @param countToday of the day, without those that the ledger declined
    /// @param unaccepted whether the payee of one has neither accepted nor refused it
    record SentBefore(int countToday, boolean unaccepted) {}
}
