package io.gongji.pooling.app;

import io.gongji.contracts.MemberId;
import io.gongji.contracts.PolicyVersion;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.Uuids;
import io.gongji.eventstore.IdempotencyKeys;
import io.gongji.eventstore.IdempotencyKeys.Claim;
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
    private static final String CLAIM = "claim";

    private final Transactions transactions;
    private final GiverStore givers;
    private final IdempotencyKeys keys;
    private final GiverDecider decider = new GiverDecider();

    GiverWriter(Transactions transactions, GiverStore givers, IdempotencyKeys keys) {
        this.transactions = transactions;
        this.givers = givers;
        this.keys = keys;
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
            @Nullable PolicyVersion version) {
        Metadata metadata() {
            return new Metadata(
                    now,
                    Calendar.dayOf(now),
                    key.caller(),
                    Uuids.version7(now.toEpochMilli()).toString(),
                    null,
                    version,
                    key.keyDigest());
        }
    }

    /// What the key was used for before: the same request is answered again, another one is
    /// refused.
    Optional<Reply> earlier(RequestKey key) {
        return transactions.run(handle ->
                keys.find(handle, key.caller(), key.keyDigest(), key.requestDigest())
                        .flatMap(GiverWriter::earlier));
    }

    /// Decides without writing: for work that must not begin when the answer is no anyway.
    Decision<GiverEvent> preview(MemberId giver, GiverCommand command) {
        return transactions.run(
                handle -> decider.decide(command, givers.load(handle, giver).state()));
    }

    /// Writes, or says why not; a refusal leaves the key free.
    Reply write(Write write) {
        Metadata metadata = write.metadata();
        return transactions.run(handle -> {
            handle.savepoint(CLAIM);
            Claim claim =
                    keys.claim(
                            handle,
                            write.key().caller(),
                            write.key().keyDigest(),
                            write.key().requestDigest(),
                            write.target().toString());
            return earlier(claim).orElseGet(() -> decide(handle, write, metadata));
        });
    }

    private Reply decide(Handle handle, Write write, Metadata metadata) {
        Loaded loaded = givers.load(handle, write.giver());
        return switch (decider.decide(write.command(), loaded.state())) {
            case Decision.Accepted<GiverEvent> accepted -> {
                givers.append(handle, loaded, accepted.events(), metadata);
                yield new Reply.Done(write.target());
            }
            case Decision.Refused<GiverEvent> refused -> {
                handle.rollbackToSavepoint(CLAIM);
                yield new Reply.Refused(refused.reason(), refused.detail());
            }
        };
    }

    private static Optional<Reply> earlier(Claim claim) {
        return switch (claim) {
            case Claim.Claimed _ -> Optional.empty();
            case Claim.Known(String target) -> Optional.of(new Reply.Done(UUID.fromString(target)));
            case Claim.Reused _ ->
                    Optional.of(new Reply.Refused(Refusal.IDEMPOTENCY_KEY_REUSED, ""));
        };
    }
}
