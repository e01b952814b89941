package io.gongji.payment.store;

import io.gongji.contracts.journal.Sha256;
import io.gongji.payment.domain.file.FileId;
import org.jdbi.v3.core.Handle;

/// The digests of the files of opening balances that were taken, kept for ever.
public final class OpeningFiles {
    /// Whether the same bytes were taken before.
    public boolean isKnown(Handle handle, Sha256 digest) {
        return handle.createQuery("SELECT 1 FROM opening_balance_file WHERE digest = :digest")
                .bind("digest", digest.toBytes())
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    /// Remembers a file in the transaction that takes it. Of two at a time the later fails.
    public void remember(Handle handle, FileId fileId, Sha256 digest) {
        handle.createUpdate(
                        "INSERT INTO opening_balance_file (digest, file_id) VALUES (:digest, :file)")
                .bind("digest", digest.toBytes())
                .bind("file", fileId.value())
                .execute();
    }
}
