package io.gongji.pooling.app;

import io.gongji.contracts.PolicyVersion;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.Sentence;
import io.gongji.eventstore.IdempotencyKeys;
import io.gongji.eventstore.IdempotencyKeys.Claim;
import io.gongji.eventstore.Metadata;
import io.gongji.eventstore.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Does what a request asks once, however often it is sent: claims its key and works in one
/// transaction.
@ApplicationScoped
public class KeyedWrites {
    private static final String CLAIM = "claim";

    private final Transactions transactions;
    private final IdempotencyKeys keys;

    KeyedWrites(Transactions transactions, IdempotencyKeys keys) {
        this.transactions = transactions;
        this.keys = keys;
    }

    /// What the key was used for before: the same request is answered again, another one is
    /// refused.
    Optional<Reply> earlier(RequestKey key) {
        return transactions.run(handle ->
                keys.find(handle, key.caller(), key.keyDigest(), key.requestDigest())
                        .flatMap(KeyedWrites::earlier));
    }

    /// Works unless the key was used before.
    ///
    /// @param target what the request is about, rendered when it is repeated
    /// @param work appends, or says why not; then the key stays free. It is run again after a
    ///   conflict with another writer
    Reply once(RequestKey key, UUID target, Function<Handle, Optional<Reply.Refused>> work) {
        return transactions.run(handle -> {
            handle.savepoint(CLAIM);
            Claim claim =
                    keys.claim(
                            handle,
                            key.caller(),
                            key.keyDigest(),
                            key.requestDigest(),
                            target.toString());
            return earlier(claim)
                    .orElseGet(() ->
                            work.apply(handle)
                                    .<Reply>map(refused -> {
                                        handle.rollbackToSavepoint(CLAIM);
                                        return refused;
                                    })
                                    .orElseGet(() -> new Reply.Done(target)));
        });
    }

    /// What every event of a request says about itself.
    ///
    /// @param version of the policy that decides, if one does
    static Metadata metadata(RequestKey key, Instant now, @Nullable PolicyVersion version) {
        return new Metadata(
                now,
                Calendar.dayOf(now),
                key.caller(),
                Ids.next().toString(),
                null,
                version,
                key.keyDigest());
    }

    private static Optional<Reply> earlier(Claim claim) {
        return switch (claim) {
            case Claim.Claimed _ -> Optional.empty();
            case Claim.Known(String target) -> Optional.of(new Reply.Done(UUID.fromString(target)));
            case Claim.Reused _ ->
                    Optional.of(new Reply.Refused(Refusal.IDEMPOTENCY_KEY_REUSED, Sentence.NONE));
        };
    }
}
