package io.gongji.pooling.domain.transfer;

import io.gongji.contracts.Refusal;
import io.gongji.contracts.Sentence;
import io.gongji.contracts.TransferId;
import io.gongji.contracts.event.SettlementEvent.DebitSource;
import io.gongji.contracts.event.WalletEvent;
import io.gongji.contracts.event.WalletEvent.ReturnReason;
import io.gongji.eventstore.decider.Decider;
import io.gongji.eventstore.decider.Decision;
import io.gongji.pooling.domain.transfer.Stage.Accepting;
import io.gongji.pooling.domain.transfer.Stage.Credited;
import io.gongji.pooling.domain.transfer.Stage.Declined;
import io.gongji.pooling.domain.transfer.Stage.Pending;
import io.gongji.pooling.domain.transfer.Stage.Returned;
import io.gongji.pooling.domain.transfer.Stage.Returning;
import io.gongji.pooling.domain.transfer.Stage.Waiting;
import io.gongji.pooling.domain.transfer.TransferCommand.AcceptTransfer;
import io.gongji.pooling.domain.transfer.TransferCommand.BeginTransfer;
import io.gongji.pooling.domain.transfer.TransferCommand.ConfirmCredited;
import io.gongji.pooling.domain.transfer.TransferCommand.ConfirmDispatched;
import io.gongji.pooling.domain.transfer.TransferCommand.ConfirmReturned;
import io.gongji.pooling.domain.transfer.TransferCommand.ConfirmSent;
import io.gongji.pooling.domain.transfer.TransferCommand.ConfirmStranded;
import io.gongji.pooling.domain.transfer.TransferCommand.DeclineAcceptance;
import io.gongji.pooling.domain.transfer.TransferCommand.DeclineSent;
import io.gongji.pooling.domain.transfer.TransferCommand.ExpireTransfer;
import io.gongji.pooling.domain.transfer.TransferCommand.RefuseTransfer;
import io.gongji.pooling.domain.transfer.TransferEvent.AcceptanceDeclined;
import io.gongji.pooling.domain.transfer.TransferEvent.LedgerTold;
import io.gongji.pooling.domain.transfer.TransferEvent.TransferBegun;
import io.gongji.pooling.domain.transfer.TransferEvent.TransferCredited;
import io.gongji.pooling.domain.transfer.TransferEvent.TransferDeclined;
import io.gongji.pooling.domain.transfer.TransferEvent.TransferHeld;
import io.gongji.pooling.domain.transfer.TransferEvent.TransferReturned;
import io.gongji.pooling.domain.transfer.TransferEvent.TransferStranded;
import java.util.List;
import java.util.Optional;

