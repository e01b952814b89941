package io.gongji.eventstore;

import io.gongji.contracts.BookId;
import io.gongji.contracts.EventId;
import io.gongji.contracts.Uuids;
import io.gongji.contracts.journal.Cause;
import io.gongji.contracts.journal.JournalCodec;
import io.gongji.contracts.journal.JournalRecord;
import io.gongji.contracts.journal.Outcome;
import io.gongji.contracts.journal.Sha256;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// A ledger's journal of one book, written ahead so that tests can deliver it as badly as they
/// like.
final class Journals {
    private final BookId book;
    private final List<JournalRecord> records = new ArrayList<>();
    private final List<byte[]> values = new ArrayList<>();
    private Sha256 hash = Sha256.ZERO;

    Journals(BookId book) {
        this.book = book;
    }

    /// Answers the next events of a source, from position 1 on.
    static Journals answering(BookId book, String source, int events) {
        Journals journal = new Journals(book);
        for (int position = 1; position <= events; position++) {
            journal.answer(source, position);
        }
        return journal;
    }

    Journals answer(String source, long position) {
        Cause cause =
                new Cause.OfEvent(
                        new EventId(Uuids.version7(position)),
                        "gongji.member.enrolled.v1",
                        source,
                        position,
                        "member/" + position,
                        null,
                        new Cause.Coordinate("gongji.members", position - 1));
        JournalRecord record =
                new JournalRecord(
                        book,
                        records.size() + 1L,
                        hash,
                        cause,
                        Instant.EPOCH,
                        LocalDate.EPOCH,
                        LocalDate.EPOCH,
                        1,
                        new Outcome.Accepted(List.of(), List.of(), null));
        byte[] value = JournalCodec.encode(record);
        records.add(record);
        values.add(value);
        hash = hash.chain(value);
        return this;
    }

    BookId book() {
        return book;
    }

    byte[] value(int seq) {
        return values.get(seq - 1);
    }

    JournalRecord record(int seq) {
        return records.get(seq - 1);
    }

    EventId eventId(int seq) {
        return ((Cause.OfEvent) record(seq).cause()).eventId();
    }
}
