package io.gongji.payment.store;

import io.gongji.contracts.EventId;
import io.gongji.contracts.journal.Sha256;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// SQL of the numbers that banks give to payments; each stands for one payment, for ever.
public final class BankReferences {
    /// A number that was used.
    ///
    /// @param digest of what it was used for
    /// @param asked the event that told the ledger
    public record Used(Sha256 digest, EventId asked) {}

    public Optional<Used> find(Handle handle, String reference) {
        return handle.createQuery(
                        "SELECT body_digest, asked FROM bank_reference WHERE reference = :reference")
                .bind("reference", reference)
                .map((row, context) ->
                        new Used(
                                Sha256.ofDigest(row.getBytes("body_digest")),
                                new EventId(row.getObject("asked", UUID.class))))
                .findOne();
    }

    /// Takes a number; false when it was taken before.
    public boolean take(Handle handle, String reference, Used used) {
        return handle.createUpdate(
                                """
                                INSERT INTO bank_reference (reference, body_digest, asked)
                                VALUES (:reference, :digest, :asked) ON CONFLICT (reference) DO NOTHING\
                                """)
                        .bind("reference", reference)
                        .bind("digest", used.digest().toBytes())
                        .bind("asked", used.asked().value())
                        .execute()
                == 1;
    }
}
