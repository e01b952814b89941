package io.gongji.payment.store;

import io.gongji.contracts.journal.Sha256;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// SQL of the numbers that others give to papers: invoices of claims and cases of recourse. Each
/// stands for one of them; that of a rejected claim is free again.
public final class PaperNumbers {
    /// What a number stands for.
    public enum Kind {
        INVOICE,
        CASE
    }

    /// A number that was used.
    ///
    /// @param id of the claim or recourse
    /// @param bodyDigest of the request that made it
    public record Used(UUID id, Sha256 bodyDigest) {}

    public Optional<Used> find(Handle handle, Kind kind, String number) {
        return handle.createQuery(
                        "SELECT id, body_digest FROM paper_number WHERE kind = :kind AND number = :number")
                .bind("kind", kind.name())
                .bind("number", number)
                .map((row, context) ->
                        new Used(
                                row.getObject("id", UUID.class),
                                Sha256.ofDigest(row.getBytes("body_digest"))))
                .findOne();
    }

    /// Takes a number; false when it was taken before.
    public boolean take(Handle handle, Kind kind, String number, Used used) {
        return handle.createUpdate(
                                """
                                INSERT INTO paper_number (kind, number, id, body_digest)
                                VALUES (:kind, :number, :id, :digest) ON CONFLICT (kind, number) DO NOTHING\
                                """)
                        .bind("kind", kind.name())
                        .bind("number", number)
                        .bind("id", used.id())
                        .bind("digest", used.bodyDigest().toBytes())
                        .execute()
                == 1;
    }

    /// Lets the number of a rejected claim go.
    public void free(Handle handle, UUID id) {
        handle.createUpdate("DELETE FROM paper_number WHERE id = :id").bind("id", id).execute();
    }
}
