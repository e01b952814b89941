package io.gongji.pooling.app;

import io.gongji.contracts.GrantId;
import io.gongji.contracts.MemberId;
import io.gongji.eventstore.Metadata;
import io.gongji.eventstore.decider.Decision;
import io.gongji.pooling.domain.giver.GiverCommand;
import io.gongji.pooling.domain.giver.GiverDecider;
import io.gongji.pooling.domain.giver.GiverEvent;
import io.gongji.pooling.store.GiverCodec;
import io.gongji.pooling.store.GiverStore;
import io.gongji.pooling.store.GiverStore.Loaded;
import jakarta.enterprise.context.ApplicationScoped;
import org.jdbi.v3.core.Handle;

/// Stores what the ledger answered, in the transaction that takes the answer from the journal.
@ApplicationScoped
public class AnswerRecorder {
    /// Who numbers the events that leave this service, and so the source of every answer to them.
    public static final String SOURCE = GiverCodec.SOURCE;

    private final GiverStore givers;
    private final GiverDecider decider = new GiverDecider();

    AnswerRecorder(GiverStore givers) {
        this.givers = givers;
    }

    /// Stores one answer; an answer that was stored before changes nothing.
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
