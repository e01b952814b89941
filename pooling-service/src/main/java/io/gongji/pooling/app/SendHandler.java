package io.gongji.pooling.app;

import io.gongji.contracts.MemberId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.TransferId;
import io.gongji.contracts.policy.Ruled;
import io.gongji.contracts.policy.WalletRules;
import io.gongji.eventstore.BusinessClock;
import io.gongji.eventstore.Metadata;
import io.gongji.eventstore.Transactions;
import io.gongji.eventstore.decider.Decision;
import io.gongji.pooling.app.MemberDirectory.Answer;
import io.gongji.pooling.domain.giver.Person;
import io.gongji.pooling.domain.transfer.Stage;
import io.gongji.pooling.domain.transfer.TransferCommand.BeginTransfer;
import io.gongji.pooling.domain.transfer.TransferDecider;
import io.gongji.pooling.domain.transfer.TransferEvent;
import io.gongji.pooling.domain.transfer.TransferEvent.TransferBegun;
import io.gongji.pooling.domain.wallet.WalletCommand.SendTransfer;
import io.gongji.pooling.domain.wallet.WalletCommand.SentBefore;
import io.gongji.pooling.domain.wallet.WalletDecider;
import io.gongji.pooling.domain.wallet.WalletEvent;
import io.gongji.pooling.store.TransferStore;
import io.gongji.pooling.store.WalletStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Sends wallet transfers (医保钱包转账). The limits are judged once, by the time at which the wish was
/// received; the payer's stream lets one of two simultaneous wishes through and makes the other be
/// judged again.
@ApplicationScoped
public class SendHandler {
    private final KeyedWrites writes;
    private final Transactions transactions;
    private final WalletStore wallets;
    private final TransferStore transfers;
    private final Register register;
    private final FaceCheck faces;
    private final Calendar calendar;
    private final WalletDecider decider = new WalletDecider();
    private final TransferDecider transferDecider = new TransferDecider();
    private final OneAtATime oneAtATime = new OneAtATime();

    SendHandler(
            KeyedWrites writes,
            Transactions transactions,
            WalletStore wallets,
            TransferStore transfers,
            Register register,
            FaceCheck faces,
            Calendar calendar) {
        this.writes = writes;
        this.transactions = transactions;
        this.wallets = wallets;
        this.transfers = transfers;
        this.register = register;
        this.faces = faces;
        this.calendar = calendar;
    }

    /// A wish to send.
    ///
    /// @param faceToken of the payer's face verification; needed for every transfer
    public record Send(
            MemberId payerId, Relative payee, long amountFen, @Nullable String faceToken) {
        @Override
        public String toString() {
            return "Send[payerId=" + payerId + "]";
        }
    }

    /// What is known about a wish before it is judged.
    private record Known(
            TransferId id, Person payer, Person payee, Ruled<WalletRules> ruled, Instant now) {
        LocalDate day() {
            return Calendar.dayOf(now);
        }

        TransferBegun begun(long amountFen) {
            Instant returnAt =
                    day().plusDays(1)
                            .atTime(ruled.rules().returnAt())
                            .atZone(BusinessClock.ZONE)
                            .toInstant();
            return new TransferBegun(
                    id,
                    payer.memberId(),
                    payer.region(),
                    payee.memberId(),
                    payee.region(),
                    amountFen,
                    now,
                    returnAt);
        }
    }

    /// Sends money. The face token is redeemed last and only when nothing else speaks against it.
    ///
    /// @throws Unavailable when payment-service or the face platform is out of reach
    public Reply send(RequestKey key, Send send) {
        return oneAtATime.run(
                key.keyDigest(), () -> writes.earlier(key).orElseGet(() -> sendNow(key, send)));
    }

    private Reply sendNow(RequestKey key, Send send) {
        Instant now = calendar.now();
        LocalDate day = Calendar.dayOf(now);
        return switch (register.person(send.payerId(), day)) {
            case Answer.NotFound(Refusal reason) -> unknown(reason, "payerId");
            case Answer.Found(Person payer) ->
                    switch (register.ask(send.payee(), day)) {
                        case Answer.NotFound(Refusal reason) ->
                                unknown(reason, send.payee().field());
                        case Answer.Found(Person payee) -> between(key, send, payer, payee, now);
                    };
        };
    }

