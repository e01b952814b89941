package io.gongji.ledger.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What evolving wrote and a store must keep, beside the balances.
///
/// @param periods null when they did not change
public record WrittenRows(
        List<MemberState> members,
        List<GrantState> grants,
        List<SettlementState> settlements,
        List<TransferState> transfers,
        List<PremiumState> premiums,
        List<WithdrawalState> withdrawals,
        List<ReversalState> reversals,
        List<ParkedState> parked,
        List<HoldState> holds,
        List<CaptureState> captures,
        List<SuspenseState> suspense,
        List<DueState> dues,
        List<PublicMoneyState> publicMoney,
        List<DispatchState> dispatches,
        @Nullable Periods periods) {}
