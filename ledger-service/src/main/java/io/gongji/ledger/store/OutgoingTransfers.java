package io.gongji.ledger.store;

import io.gongji.contracts.BookId;
import io.gongji.contracts.EventId;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.TransferId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/// What a book has told other books, or has to tell them, about wallet transfers: its records are
/// the outbox, and how far another book has taken them stands in that book's own positions.
public final class OutgoingTransfers {
    private OutgoingTransfers() {}

    /// The source under which a book numbers what it tells other books.
    public static String sourceOf(BookId book) {
        return "/ledger/" + book;
    }

    /// Which other books have not taken all that some books have told them.
    public static List<Lag> lagging(Connection connection, Collection<BookId> books)
            throws SQLException {
        String sql =
                """
                SELECT d.book, d.to_book, coalesce(s.position, 0), d.last_ordinal, p.published_seq
                FROM dispatch d JOIN journal_publication p ON p.book = d.book
                LEFT JOIN source_position s ON s.book = d.to_book AND s.source = '/ledger/' || d.book
                WHERE d.book = ANY (?::text[]) AND d.last_ordinal > coalesce(s.position, 0)
                """;
        List<Lag> lags = new ArrayList<>();
        Bulk.of(connection, sql, books)
                .texts(BookId::value)
                .query(row ->
                        lags.add(
                                new Lag(
                                        new BookId(row.getString(1)),
                                        new BookId(row.getString(2)),
                                        row.getLong(3),
                                        row.getLong(4),
                                        row.getLong(5))));
        return lags;
    }

    /// What a book has to tell another one after an ordinal, as far as Kafka has the records it
    /// follows from.
    ///
    /// @param max how many at most
    public static List<Told> after(Connection connection, Lag lag, long ordinal, int max)
            throws SQLException {
        String sql =
                """
                SELECT t.transfer_id, t.payer, t.payer_region, t.payee, t.payee_region, t.amount_fen,
                    t.ordinal, t.dispatch_seq, j.event_id, j.recorded_at, j.effective_date
                FROM wallet_transfer t JOIN journal j ON j.book = t.book AND j.seq = t.dispatch_seq
                WHERE t.book = ? AND t.to_book = ? AND t.ordinal > ? AND t.dispatch_seq <= ?
                ORDER BY t.ordinal LIMIT ?
                """;
        List<Told> told = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, lag.book().value());
            statement.setString(2, lag.toBook().value());
            statement.setLong(3, ordinal);
            statement.setLong(4, lag.publishedSeq());
            statement.setInt(5, max);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    told.add(read(lag, row));
                }
            }
        }
        return told;
    }

    private static Told read(Lag lag, ResultSet row) throws SQLException {
        return new Told(
                lag.book(),
                lag.toBook(),
                row.getLong(7),
                row.getLong(8),
                new TransferId(row.getObject(1, UUID.class)),
                new MemberId(row.getObject(2, UUID.class)),
                new RegionCode(row.getString(3)),
                new MemberId(row.getObject(4, UUID.class)),
                new RegionCode(row.getString(5)),
                row.getLong(6),
                new EventId(row.getObject(9, UUID.class)),
                row.getObject(10, OffsetDateTime.class).toInstant(),
                row.getObject(11, LocalDate.class));
    }

    /// Another book that lacks something.
    ///
    /// @param taken the last ordinal it has a record for
    /// @param last the last ordinal it was, or is to be, told
    /// @param publishedSeq how far Kafka has acknowledged the records of `book`
    public record Lag(BookId book, BookId toBook, long taken, long last, long publishedSeq) {}

    /// One thing to tell, from a record that never changes.
    ///
    /// @param cause the event that the record answers
    public record Told(
            BookId book,
            BookId toBook,
            long ordinal,
            long seq,
            TransferId transferId,
            MemberId payer,
            RegionCode payerRegion,
            MemberId payee,
            RegionCode payeeRegion,
            long amountFen,
            EventId cause,
            Instant recordedAt,
            LocalDate effectiveDate) {
        /// Whether the money comes to this other book, or goes back to it.
        public boolean isForward() {
            return payerRegion.book().equals(book);
        }
    }
}
