package io.gongji.ledger.domain;

/// A row of a book's state: written by evolving, kept by a store, compared by a proof.
public sealed interface StateRow
        permits CaptureState,
                DispatchState,
                DueState,
                GrantState,
                HoldState,
                MemberState,
                ParkedState,
                PremiumState,
                PublicMoneyState,
                ReversalState,
                SettlementState,
                SuspenseState,
                TransferState,
                WithdrawalState {}
