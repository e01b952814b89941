package io.gongji.eventstore;

import io.gongji.contracts.BookId;
import io.gongji.contracts.journal.CorruptJournal;
import io.gongji.contracts.journal.JournalCodec;
import io.gongji.contracts.journal.JournalRecord;
import io.gongji.contracts.journal.Sha256;

/// The last record taken from a book, and how the next bytes relate to it. Pure.
///
/// @param seq 0 before the first record
/// @param hash the chain up to that record
/// @param nextOffset where to read on
record JournalPosition(BookId book, long seq, Sha256 hash, long nextOffset) {

    /// How a record relates to the last one taken.
    sealed interface Verdict {
        /// It is the next one.
        record Next(JournalRecord record, JournalPosition after) implements Verdict {}

        /// It was taken before.
        record Repeat() implements Verdict {}

        /// Records between the last one and this one are missing.
        record Gap(long seq) implements Verdict {}

        /// It contradicts what was taken, or is no record at all: nobody goes on over it.
        record Break(String reason) implements Verdict {}
    }

    static JournalPosition start(BookId book) {
        return new JournalPosition(book, 0, Sha256.ZERO, 0);
    }

    JournalPosition at(long offset) {
        return new JournalPosition(book, seq, hash, offset);
    }

    /// Judges the bytes at an offset.
    Verdict judge(byte[] value, long offset) {
        JournalRecord record;
        try {
            record = JournalCodec.decode(value);
        } catch (CorruptJournal e) {
            return new Verdict.Break("not a record that this release can read");
        }
        if (!record.book().equals(book)) {
            return new Verdict.Break("a record of book " + record.book());
        }
        if (record.seq() > seq + 1) {
            return new Verdict.Gap(record.seq());
        }
        if (record.seq() == seq + 1) {
            return record.previousHash().equals(hash)
                    ? new Verdict.Next(
                            record,
                            new JournalPosition(book, record.seq(), hash.chain(value), offset + 1))
                    : new Verdict.Break(
                            "seq " + record.seq() + " does not follow the hash of the one before");
        }
        boolean other = record.seq() == seq && !record.previousHash().chain(value).equals(hash);
        return other ? new Verdict.Break("another record with seq " + seq) : new Verdict.Repeat();
    }
}
