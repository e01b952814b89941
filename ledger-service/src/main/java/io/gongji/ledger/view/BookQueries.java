package io.gongji.ledger.view;

import io.gongji.contracts.BookId;
import io.gongji.contracts.journal.Sha256;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// How far the books are.
@Singleton
public final class BookQueries {
    private final Snapshots snapshots;

    BookQueries(Snapshots snapshots) {
        this.snapshots = snapshots;
    }

    /// Every book that was ever written to.
    public Map<BookId, BookHeadView> heads() {
        return snapshots.read(handle ->
                handle
                        .createQuery(
                                """
                                SELECT h.book, h.seq, h.hash, h.recorded_at, coalesce(p.published_seq, 0) AS published_seq
                                  FROM book_head h LEFT JOIN journal_publication p ON p.book = h.book
                                """)
                        .map((row, _) -> read(row))
                        .stream()
                        .collect(Collectors.toMap(BookHeadView::book, Function.identity())));
    }

    /// One of them; a book that was never written to stands before its first record.
    public static BookHeadView headOf(Map<BookId, BookHeadView> heads, BookId book) {
        return heads.getOrDefault(book, BookHeadView.beforeFirst(book));
    }

    private static BookHeadView read(ResultSet row) throws SQLException {
        BookId book = new BookId(row.getString("book"));
        long seq = row.getLong("seq");
        if (seq == 0) {
            return BookHeadView.beforeFirst(book);
        }
        return new BookHeadView(
                book,
                seq,
                Sha256.ofDigest(row.getBytes("hash")).toString(),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getLong("published_seq"));
    }
}
