package io.gongji.pooling.store;

import io.gongji.contracts.EventId;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.TransferId;
import io.gongji.eventstore.EventStore;
import io.gongji.eventstore.Metadata;
import io.gongji.eventstore.Stored;
import io.gongji.eventstore.StreamId;
import io.gongji.eventstore.decider.Decider;
import io.gongji.pooling.domain.transfer.Stage;
import io.gongji.pooling.domain.transfer.Transfer;
import io.gongji.pooling.domain.transfer.TransferDecider;
import io.gongji.pooling.domain.transfer.TransferEvent;
import io.gongji.pooling.domain.transfer.TransferEvent.LedgerTold;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// A transfer's stream, `transfer/<transferId>`, and which transfers wait for whom and until when.
public final class TransferStore {
    private static final TransferDecider DECIDER = new TransferDecider();

    private final EventStore events;

    public TransferStore(EventStore events) {
        this.events = events;
    }

    /// A transfer as read.
    ///
    /// @param version to append with
    /// @param lastTold the last event the ledger was told about it
    public record Loaded(
            TransferId id, Optional<Transfer> state, long version, @Nullable EventId lastTold) {}

    /// Folds the stream; one that does not exist is an empty state.
    public Loaded load(Handle handle, TransferId id) {
        return folded(id, events.load(handle, stream(id)));
    }

    /// Where transfers stand, in one query.
    public List<Stage> stages(Handle handle, Collection<TransferId> ids) {
        Map<StreamId, List<Stored>> found =
                events.loadAll(handle, ids.stream().map(TransferStore::stream).toList());
        List<Stage> stages = new ArrayList<>();
        ids.forEach(id ->
                folded(id, found.getOrDefault(stream(id), List.of()))
                        .state()
                        .map(Transfer::stage)
                        .ifPresent(stages::add));
        return stages;
    }

    /// Appends what was decided on a loaded transfer, and notes whether it waits for its payee.
    public void append(
            Handle handle, Loaded loaded, List<TransferEvent> decided, Metadata metadata) {
        if (decided.isEmpty()) {
            return;
        }
        events.append(
                handle,
                stream(loaded.id()),
                loaded.version(),
                decided.stream()
                        .map(event -> TransferCodec.encode(loaded.id(), event, metadata))
                        .toList());
        Decider.fold(DECIDER, loaded.state(), decided).ifPresent(after -> place(handle, after));
    }

    /// Transfers that wait for their payee and whose time is over, the longest overdue first.
    public List<TransferId> due(Handle handle, Instant now, int max) {
        return handle.createQuery(
                        """
                        SELECT transfer_id FROM transfer_place WHERE waiting AND return_at <= :now
                        ORDER BY return_at, transfer_id LIMIT :max\
                        """)
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .bind("max", max)
                .mapTo(UUID.class)
                .map(TransferId::new)
                .list();
    }

    /// Transfers that wait for a payee, the next to go back first.
    public List<TransferId> waitingFor(Handle handle, MemberId payee, int max) {
        return handle.createQuery(
                        """
                        SELECT transfer_id FROM transfer_place WHERE payee_id = :payee AND waiting
                        ORDER BY return_at, transfer_id LIMIT :max\
                        """)
                .bind("payee", payee.value())
                .bind("max", max)
                .mapTo(UUID.class)
                .map(TransferId::new)
                .list();
    }

    private static void place(Handle handle, Transfer transfer) {
        handle.createUpdate(
                        """
                        INSERT INTO transfer_place (transfer_id, payer_id, payee_id, return_at, waiting)
                        VALUES (:id, :payer, :payee, :returnAt, :waiting)
                        ON CONFLICT (transfer_id) DO UPDATE SET waiting = excluded.waiting\
                        """)
                .bind("id", transfer.id().value())
                .bind("payer", transfer.payer().value())
                .bind("payee", transfer.payee().value())
                .bind("returnAt", transfer.returnAt().atOffset(ZoneOffset.UTC))
                .bind("waiting", transfer.stage() instanceof Stage.Waiting)
                .execute();
    }

    private static Loaded folded(TransferId id, List<Stored> stored) {
        Optional<Transfer> state = DECIDER.initial();
        EventId lastTold = null;
        for (Stored row : stored) {
            TransferEvent event = TransferCodec.decode(row);
            if (event instanceof LedgerTold) {
                lastTold = row.eventId();
            }
            state = DECIDER.evolve(state, event);
        }
        return new Loaded(id, state, stored.size(), lastTold);
    }

    private static StreamId stream(TransferId id) {
        return new StreamId("transfer", id.toString());
    }
}
