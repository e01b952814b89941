package io.gongji.pooling.app;

import io.gongji.contracts.MemberId;
import io.gongji.contracts.PolicyVersion;
import io.gongji.eventstore.Metadata;
import io.gongji.eventstore.Transactions;
import io.gongji.eventstore.decider.Decision;
import io.gongji.pooling.domain.giver.GiverCommand;
import io.gongji.pooling.domain.giver.GiverDecider;
import io.gongji.pooling.domain.giver.GiverEvent;
import io.gongji.pooling.store.GiverStore;
import io.gongji.pooling.store.GiverStore.Loaded;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// One write to one giver: claims the key, loads, decides and appends in one transaction.
@ApplicationScoped
public class GiverWriter {
    private final Transactions transactions;
    private final GiverStore givers;
    private final KeyedWrites writes;
    private final GiverDecider decider = new GiverDecider();

    GiverWriter(Transactions transactions, GiverStore givers, KeyedWrites writes) {
        this.transactions = transactions;
        this.givers = givers;
        this.writes = writes;
    }

    /// What is to be written.
    ///
    /// @param target the binding or grant that the command is about
    /// @param version of the policy that decides, if one does
    record Write(
            RequestKey key,
            MemberId giver,
            UUID target,
            GiverCommand command,
            Instant now,
            @Nullable PolicyVersion version) {}

    /// What the key was used for before: the same request is answered again, another one is
    /// refused.
    Optional<Reply> earlier(RequestKey key) {
        return writes.earlier(key);
    }

    /// Decides without writing: for work that must not begin when the answer is no anyway.
    Decision<GiverEvent> preview(MemberId giver, GiverCommand command) {
        return transactions.run(
                handle -> decider.decide(command, givers.load(handle, giver).state()));
    }

    /// Writes, or says why not; a refusal leaves the key free.
    Reply write(Write write) {
        Metadata metadata = KeyedWrites.metadata(write.key(), write.now(), write.version());
        return writes.once(write.key(), write.target(), handle -> decide(handle, write, metadata));
    }

    private Optional<Reply.Refused> decide(Handle handle, Write write, Metadata metadata) {
        Loaded loaded = givers.load(handle, write.giver());
        return switch (decider.decide(write.command(), loaded.state())) {
            case Decision.Accepted<GiverEvent> accepted -> {
                givers.append(handle, loaded, accepted.events(), metadata);
                yield Optional.empty();
            }
            case Decision.Refused<GiverEvent> refused ->
                    Optional.of(new Reply.Refused(refused.reason(), refused.detail()));
        };
    }
}
