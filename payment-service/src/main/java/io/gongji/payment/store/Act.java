package io.gongji.payment.store;

import io.gongji.contracts.EventId;
import io.gongji.contracts.PolicyVersion;
import io.gongji.eventstore.Metadata;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// One use case as its events will remember it.
///
/// @param today the day of receipt in Asia/Shanghai
/// @param actor who asked: a caller's name, never a person's
/// @param causationId the event that led to this, if one did
/// @param idempotencyDigest of caller and Idempotency-Key
/// @param policyVersion the pack that decides amounts here, if one does
public record Act(
        Instant at,
        LocalDate today,
        String actor,
        String correlationId,
        @Nullable EventId causationId,
        @Nullable String idempotencyDigest,
        @Nullable PolicyVersion policyVersion) {
    /// The same act, its amounts decided by a policy pack.
    public Act under(PolicyVersion version) {
        return new Act(at, today, actor, correlationId, causationId, idempotencyDigest, version);
    }

    Metadata effective(LocalDate date) {
        return new Metadata(
                at, date, actor, correlationId, causationId, policyVersion, idempotencyDigest);
    }
}
