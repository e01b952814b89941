package io.gongji.ledger.view;

import io.gongji.contracts.BookId;
import io.gongji.contracts.EventId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.Sentence;
import io.gongji.contracts.journal.Sha256;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.statement.Query;

/// Journal records by their place, their event or their subject. A subject's records may lie in
/// several books.
@Singleton
public final class EntryQueries {
    /// A correction is in `reversal`; a bill and its void have one subject, which names the row of
    /// `settlement`.
    private static final String SELECT =
            """
            SELECT j.book, j.seq, j.value, j.hash,
                   coalesce(taking.reversed_seq, CASE WHEN s.voided_by_seq = j.seq THEN s.seq END) AS reverses,
                   coalesce(taken.by_seq, CASE WHEN s.seq = j.seq THEN s.voided_by_seq END) AS reversed_by
              FROM journal j
              LEFT JOIN reversal taking ON taking.book = j.book AND taking.by_seq = j.seq
              LEFT JOIN reversal taken ON taken.book = j.book AND taken.reversed_seq = j.seq
              LEFT JOIN settlement s ON s.book = j.book AND s.settlement_id =
                   CASE WHEN j.subject LIKE 'settlement/%' THEN substring(j.subject FROM 12)::uuid END
            """;

    private final Snapshots snapshots;

    EntryQueries(Snapshots snapshots) {
        this.snapshots = snapshots;
    }

    /// The records of a book after `afterSeq`.
    public EntryPage after(BookId book, long afterSeq, int limit) {
        return snapshots.read(handle ->
                page(
                        handle.createQuery(
                                        SELECT
                                                + "WHERE j.book = :book AND j.seq > :after ORDER BY j.seq LIMIT :limit")
                                .bind("book", book.value())
                                .bind("after", afterSeq),
                        limit,
                        last -> String.valueOf(last.seq)));
    }

    /// One record.
    public Answer<JournalEntry> at(BookId book, long seq) {
        return snapshots.read(handle ->
                handle.createQuery(SELECT + "WHERE j.book = :book AND j.seq = :seq")
                        .bind("book", book.value())
                        .bind("seq", seq)
                        .map((row, _) -> Row.read(row).entry)
                        .findOne()
                        .map(Answer::found)
                        .orElseGet(() ->
                                Answer.refused(
                                        Refusal.NOT_FOUND,
                                        new Sentence(
                                                "Book "
                                                        + book
                                                        + " has no such record yet; ask for one up to the head that GET /v1/books/"
                                                        + book
                                                        + " names.",
                                                "账本 "
                                                        + book
                                                        + " 尚无该记录，请查询 GET /v1/books/"
                                                        + book
                                                        + " 所示末条记录以内的序号。"))));
    }

    /// The one record that answers an event, or none yet.
    public EntryPage ofEvent(EventId event) {
        return snapshots.read(handle ->
                page(
                        handle.createQuery(SELECT + "WHERE j.event_id = :event LIMIT :limit")
                                .bind("event", event.value()),
                        1,
                        _ -> ""));
    }

    /// The records of a subject, such as `member/…` or `settlement/…`, by book and place.
    ///
    /// @param after the place to go on after, from [EntryPage#nextCursor]
    public EntryPage ofSubject(String subject, Place after, int limit) {
        return snapshots.read(handle ->
                page(
                        handle.createQuery(
                                        SELECT
                                                + """
                                                WHERE j.subject = :subject AND (j.book, j.seq) > (:book, :seq)
                                                ORDER BY j.book, j.seq LIMIT :limit
                                                """)
                                .bind("subject", subject)
                                .bind("book", after.book)
                                .bind("seq", after.seq),
                        limit,
                        last -> last.book + "." + last.seq));
    }

    private static EntryPage page(Query query, int limit, Function<Row, String> cursor) {
        List<Row> rows = query.bind("limit", limit + 1).map((row, _) -> Row.read(row)).list();
        boolean more = rows.size() > limit;
        List<Row> shown = more ? rows.subList(0, limit) : rows;
        return new EntryPage(
                shown.stream().map(Row::entry).toList(),
                more ? cursor.apply(shown.getLast()) : null);
    }

    /// A place in the order of books and records.
    public record Place(String book, long seq) {
        /// Before everything.
        public static final Place START = new Place("", 0);
    }

    private record Row(String book, long seq, JournalEntry entry) {
        static Row read(ResultSet row) throws SQLException {
            return new Row(
                    row.getString("book"),
                    row.getLong("seq"),
                    new JournalEntry(
                            new String(row.getBytes("value"), StandardCharsets.UTF_8),
                            Sha256.ofDigest(row.getBytes("hash")).toString(),
                            row.getObject("reverses", Long.class),
                            row.getObject("reversed_by", Long.class)));
        }
    }
}
