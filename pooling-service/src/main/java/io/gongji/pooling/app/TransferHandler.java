package io.gongji.pooling.app;

import io.gongji.contracts.MemberId;
import io.gongji.contracts.TransferId;
import io.gongji.eventstore.Metadata;
import io.gongji.eventstore.Transactions;
import io.gongji.eventstore.decider.Decision;
import io.gongji.pooling.domain.transfer.TransferCommand;
import io.gongji.pooling.domain.transfer.TransferCommand.AcceptTransfer;
import io.gongji.pooling.domain.transfer.TransferCommand.ExpireTransfer;
import io.gongji.pooling.domain.transfer.TransferCommand.RefuseTransfer;
import io.gongji.pooling.domain.transfer.TransferDecider;
import io.gongji.pooling.domain.transfer.TransferEvent;
import io.gongji.pooling.store.TransferStore;
import io.gongji.pooling.store.TransferStore.Loaded;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Accepts and refuses transfers for their payees, and gives back those whose time is over. All
/// three append to the transfer's own stream, so that only one of them can.
@ApplicationScoped
public class TransferHandler {
    private static final String ACTOR = "transfer-returns";

    private final KeyedWrites writes;
    private final Transactions transactions;
    private final TransferStore transfers;
    private final Calendar calendar;
    private final TransferDecider decider = new TransferDecider();

    TransferHandler(
            KeyedWrites writes,
            Transactions transactions,
            TransferStore transfers,
            Calendar calendar) {
        this.writes = writes;
        this.transactions = transactions;
        this.transfers = transfers;
        this.calendar = calendar;
    }

    /// The payee takes the money.
    public Reply accept(RequestKey key, TransferId id, MemberId payee) {
        Instant now = calendar.now();
        return write(key, id, new AcceptTransfer(id, payee, now), now);
    }

    /// The payee does not want the money.
    public Reply refuse(RequestKey key, TransferId id, MemberId payee) {
        return write(key, id, new RefuseTransfer(id, payee), calendar.now());
    }

    /// Gives back transfers whose time is over.
    ///
    /// @param max how many are looked at
    /// @return how many went back
    public int returnDue(int max) {
        Instant now = calendar.now();
        List<TransferId> due = transactions.run(handle -> transfers.due(handle, now, max));
        int returned = 0;
        for (TransferId id : due) {
            returned += giveBack(id, now);
        }
        return returned;
    }

    private int giveBack(TransferId id, Instant now) {
        Metadata metadata =
                new Metadata(
                        now, Calendar.dayOf(now), ACTOR, Ids.next().toString(), null, null, null);
        return transactions.run(handle -> {
            Loaded loaded = transfers.load(handle, id);
            return switch (decider.decide(new ExpireTransfer(id, now), loaded.state())) {
                case Decision.Accepted<TransferEvent> accepted -> {
                    transfers.append(handle, loaded, accepted.events(), metadata);
                    yield accepted.events().size();
                }
                case Decision.Refused<TransferEvent> refused ->
                        throw new IllegalStateException(
                                "a transfer that is due: " + refused.reason());
            };
        });
    }

    private Reply write(RequestKey key, TransferId id, TransferCommand command, Instant now) {
        Metadata metadata = KeyedWrites.metadata(key, now, null);
        return writes.once(key, id.value(), handle -> decide(handle, id, command, metadata));
    }

    private Optional<Reply.Refused> decide(
            Handle handle, TransferId id, TransferCommand command, Metadata metadata) {
        Loaded loaded = transfers.load(handle, id);
        return switch (decider.decide(command, loaded.state())) {
            case Decision.Accepted<TransferEvent> accepted -> {
                transfers.append(handle, loaded, accepted.events(), metadata);
                yield Optional.empty();
            }
            case Decision.Refused<TransferEvent> refused ->
                    Optional.of(new Reply.Refused(refused.reason(), refused.detail()));
        };
    }
}
