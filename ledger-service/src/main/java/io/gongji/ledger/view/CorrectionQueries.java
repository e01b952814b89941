package io.gongji.ledger.view;

import io.gongji.contracts.BookId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.Sentence;
import io.gongji.contracts.journal.JournalCodec;
import io.gongji.contracts.journal.JournalRecord;
import io.gongji.ledger.domain.PastRecord;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Whether a record can be taken back, asked before anybody is troubled with it. The book decides.
@Singleton
public final class CorrectionQueries {
    private final Snapshots snapshots;

    CorrectionQueries(Snapshots snapshots) {
        this.snapshots = snapshots;
    }

    /// The effective date of a record that can be taken back.
    public Answer<LocalDate> effectiveDate(BookId book, long seq) {
        return snapshots.read(handle -> {
            Optional<JournalRecord> record = record(handle, book, seq);
            if (record.isEmpty()) {
                return Answer.refused(
                        Refusal.NOT_FOUND,
                        new Sentence(
                                "Book " + book + " has no record " + seq + "; check the number.",
                                "账本 " + book + " 没有第 " + seq + " 号记录，请核对序号。"));
            }
            Optional<Long> by = reversedBy(handle, book, seq);
            if (by.isPresent()) {
                return Answer.refused(
                        Refusal.ALREADY_REVERSED,
                        new Sentence(
                                "Record " + by.get() + " took it back.",
                                "已由第 " + by.get() + " 号记录冲正。"));
            }
            Refusal refusal = new PastRecord(seq, record.get().outcome()).refusal();
            return refusal == null
                    ? Answer.found(record.get().effectiveDate())
                    : Answer.refused(refusal, Sentence.NONE);
        });
    }

    private static Optional<JournalRecord> record(Handle handle, BookId book, long seq) {
        return handle.createQuery("SELECT value FROM journal WHERE book = :book AND seq = :seq")
                .bind("book", book.value())
                .bind("seq", seq)
                .map((row, _) -> JournalCodec.decode(row.getBytes("value")))
                .findOne();
    }

    private static Optional<Long> reversedBy(Handle handle, BookId book, long seq) {
        return handle.createQuery(
                        "SELECT by_seq FROM reversal WHERE book = :book AND reversed_seq = :seq")
                .bind("book", book.value())
                .bind("seq", seq)
                .mapTo(Long.class)
                .findOne();
    }
}