/// What becomes of a transfer: accepted, refused or out of time, each exactly once, and what the
/// books answer (design 4, across books). Answers of two books may come in either order.
public final class TransferDecider
        implements Decider<TransferCommand, Optional<Transfer>, TransferEvent> {
    /// Settled by no source; the default that domain section 5 proposes.
    private static final List<DebitSource> DEBIT_ORDER =
            List.of(DebitSource.OWN_CURRENT, DebitSource.OWN_PREVIOUS, DebitSource.WALLET);

    @Override
    public Optional<Transfer> initial() {
        return Optional.empty();
    }

    @Override
    public Decision<TransferEvent> decide(TransferCommand command, Optional<Transfer> state) {
        return switch (command) {
            case BeginTransfer(TransferBegun begun) -> begin(begun, state);
            case AcceptTransfer accept ->
                    state.map(transfer -> accept(accept, transfer))
                            .orElseGet(TransferDecider::unknown);
            case RefuseTransfer refuse ->
                    state.map(transfer -> refuse(refuse, transfer))
                            .orElseGet(TransferDecider::unknown);
            case ExpireTransfer expire ->
                    state.map(transfer -> expire(expire, transfer))
                            .orElseGet(TransferDecider::unknown);
            case ConfirmSent(TransferId id) -> confirmSent(known(state, id));
            case DeclineSent(TransferId id, Refusal reason) ->
                    declineSent(known(state, id), reason);
            case ConfirmDispatched(TransferId id) -> confirmDispatched(known(state, id));
            case DeclineAcceptance(TransferId id, Refusal reason) ->
                    declineAcceptance(known(state, id), reason);
            case ConfirmCredited(TransferId id) -> confirmCredited(known(state, id));
            case ConfirmStranded(TransferId id) -> confirmStranded(known(state, id));
            case ConfirmReturned(TransferId id) -> confirmReturned(known(state, id));
        };
    }

    private static Decision<TransferEvent> begin(TransferBegun begun, Optional<Transfer> state) {
        if (state.isPresent()) {
            throw new IllegalStateException("transfer " + begun.transferId() + " began twice");
        }
        return Decision.accepted(
                begun,
                new LedgerTold(
                        new WalletEvent.Sent(
                                begun.transferId(),
                                begun.payer(),
                                begun.payerRegion(),
                                begun.payee(),
                                begun.payeeRegion(),
                                begun.amountFen(),
                                DEBIT_ORDER)));
    }

    private static Decision<TransferEvent> accept(AcceptTransfer accept, Transfer transfer) {
        if (!accept.payee().equals(transfer.payee())) {
            return notPayee();
        }
        if (!(transfer.stage() instanceof Waiting)) {
            return notOpen(transfer.stage());
        }
        if (!accept.now().isBefore(transfer.returnAt())) {
            return Decision.refused(
                    Refusal.TRANSFER_NOT_OPEN,
                    new Sentence(
                            "The time to accept it is over and it goes back; ask the payer to send it again.",
                            "接收期限已过，该笔转账将退回；请付款人重新转账。"));
        }
        return told(
                new WalletEvent.Accepted(transfer.id(), transfer.payerRegion(), accept.payee()));
    }

    private static Decision<TransferEvent> refuse(RefuseTransfer refuse, Transfer transfer) {
        if (!refuse.payee().equals(transfer.payee())) {
            return notPayee();
        }
        return transfer.stage() instanceof Waiting
                ? back(transfer, ReturnReason.REFUSED)
                : notOpen(transfer.stage());
    }

    /// A pending one is looked at again once the ledger has answered.
    private static Decision<TransferEvent> expire(ExpireTransfer expire, Transfer transfer) {
        return transfer.stage() instanceof Waiting && !expire.now().isBefore(transfer.returnAt())
                ? back(transfer, ReturnReason.EXPIRED)
                : Decision.accepted();
    }

    private static Decision<TransferEvent> confirmSent(Transfer transfer) {
        return switch (transfer.stage()) {
            case Pending _ -> Decision.accepted(new TransferHeld());
            case Waiting _, Accepting _, Credited _, Returning _, Returned _ -> Decision.accepted();
            case Declined _ -> throw contradiction(transfer, "taken after it was declined");
        };
    }

    private static Decision<TransferEvent> declineSent(Transfer transfer, Refusal reason) {
        return switch (transfer.stage()) {
            case Pending _ -> Decision.accepted(new TransferDeclined(reason));
            case Declined _ -> Decision.accepted();
            case Waiting _, Accepting _, Credited _, Returning _, Returned _ ->
                    throw contradiction(transfer, "declined after it was taken");
        };
    }

    private static Decision<TransferEvent> confirmDispatched(Transfer transfer) {
        return switch (transfer.stage()) {
            case Accepting _, Credited _, Returning _, Returned _ -> Decision.accepted();
            case Pending _, Waiting _, Declined _ ->
                    throw contradiction(transfer, "dispatched, but nobody accepted it");
        };
    }

    private static Decision<TransferEvent> declineAcceptance(Transfer transfer, Refusal reason) {
        return switch (transfer.stage()) {
            case Accepting _ -> Decision.accepted(new AcceptanceDeclined(reason));
            case Waiting _, Returning _, Returned _ -> Decision.accepted();
            case Pending _, Declined _, Credited _ ->
                    throw contradiction(transfer, "declined to its payee, but nobody accepted it");
        };
    }

    private static Decision<TransferEvent> confirmCredited(Transfer transfer) {
        return switch (transfer.stage()) {
            case Accepting _ -> Decision.accepted(new TransferCredited());
            case Credited _ -> Decision.accepted();
            case Pending _, Waiting _, Declined _, Returning _, Returned _ ->
                    throw contradiction(transfer, "credited, but nobody accepted it");
        };
    }

    private static Decision<TransferEvent> confirmStranded(Transfer transfer) {
        return switch (transfer.stage()) {
            case Accepting _ -> Decision.accepted(new TransferStranded());
            case Returning _, Returned _ -> Decision.accepted();
            case Pending _, Waiting _, Declined _, Credited _ ->
                    throw contradiction(transfer, "stranded, but nobody accepted it");
        };
    }

    /// From Accepting too: the payer's book may be read before the payee's.
    private static Decision<TransferEvent> confirmReturned(Transfer transfer) {
        return switch (transfer.stage()) {
            case Accepting _, Returning _ -> Decision.accepted(new TransferReturned());
            case Returned _ -> Decision.accepted();
            case Pending _, Waiting _, Declined _, Credited _ ->
                    throw contradiction(transfer, "returned, but nobody sent it back");
        };
    }

    @Override
    public Optional<Transfer> evolve(Optional<Transfer> state, TransferEvent event) {
        return Optional.of(TransferHistory.after(state, event));
    }

    private static Decision<TransferEvent> back(Transfer transfer, ReturnReason reason) {
        return told(new WalletEvent.Returned(transfer.id(), transfer.payerRegion(), reason));
    }

    private static Decision<TransferEvent> told(WalletEvent event) {
        return Decision.accepted(new LedgerTold(event));
    }

    private static Decision<TransferEvent> unknown() {
        return Decision.refused(Refusal.TRANSFER_UNKNOWN);
    }

    private static Decision<TransferEvent> notPayee() {
        return Decision.refused(
                Refusal.NOT_PAYEE,
                new Sentence(
                        "payeeId is not the payee of this transfer; check both.",
                        "payeeId 不是该笔转账的收款人，请核对。"));
    }

    private static Decision<TransferEvent> notOpen(Stage stage) {
        return Decision.refused(
                Refusal.TRANSFER_NOT_OPEN,
                stage instanceof Pending
                        ? new Sentence(
                                "The ledger has not taken the money yet; try again in a moment.",
                                "账本尚未受理该笔转账，请稍后再试。")
                        : new Sentence(
                                "It was accepted, refused, returned or declined before; look at its status.",
                                "该笔转账此前已接收、拒收、退回或未受理，请查询其状态。"));
    }

    private static Transfer known(Optional<Transfer> state, TransferId id) {
        return state.orElseThrow(() ->
                new IllegalStateException(
                        "the journal answers transfer " + id + ", which was never sent"));
    }

    private static IllegalStateException contradiction(Transfer transfer, String what) {
        return new IllegalStateException(
                "the journal contradicts this service: transfer " + transfer.id() + " is " + what);
    }
}
