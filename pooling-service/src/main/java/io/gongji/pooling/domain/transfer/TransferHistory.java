package io.gongji.pooling.domain.transfer;

import io.gongji.contracts.event.WalletEvent;
import io.gongji.contracts.event.WalletEvent.ReturnReason;
import io.gongji.pooling.domain.transfer.Stage.Accepting;
import io.gongji.pooling.domain.transfer.Stage.Cause;
import io.gongji.pooling.domain.transfer.Stage.Credited;
import io.gongji.pooling.domain.transfer.Stage.Declined;
import io.gongji.pooling.domain.transfer.Stage.Pending;
import io.gongji.pooling.domain.transfer.Stage.Returned;
import io.gongji.pooling.domain.transfer.Stage.Returning;
import io.gongji.pooling.domain.transfer.Stage.Waiting;
import io.gongji.pooling.domain.transfer.TransferEvent.AcceptanceDeclined;
import io.gongji.pooling.domain.transfer.TransferEvent.LedgerTold;
import io.gongji.pooling.domain.transfer.TransferEvent.TransferBegun;
import io.gongji.pooling.domain.transfer.TransferEvent.TransferCredited;
import io.gongji.pooling.domain.transfer.TransferEvent.TransferDeclined;
import io.gongji.pooling.domain.transfer.TransferEvent.TransferHeld;
import io.gongji.pooling.domain.transfer.TransferEvent.TransferReturned;
import io.gongji.pooling.domain.transfer.TransferEvent.TransferStranded;
import java.util.Optional;

/// What each event makes of a transfer. An event that cannot follow means a corrupt stream: it
/// stops here, with the transfer named.
final class TransferHistory {
    private TransferHistory() {}

    static Transfer after(Optional<Transfer> state, TransferEvent event) {
        if (event instanceof TransferBegun begun) {
            if (state.isPresent()) {
                throw corrupt(state.get(), event);
            }
            return begun(begun);
        }
        Transfer now =
                state.orElseThrow(
                        () -> new IllegalStateException("transfer stream: it does not begin"));
        return switch (event) {
            case TransferBegun _ -> throw corrupt(now, event);
            case LedgerTold(WalletEvent told) -> told(now, told, event);
            case TransferHeld _ -> move(now, event, Pending.class, new Waiting(null));
            case TransferDeclined declined ->
                    move(now, event, Pending.class, new Declined(declined.reason()));
            case AcceptanceDeclined declined ->
                    move(now, event, Accepting.class, new Waiting(declined.reason()));
            case TransferCredited _ -> move(now, event, Accepting.class, new Credited());
            case TransferStranded _ ->
                    move(now, event, Accepting.class, new Returning(Cause.NOT_CREDITED));
            case TransferReturned _ -> returned(now, event);
        };
    }

    private static Transfer begun(TransferBegun begun) {
        return new Transfer(
                begun.transferId(),
                begun.payer(),
                begun.payerRegion(),
                begun.payee(),
                begun.payeeRegion(),
                begun.amountFen(),
                begun.sentAt(),
                begun.returnAt(),
                new Pending());
    }

    private static Transfer told(Transfer now, WalletEvent told, TransferEvent event) {
        return switch (told) {
            case WalletEvent.Sent _ -> move(now, event, Pending.class, now.stage());
            case WalletEvent.Accepted _ -> move(now, event, Waiting.class, new Accepting());
            case WalletEvent.Returned(_, _, ReturnReason reason) ->
                    move(now, event, Waiting.class, new Returning(cause(reason)));
            // The ledger tells itself; never in a stream of this service.
            case WalletEvent.Arrived _, WalletEvent.SentBack _ -> throw corrupt(now, event);
        };
    }

    private static Cause cause(ReturnReason reason) {
        return switch (reason) {
            case REFUSED -> Cause.REFUSED;
            case EXPIRED -> Cause.EXPIRED;
        };
    }

    private static Transfer returned(Transfer now, TransferEvent event) {
        return switch (now.stage()) {
            case Returning(Cause cause) -> now.with(new Returned(cause));
            case Accepting _ -> now.with(new Returned(Cause.NOT_CREDITED));
            case Pending _, Waiting _, Declined _, Credited _, Returned _ ->
                    throw corrupt(now, event);
        };
    }

    private static Transfer move(
            Transfer now, TransferEvent event, Class<? extends Stage> from, Stage to) {
        if (!from.isInstance(now.stage())) {
            throw corrupt(now, event);
        }
        return now.with(to);
    }

    private static IllegalStateException corrupt(Transfer now, TransferEvent event) {
        return new IllegalStateException(
                "transfer stream: "
                        + now.id()
                        + " is "
                        + now.stage()
                        + " and cannot follow "
                        + event.getClass().getSimpleName());
    }
}
