package io.gongji.eventstore;

import io.gongji.contracts.EventId;
import io.gongji.contracts.PolicyVersion;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// What an event says about itself beside its data; a published event's envelope repeats it.
///
/// @param occurredAt when the service accepted it; cut to the microsecond that PostgreSQL keeps
/// @param effectiveDate the business date, Asia/Shanghai
/// @param actor who asked: a caller's name of 1 to 64 characters, never a person's
/// @param correlationId shared by all that follows from one request, 1 to 64 characters
/// @param causationId the event this one follows from
/// @param policyVersion the pack that decided an amount in it
/// @param idempotencyDigest [IdempotencyKeys#digestOf], 64 hex digits, so that the key table can be
///   restored
public record Metadata(
        Instant occurredAt,
        LocalDate effectiveDate,
        String actor,
        String correlationId,
        @Nullable EventId causationId,
        @Nullable PolicyVersion policyVersion,
        @Nullable String idempotencyDigest) {
    public Metadata {
        occurredAt = occurredAt.truncatedTo(ChronoUnit.MICROS);
        Limits.text("actor", actor, 64);
        Limits.text("correlationId", correlationId, 64);
        if (idempotencyDigest != null) {
            Limits.text("idempotencyDigest", idempotencyDigest, 64);
        }
    }
}
