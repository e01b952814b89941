package io.gongji.contracts.event;

import io.gongji.contracts.RegionCode;

/// Everything that asks the ledger something or tells it a fact. The set is closed: a new event
/// breaks the build wherever it must be known. Type names are in [EventType], by hand.
public sealed interface GongjiEvent
        permits MemberEvent,
                ContributionEvent,
                ReceiptEvent,
                TreasuryEvent,
                SettlementEvent,
                HoldEvent,
                ProviderEvent,
                ClaimEvent,
                RecourseEvent,
                GrantEvent,
                WalletEvent,
                WithdrawalEvent,
                OperationEvent,
                ParkingEvent {
    /// The region whose book must answer.
    RegionCode region();
}
