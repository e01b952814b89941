package io.gongji.pooling.store;

import io.gongji.contracts.MemberId;
import io.gongji.contracts.journal.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jdbi.v3.core.Handle;

/// Face tokens that were redeemed, by digest, each for the one request that redeemed it.
public final class FaceProofs {
    /// Whether this request redeemed this token for this person before.
    public boolean proved(Handle handle, String token, String keyDigest, MemberId subject) {
        String sql =
                """
                SELECT count(*) FROM face_proof
                WHERE token_digest = :token AND key_digest = :key AND subject = :subject\
                """;
        return handle.createQuery(sql)
                        .bind("token", digest(token))
                        .bind("key", keyDigest)
                        .bind("subject", subject.value())
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }

    /// Keeps what a token proved.
    public void keep(
            Handle handle, String token, String keyDigest, MemberId subject, Instant verifiedAt) {
        String sql =
                """
                INSERT INTO face_proof (token_digest, key_digest, subject, verified_at)
                VALUES (:token, :key, :subject, :verifiedAt) ON CONFLICT (token_digest) DO NOTHING\
                """;
        handle.createUpdate(sql)
                .bind("token", digest(token))
                .bind("key", keyDigest)
                .bind("subject", subject.value())
                .bind("verifiedAt", verifiedAt.atOffset(ZoneOffset.UTC))
                .execute();
    }

    /// Forgets proofs of verifications before an instant.
    ///
    /// @return how many
    public int forget(Handle handle, Instant before) {
        return handle.createUpdate("DELETE FROM face_proof WHERE verified_at < :before")
                .bind("before", before.atOffset(ZoneOffset.UTC))
                .execute();
    }

    private static String digest(String token) {
        return Sha256.digestOf(token.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
