package io.gongji.eventstore;

import io.gongji.contracts.journal.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Remembers which request used an Idempotency-Key, in the transaction of that request. The first
/// request claims the key; one that comes while it is in flight waits on the unique index for its
/// end and then sees its resource. A request that rolled back, or was refused before it appended
/// anything, leaves its key free.
public final class IdempotencyKeys {
    private final EventStoreSettings.Keys settings;

    /// What a claim found.
    public sealed interface Claim {
        /// The key is new and now belongs to this request.
        record Claimed() implements Claim {}

        /// The same request was made before; render this resource as it is now.
        record Known(String resource) implements Claim {}

        /// The key belongs to another request: `IDEMPOTENCY_KEY_REUSED`.
        record Reused() implements Claim {}
    }

    public IdempotencyKeys(EventStoreSettings settings) {
        this.settings = settings.keys();
    }

    /// SHA-256 over what makes two requests the same: method, path with query, body.
    public static Sha256 requestDigest(String method, String path, byte[] body) {
        byte[] head = (method + "\n" + path + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] all = new byte[head.length + body.length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        return Sha256.digestOf(all);
    }

    /// What events carry of the key, 64 hex digits: see [Metadata#idempotencyDigest].
    public static String digestOf(String caller, String key) {
        return Sha256.digestOf((caller + "\n" + key).getBytes(StandardCharsets.UTF_8)).toString();
    }

    /// Claims a key inside the caller's transaction.
    ///
    /// @param caller 1 to 64 characters; keys are scoped to it
    /// @param key 1 to 100 characters
    /// @param resource the location of what this request makes or changes, 1 to 500 characters
    public Claim claim(
            Handle handle, String caller, String key, Sha256 bodyDigest, String resource) {
        Limits.text("caller", caller, 64);
        Limits.text("key", key, 100);
        Limits.text("resource", resource, 500);
        while (true) {
            if (insert(handle, caller, key, bodyDigest, resource)) {
                return new Claim.Claimed();
            }
            Optional<Claim> found = find(handle, caller, key, bodyDigest);
            if (found.isPresent()) {
                return found.get();
            }
            // Swept between the two statements: the key is free again.
        }
    }

    /// Looks a key up without claiming it; empty when it is free.
    public Optional<Claim> find(Handle handle, String caller, String key, Sha256 bodyDigest) {
        return handle.createQuery(
                        "SELECT body_digest, resource FROM idempotency_key WHERE caller = :caller AND key = :key")
                .bind("caller", caller)
                .bind("key", key)
                .map((row, context) ->
                        Sha256.ofDigest(row.getBytes("body_digest")).equals(bodyDigest)
                                ? (Claim) new Claim.Known(row.getString("resource"))
                                : new Claim.Reused())
                .findOne();
    }

    /// Forgets keys older than [EventStoreSettings.Keys#kept], at most
    /// [EventStoreSettings.Keys#sweepMax] at a time.
    ///
    /// @return how many were forgotten; as many as the limit means that more may wait
    public int sweep(Handle handle, Instant now) {
        return handle.createUpdate(
                        """
                        DELETE FROM idempotency_key WHERE (caller, key) IN (
                            SELECT caller, key FROM idempotency_key WHERE created_at < :before
                            ORDER BY created_at LIMIT :max)\
                        """)
                .bind("before", now.minus(settings.kept()).atOffset(ZoneOffset.UTC))
                .bind("max", settings.sweepMax())
                .execute();
    }

    private static boolean insert(
            Handle handle, String caller, String key, Sha256 bodyDigest, String resource) {
        return handle.createUpdate(
                                """
                                INSERT INTO idempotency_key (caller, key, body_digest, resource, created_at)
                                VALUES (:caller, :key, :digest, :resource, now())
                                ON CONFLICT (caller, key) DO NOTHING\
                                """)
                        .bind("caller", caller)
                        .bind("key", key)
                        .bind("digest", bodyDigest.toBytes())
                        .bind("resource", resource)
                        .execute()
                == 1;
    }
}
