package io.gongji.contracts.event;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.gongji.contracts.BookId;
import io.gongji.contracts.EventId;
import io.gongji.contracts.PolicyVersion;
import java.time.Instant;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What every event says beside its data. The value on the wire holds all of it; the CloudEvents
/// headers repeat a part.
///
/// @param eventId made when the event is appended; one event has one journal record
/// @param source who numbers the positions: one source per topic, such as `/payment/settlements`, 1
///   to 64 characters
/// @param position 1, 2, 3, … without a gap per source and book
/// @param book the book that must answer; its number is the partition
/// @param subject the aggregate, `settlement/0197…`, 1 to 200 characters
/// @param occurredAt when the service accepted it, UTC
/// @param effectiveDate the business date, Asia/Shanghai
/// @param policyVersion the pack that decided an amount in it, if one did
/// @param actor who asked: a caller's name of 1 to 64 characters, never a person's
/// @param correlationId shared by all that follows from one request, 1 to 64 characters
/// @param causationId the event this one follows from
/// @param idempotencyDigest SHA-256 (hex) of caller and Idempotency-Key, so that the key table can
///   be restored
public record Envelope(
        EventId eventId,
        String source,
        long position,
        BookId book,
        String subject,
        Instant occurredAt,
        LocalDate effectiveDate,
        @JsonSetter(nulls = Nulls.SET) @Nullable PolicyVersion policyVersion,
        String actor,
        String correlationId,
        @JsonSetter(nulls = Nulls.SET) @Nullable EventId causationId,
        @JsonSetter(nulls = Nulls.SET) @Nullable String idempotencyDigest) {
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    public Envelope {
        if (position < 1) {
            throw new IllegalArgumentException("position starts at 1");
        }
        Texts.require("source", source, 64);
        Texts.require("subject", subject, 200);
        Texts.require("actor", actor, 64);
        Texts.require("correlationId", correlationId, 64);
        if (idempotencyDigest != null && !DIGEST.matcher(idempotencyDigest).matches()) {
            throw new IllegalArgumentException("idempotencyDigest is 64 hex digits");
        }
    }
}
