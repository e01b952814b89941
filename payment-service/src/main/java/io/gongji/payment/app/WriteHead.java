package io.gongji.payment.app;

import io.gongji.contracts.journal.Sha256;
import java.time.Duration;

/// What every write says about itself.
///
/// @param caller        who asks; keys are scoped to it
/// @param key           the Idempotency-Key
/// @param requestDigest over method, path and body
/// @param path          of the request
/// @param correlationId shared by all that follows from this request
/// @param waiting       how long to wait for the ledger
public record WriteHead(
        String caller, String key, Sha256 requestDigest, String path, String correlationId, Duration waiting) {}
