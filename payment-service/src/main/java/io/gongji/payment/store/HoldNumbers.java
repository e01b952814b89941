package io.gongji.payment.store;

import io.gongji.contracts.CaptureId;
import io.gongji.contracts.EventId;
import io.gongji.contracts.HoldId;
import io.gongji.contracts.ProviderId;
import io.gongji.contracts.journal.Sha256;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// SQL of the numbers that providers give their holds and captures, unique for ever.
public final class HoldNumbers {
    /// The hold or capture that has a provider's number.
    ///
    /// @param captureId null for a hold
    /// @param asked the event that asked the ledger for it
    /// @param bodyDigest of the request that made it
    public record Known(
            HoldId holdId, @Nullable CaptureId captureId, EventId asked, Sha256 bodyDigest) {}

    /// Takes a number; false when it was taken before.
    public boolean take(Handle handle, ProviderId provider, String number, Known by) {
        CaptureId capture = by.captureId();
        return handle.createUpdate(
                                """
                                INSERT INTO hold_number (provider, number, hold_id, capture_id, asked, body_digest)
                                VALUES (:provider, :number, :hold, CAST(:capture AS uuid), :asked, :digest)
                                ON CONFLICT (provider, number) DO NOTHING\
                                """)
                        .bind("provider", provider.value())
                        .bind("number", number)
                        .bind("hold", by.holdId().value())
                        .bind("capture", capture == null ? null : capture.value())
                        .bind("asked", by.asked().value())
                        .bind("digest", by.bodyDigest().toBytes())
                        .execute()
                == 1;
    }

    public Optional<Known> find(Handle handle, ProviderId provider, String number) {
        return handle.createQuery(
                        """
                        SELECT hold_id, capture_id, asked, body_digest FROM hold_number
                        WHERE provider = :provider AND number = :number\
                        """)
                .bind("provider", provider.value())
                .bind("number", number)
                .map((row, context) -> {
                    UUID capture = row.getObject("capture_id", UUID.class);
                    return new Known(
                            new HoldId(row.getObject("hold_id", UUID.class)),
                            capture == null ? null : new CaptureId(capture),
                            new EventId(row.getObject("asked", UUID.class)),
                            Sha256.ofDigest(row.getBytes("body_digest")));
                })
                .findOne();
    }
}
