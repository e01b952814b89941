package io.gongji.ledger.app;

import io.gongji.contracts.journal.Sha256;
import io.gongji.eventstore.IdempotencyKeys;
import java.nio.charset.StandardCharsets;

/// What makes a write recognisable when it is repeated. The Idempotency-Key itself is not kept.
///
/// @param caller which system asks
/// @param keyDigest SHA-256 (hex) of caller and key; events carry it too
/// @param requestDigest of key, method, path and body
public record RequestKey(String caller, String keyDigest, Sha256 requestDigest) {
    /// The key of one request.
    ///
    /// @param body in one fixed form: the same content must give the same text
    public static RequestKey of(
            String caller, String key, String method, String path, String body) {
        byte[] salted = (key + "\n" + body).getBytes(StandardCharsets.UTF_8);
        return new RequestKey(
                caller,
                IdempotencyKeys.digestOf(caller, key),
                IdempotencyKeys.requestDigest(method, path, salted));
    }
}
