package io.gongji.pooling.app;

import io.gongji.contracts.GrantId;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.TransferId;
import io.gongji.eventstore.Metadata;
import io.gongji.eventstore.decider.Decision;
import io.gongji.pooling.domain.giver.GiverCommand;
import io.gongji.pooling.domain.giver.GiverDecider;
import io.gongji.pooling.domain.giver.GiverEvent;
import io.gongji.pooling.domain.transfer.TransferCommand;
import io.gongji.pooling.domain.transfer.TransferDecider;
import io.gongji.pooling.domain.transfer.TransferEvent;
import io.gongji.pooling.store.GiverCodec;
import io.gongji.pooling.store.GiverStore;
import io.gongji.pooling.store.GiverStore.Loaded;
import io.gongji.pooling.store.TransferCodec;
import io.gongji.pooling.store.TransferStore;
import jakarta.enterprise.context.ApplicationScoped;
import org.jdbi.v3.core.Handle;

/// Stores what the ledger answered, in the transaction that takes the answer from the journal.
@ApplicationScoped
public class AnswerRecorder {
    /// Who numbers the events that leave this service, and so the source of every answer to them.
    public static final String SOURCE = GiverCodec.SOURCE;

    /// What the subject of an event about a transfer begins with.
    public static final String TRANSFER_SUBJECT = TransferCodec.SUBJECT;

    private final GiverStore givers;
    private final TransferStore transfers;
    private final GiverDecider decider = new GiverDecider();
    private final TransferDecider transferDecider = new TransferDecider();

    AnswerRecorder(GiverStore givers, TransferStore transfers) {
        this.givers = givers;
        this.transfers = transfers;
    }

    /// Stores one answer about a transfer; an answer that was stored before changes nothing.
    ///
    /// @throws IllegalStateException when the journal contradicts this service: reading must stop
    public void record(
            Handle handle, TransferId transfer, TransferCommand answer, Metadata metadata) {
        TransferStore.Loaded loaded = transfers.load(handle, transfer);
        switch (transferDecider.decide(answer, loaded.state())) {
            case Decision.Accepted<TransferEvent> accepted ->
                    transfers.append(handle, loaded, accepted.events(), metadata);
            case Decision.Refused<TransferEvent> refused ->
                    throw new IllegalStateException("an answer was refused: " + refused.reason());
        }
    }

    /// Stores one answer about a grant; an answer that was stored before changes nothing.
    ///
    /// @throws IllegalStateException when the journal answers what this service never told: reading
    ///   must stop
    public void record(Handle handle, GrantId grant, GiverCommand answer, Metadata metadata) {
        MemberId giver =
                givers.giverOf(handle, grant)
                        .orElseThrow(() ->
                                new IllegalStateException(
                                        "the journal answers an unknown grant " + grant));
        Loaded loaded = givers.load(handle, giver);
        switch (decider.decide(answer, loaded.state())) {
            case Decision.Accepted<GiverEvent> accepted ->
                    givers.append(handle, loaded, accepted.events(), metadata);
            case Decision.Refused<GiverEvent> refused ->
                    throw new IllegalStateException("an answer was refused: " + refused.reason());
        }
    }
}
