package io.gongji.ledger.proof;

import static io.gongji.ledger.proof.DifferenceFound.unlessEqual;

import io.gongji.contracts.BookId;
import io.gongji.contracts.EventId;
import io.gongji.contracts.journal.Cause;
import io.gongji.contracts.journal.CorruptJournal;
import io.gongji.contracts.journal.JournalCodec;
import io.gongji.contracts.journal.JournalRecord;
import io.gongji.contracts.journal.Sha256;
import io.gongji.ledger.proof.Difference.Where;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What must hold from one record to the next, whatever they are about. Reading a record proves
/// that its entry sums to zero per (region, fund).
final class Chain {
    private final BookId book;
    private final Map<String, SourcePosition> sources = new HashMap<>();
    private long seq;
    private Sha256 hash = Sha256.ZERO;
    private Instant recordedAt = Instant.MIN;

    Chain(BookId book) {
        this.book = book;
    }

    /// Takes the next record.
    ///
    /// @param keptHash the hash kept beside it, where there is one
    JournalRecord take(byte[] value, @Nullable Sha256 keptHash) {
        JournalRecord record = decode(value, seq + 1);
        take(record, value, keptHash);
        return record;
    }

    /// The same for a record that was read from the value already.
    void take(JournalRecord record, byte[] value, @Nullable Sha256 keptHash) {
        long next = seq + 1;
        unlessEqual(Where.BOOK, next, null, book, record.book());
        unlessEqual(Where.SEQ, next, null, next, record.seq());
        unlessEqual(Where.PREVIOUS_HASH, next, null, hash, record.previousHash());
        Sha256 chained = hash.chain(value);
        if (keptHash != null) {
            unlessEqual(Where.HASH, next, null, chained, keptHash);
        }
        if (record.recordedAt().isBefore(recordedAt)) {
            unlessEqual(
                    Where.RECORDED_AT, next, null, "not before " + recordedAt, record.recordedAt());
        }
        if (record.cause() instanceof Cause.OfEvent event) {
            takePosition(event, next);
        }
        seq = next;
        hash = chained;
        recordedAt = record.recordedAt();
    }

    /// Reads bytes that must be exactly what the codec writes.
    static JournalRecord decode(byte[] value, long seq) {
        JournalRecord record;
        try {
            record = JournalCodec.decode(value);
        } catch (CorruptJournal e) {
            throw new DifferenceFound(
                    new Difference(Where.VALUE, seq, null, "a journal record", reason(e)));
        }
        if (!Arrays.equals(value, JournalCodec.encode(record))) {
            throw new DifferenceFound(
                    new Difference(
                            Where.VALUE,
                            seq,
                            null,
                            "canonical bytes",
                            "the same record in other bytes"));
        }
        return record;
    }

    private static String reason(CorruptJournal e) {
        Throwable cause = e.getCause();
        String why = cause instanceof IllegalArgumentException ? cause.getMessage() : null;
        return why == null ? String.valueOf(e.getMessage()) : "not a journal record: " + why;
    }

    private void takePosition(Cause.OfEvent event, long at) {
        SourcePosition before = sources.get(event.source());
        long expected = before == null ? 1 : before.position() + 1;
        unlessEqual(Where.SOURCE_ORDER, at, event.source(), expected, event.position());
        sources.put(event.source(), new SourcePosition(event.position(), event.eventId()));
    }

    long seq() {
        return seq;
    }

    Sha256 hash() {
        return hash;
    }

    /// Of the last record taken.
    Instant recordedAt() {
        return recordedAt;
    }

    /// The last position taken from each source.
    Map<String, SourcePosition> sources() {
        return Collections.unmodifiableMap(sources);
    }

    /// A position and the event that had it.
    record SourcePosition(long position, EventId eventId) {
        @Override
        public String toString() {
            return position + " by event " + eventId;
        }
    }
}
