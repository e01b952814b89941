package io.gongji.payment.store;

import io.gongji.contracts.EventId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// SQL of what a write with an Idempotency-Key did.
public final class WriteResults {
    /// One result.
    ///
    /// @param awaited the event whose answer the write waits for, if any
    /// @param json what was decided, as [Json]
    @SuppressWarnings("ArrayRecordComponent") // bytes travel as they are
    public record Kept(@Nullable EventId awaited, byte[] json) {}

    /// Keeps a result; the first one stays.
    public void insert(Handle handle, String caller, String key, Kept kept) {
        EventId awaited = kept.awaited();
        handle.createUpdate(
                        """
                        INSERT INTO write_result (caller, key, event_id, result)
                        VALUES (:caller, :key, CAST(:event AS uuid), :result) ON CONFLICT (caller, key) DO NOTHING\
                        """)
                .bind("caller", caller)
                .bind("key", key)
                .bind("event", awaited == null ? null : awaited.toString())
                .bind("result", kept.json())
                .execute();
    }

    public Optional<Kept> find(Handle handle, String caller, String key) {
        return handle.createQuery(
                        "SELECT event_id, result FROM write_result WHERE caller = :caller AND key = :key")
                .bind("caller", caller)
                .bind("key", key)
                .map((row, context) -> {
                    UUID awaited = row.getObject("event_id", UUID.class);
                    return new Kept(
                            awaited == null ? null : new EventId(awaited), row.getBytes("result"));
                })
                .findOne();
    }

    /// Forgets results as old as their forgotten keys.
    public int sweep(Handle handle, Instant before, int max) {
        return handle.createUpdate(
                        """
                        DELETE FROM write_result WHERE (caller, key) IN (
                            SELECT caller, key FROM write_result WHERE created_at < :before
                            ORDER BY created_at LIMIT :max)\
                        """)
                .bind("before", before.atOffset(ZoneOffset.UTC))
                .bind("max", max)
                .execute();
    }
}
