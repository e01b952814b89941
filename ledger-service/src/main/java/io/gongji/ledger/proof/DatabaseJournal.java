package io.gongji.ledger.proof;

import static io.gongji.ledger.proof.DifferenceFound.unlessEqual;

import io.gongji.contracts.BookId;
import io.gongji.contracts.journal.Cause;
import io.gongji.contracts.journal.JournalRecord;
import io.gongji.contracts.journal.Outcome;
import io.gongji.contracts.journal.Posting;
import io.gongji.contracts.journal.Sha256;
import io.gongji.ledger.proof.Difference.Where;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultIterator;
import org.jspecify.annotations.Nullable;

/// Reads a book from the journal table with a cursor, and holds each row's columns and postings
/// against its bytes.
final class DatabaseJournal {
    /// Rows that are fetched at once.
    private static final int FETCH_SIZE = 1_000;

    private static final String RECORDS =
            """
            SELECT seq, value, hash, event_id, source, source_position, type, subject, outcome,
                   recorded_at, effective_date, accounting_date
              FROM journal WHERE book = :book ORDER BY seq
            """;

    private final Handle handle;
    private final BookId book;

    DatabaseJournal(Handle handle, BookId book) {
        this.handle = handle;
        this.book = book;
    }

    /// Takes every record of the book.
    void takeAll(Chain chain, Fold fold, Progress progress) {
        try (ResultIterator<Row> rows =
                        handle.createQuery(RECORDS)
                                .bind("book", book.value())
                                .setFetchSize(FETCH_SIZE)
                                .map((row, _) -> Row.read(row))
                                .iterator();
                PostingRows postings = new PostingRows(handle, book, FETCH_SIZE)) {
            while (rows.hasNext()) {
                Row row = rows.next();
                JournalRecord record = chain.take(row.value, row.hash);
                row.requireColumnsOf(record);
                List<Long> after = fold.apply(record);
                requirePostings(postings, record, after);
                progress.at(record.seq());
            }
            postings.requireEnd();
        }
    }

    private static void requirePostings(PostingRows rows, JournalRecord record, List<Long> after) {
        if (record.outcome() instanceof Outcome.Accepted accepted) {
            List<Posting> postings = accepted.postings();
            for (int line = 0; line < postings.size(); line++) {
                Posting posting = postings.get(line);
                PostingRows.Row expected =
                        new PostingRows.Row(
                                record.seq(),
                                line,
                                posting.account().toString(),
                                posting.amountFen(),
                                after.get(line),
                                posting.grant() == null ? null : posting.grant().value(),
                                record.effectiveDate());
                rows.requireNext(expected);
            }
        }
        rows.requireNoMoreOf(record.seq());
    }

    /// A row of the journal table.
    @SuppressWarnings("ArrayRecordComponent") // read once, never compared
    private record Row(
            long seq,
            byte[] value,
            Sha256 hash,
            @Nullable UUID eventId,
            @Nullable String source,
            @Nullable Long position,
            @Nullable String type,
            @Nullable String subject,
            String outcome,
            Instant recordedAt,
            LocalDate effectiveDate,
            LocalDate accountingDate) {
        static Row read(ResultSet row) throws SQLException {
            return new Row(
                    row.getLong("seq"),
                    row.getBytes("value"),
                    Sha256.ofDigest(row.getBytes("hash")),
                    row.getObject("event_id", UUID.class),
                    row.getString("source"),
                    row.getObject("source_position", Long.class),
                    row.getString("type"),
                    row.getString("subject"),
                    row.getString("outcome"),
                    row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                    row.getObject("effective_date", LocalDate.class),
                    row.getObject("accounting_date", LocalDate.class));
        }

        void requireColumnsOf(JournalRecord record) {
            column(record, "seq", record.seq(), seq);
            Cause.OfEvent event = record.cause() instanceof Cause.OfEvent cause ? cause : null;
            column(record, "event_id", event == null ? null : event.eventId().value(), eventId);
            column(record, "source", event == null ? null : event.source(), source);
            column(record, "source_position", event == null ? null : event.position(), position);
            column(record, "type", event == null ? null : event.type(), type);
            column(record, "subject", event == null ? null : event.subject(), subject);
            column(record, "outcome", outcomeOf(record), outcome);
            column(record, "recorded_at", record.recordedAt(), recordedAt);
            column(record, "effective_date", record.effectiveDate(), effectiveDate);
            column(record, "accounting_date", record.accountingDate(), accountingDate);
        }

        private static void column(
                JournalRecord record,
                String name,
                @Nullable Object expected,
                @Nullable Object found) {
            unlessEqual(Where.JOURNAL_COLUMN, record.seq(), name, expected, found);
        }

        private static String outcomeOf(JournalRecord record) {
            return switch (record.outcome()) {
                case Outcome.Accepted _ -> "ACCEPTED";
                case Outcome.Declined _ -> "DECLINED";
                case Outcome.Unreadable _ -> "UNREADABLE";
            };
        }
    }
}
