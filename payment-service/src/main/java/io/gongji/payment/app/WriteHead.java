package io.gongji.payment.app;

import io.gongji.contracts.Uuids;
import io.gongji.contracts.journal.Sha256;
import io.gongji.eventstore.IdempotencyKeys;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What every write says about itself.
///
/// @param caller who asks; keys are scoped to it
/// @param key the Idempotency-Key
/// @param requestDigest over method, path and body
/// @param path of the request
/// @param correlationId shared by all that follows from this request
/// @param waiting how long to wait for the ledger
public record WriteHead(
        String caller,
        String key,
        Sha256 requestDigest,
        String path,
        String correlationId,
        Duration waiting) {
    /// A write whose digest is taken over method, path with query, and body.
    ///
    /// @param query of the request, if it has one
    /// @param body its bytes, or what stands for them
    public static WriteHead of(
            String caller,
            String key,
            String method,
            String path,
            @Nullable String query,
            byte[] body,
            Duration waiting) {
        String address = query == null ? path : path + "?" + query;
        return new WriteHead(
                caller,
                key,
                IdempotencyKeys.requestDigest(method, address, body),
                path,
                Uuids.version7(System.currentTimeMillis()).toString(),
                waiting);
    }
}