    private Reply between(RequestKey key, Send send, Person payer, Person payee, Instant now) {
        LocalDate day = Calendar.dayOf(now);
        Optional<Ruled<WalletRules>> ruled = register.walletRules(payer.region(), day);
        if (ruled.isEmpty()) {
            return new Reply.Refused(
                    Refusal.CITY_NOT_OPEN, WalletDecider.notOpen("payerId", payer.region()));
        }
        if (register.walletRules(payee.region(), day).isEmpty()) {
            return new Reply.Refused(
                    Refusal.CITY_NOT_OPEN,
                    WalletDecider.notOpen(send.payee().field(), payee.region()));
        }
        Known known = new Known(new TransferId(Ids.next()), payer, payee, ruled.get(), now);
        return obstacle(key, send, known)
                .<Reply>map(refused -> refused)
                .orElseGet(() -> write(key, send, known));
    }

    private Optional<Reply.Refused> obstacle(RequestKey key, Send send, Known known) {
        Decision<WalletEvent> preview =
                transactions.run(handle ->
                        decider.decide(
                                command(handle, send, known),
                                wallets.load(handle, send.payerId()).state()));
        return switch (preview) {
            case Decision.Refused<WalletEvent> refused -> Optional.of(refusal(refused));
            case Decision.Accepted<WalletEvent> _ ->
                    send.faceToken() == null
                            ? Optional.empty()
                            : faces.failure(
                                    key,
                                    send.faceToken(),
                                    send.payerId(),
                                    FaceVerification.Purpose.WALLET_TRANSFER);
        };
    }

    private Reply write(RequestKey key, Send send, Known known) {
        Metadata metadata = KeyedWrites.metadata(key, known.now(), known.ruled().version());
        return writes.once(
                key,
                known.id().value(),
                handle -> {
                    WalletStore.Loaded wallet = wallets.load(handle, send.payerId());
                    return switch (decider.decide(command(handle, send, known), wallet.state())) {
                        case Decision.Refused<WalletEvent> refused -> Optional.of(refusal(refused));
                        case Decision.Accepted<WalletEvent> accepted -> {
                            wallets.append(handle, wallet, accepted.events(), metadata);
                            begin(handle, known.begun(send.amountFen()), metadata);
                            yield Optional.empty();
                        }
                    };
                });
    }

    private void begin(Handle handle, TransferBegun begun, Metadata metadata) {
        TransferStore.Loaded transfer = transfers.load(handle, begun.transferId());
        switch (transferDecider.decide(new BeginTransfer(begun), transfer.state())) {
            case Decision.Accepted<TransferEvent> accepted ->
                    transfers.append(handle, transfer, accepted.events(), metadata);
            case Decision.Refused<TransferEvent> refused ->
                    throw new IllegalStateException("a new transfer: " + refused.reason());
        }
    }

    /// Read again in the transaction that writes: what was sent before may have changed.
    private SendTransfer command(Handle handle, Send send, Known known) {
        return new SendTransfer(
                known.id(),
                send.payerId(),
                known.payee(),
                send.amountFen(),
                known.ruled().rules(),
                wallets.load(handle, known.payee().memberId()).state().isOpen(),
                sentBefore(handle, send.payerId(), known.day()),
                known.day(),
                known.now().atZone(BusinessClock.ZONE).toLocalTime(),
                send.faceToken() != null);
    }

    /// Only the last day's can still wait: nothing is sent while one does.
    private SentBefore sentBefore(Handle handle, MemberId payer, LocalDate day) {
        var wallet = wallets.load(handle, payer).state();
        List<Stage> last = transfers.stages(handle, wallet.sentOnLastDay());
        List<Stage> today =
                wallet.sentOn(day).isEmpty()
                        ? List.of()
                        : last.stream()
                                .filter(stage -> !(stage instanceof Stage.Declined))
                                .toList();
        return new SentBefore(today.size(), last.stream().anyMatch(Stage::unaccepted));
    }

    private static Reply unknown(Refusal reason, String field) {
        return new Reply.Refused(reason, Register.whose(field));
    }

    private static Reply.Refused refusal(Decision.Refused<WalletEvent> refused) {
        return new Reply.Refused(refused.reason(), refused.detail());
    }
}
