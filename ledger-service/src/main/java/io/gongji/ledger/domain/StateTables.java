package io.gongji.ledger.domain;

import io.gongji.contracts.BookId;
import io.gongji.contracts.CaptureId;
import io.gongji.contracts.EventId;
import io.gongji.contracts.GrantId;
import io.gongji.contracts.HoldId;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.SettlementId;
import io.gongji.contracts.TransferId;
import io.gongji.contracts.WithdrawalId;
import org.jspecify.annotations.Nullable;

/// The rows of a book's state, a table for each kind.
final class StateTables {
    final Rows<MemberId, MemberState> members = new Rows<>(MemberState::id);
    final Rows<GrantId, GrantState> grants = new Rows<>(GrantState::id);
    final Rows<SettlementId, SettlementState> settlements = new Rows<>(SettlementState::id);
    final Rows<TransferId, TransferState> transfers = new Rows<>(TransferState::id);
    final Rows<PremiumState.Key, PremiumState> premiums = new Rows<>(PremiumState::key);
    final Rows<WithdrawalId, WithdrawalState> withdrawals = new Rows<>(WithdrawalState::id);
    final Rows<Long, ReversalState> reversals = new Rows<>(ReversalState::reversedSeq);
    final Rows<EventId, ParkedState> parked = new Rows<>(ParkedState::eventId);
    final Rows<SuspenseState.Key, SuspenseState> suspense = new Rows<>(SuspenseState::key);
    final Rows<DueState.Key, DueState> dues = new Rows<>(DueState::key);
    final Rows<PublicMoneyState.Key, PublicMoneyState> publicMoney =
            new Rows<>(PublicMoneyState::key);
    final Rows<BookId, DispatchState> dispatches = new Rows<>(DispatchState::toBook);
    final Rows<HoldId, HoldState> holds = new Rows<>(HoldState::id);
    final Rows<CaptureId, CaptureState> captures = new Rows<>(CaptureState::id);

    void put(StateRow row, Rows.Origin origin) {
        switch (row) {
            case MemberState member -> members.put(member, origin);
            case GrantState grant -> grants.put(grant, origin);
            case ParkedState event -> parked.put(event, origin);
            case SettlementState bill -> settlements.put(bill, origin);
            case TransferState transfer -> transfers.put(transfer, origin);
            case PremiumState premium -> premiums.put(premium, origin);
            case WithdrawalState withdrawal -> withdrawals.put(withdrawal, origin);
            case ReversalState reversal -> reversals.put(reversal, origin);
            case HoldState hold -> holds.put(hold, origin);
            case CaptureState capture -> captures.put(capture, origin);
            case SuspenseState receipt -> suspense.put(receipt, origin);
            case DueState due -> dues.put(due, origin);
            case PublicMoneyState received -> publicMoney.put(received, origin);
            case DispatchState dispatch -> dispatches.put(dispatch, origin);
        }
    }

    /// What evolving wrote since the last call.
    WrittenRows drain(@Nullable Periods periods) {
        return new WrittenRows(
                members.drain(),
                grants.drain(),
                settlements.drain(),
                transfers.drain(),
                premiums.drain(),
                withdrawals.drain(),
                reversals.drain(),
                parked.drain(),
                holds.drain(),
                captures.drain(),
                suspense.drain(),
                dues.drain(),
                publicMoney.drain(),
                dispatches.drain(),
                periods);
    }
}
