package io.gongji.ledger.store;

import io.gongji.contracts.journal.JournalRecord;
import io.gongji.contracts.journal.Sha256;
import org.jspecify.annotations.Nullable;

/// A record to be written.
///
/// @param value its canonical bytes
/// @param hash the chain up to and with it
/// @param letter the bytes it could not read, for an unreadable one
@SuppressWarnings("ArrayRecordComponent") // bytes travel as they are; nobody compares two of these
public record NewRecord(
        JournalRecord record, byte[] value, Sha256 hash, @Nullable DeadLetter letter) {
    /// The head of a book whose last record this is.
    public BookHead asHead() {
        return new BookHead(record.book(), record.seq(), hash, record.recordedAt());
    }
}
