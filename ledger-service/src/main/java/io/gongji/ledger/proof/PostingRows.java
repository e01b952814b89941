package io.gongji.ledger.proof;

import static io.gongji.ledger.proof.DifferenceFound.unlessEqual;

import io.gongji.contracts.BookId;
import io.gongji.ledger.proof.Difference.Where;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultIterator;
import org.jspecify.annotations.Nullable;

/// The posting rows of a book in their order, read with a cursor beside that of the records.
final class PostingRows implements AutoCloseable {
    private static final String POSTINGS =
            """
            SELECT p.seq, p.line, p.amount_fen, p.balance_after_fen, p.grant_id, p.effective_date,
                   a.book, a.code, a.fund, a.region, a.owner, p.account_id
              FROM posting p LEFT JOIN account a ON a.id = p.account_id
             WHERE p.book = :book ORDER BY p.seq, p.line
            """;

    private final ResultIterator<Row> rows;
    private @Nullable Row next;

    PostingRows(Handle handle, BookId book, int fetchSize) {
        rows =
                handle.createQuery(POSTINGS)
                        .bind("book", book.value())
                        .setFetchSize(fetchSize)
                        .map((row, _) -> Row.read(row, book))
                        .iterator();
        advance();
    }

    /// The next row must be this one.
    void requireNext(Row expected) {
        Row found = next;
        if (found == null || found.seq != expected.seq || found.line != expected.line) {
            unlessEqual(
                    Where.POSTING,
                    expected.seq,
                    expected.account,
                    expected,
                    sameRecordOrNothing(found, expected));
        }
        unlessEqual(Where.POSTING, expected.seq, expected.account, expected, found);
        advance();
    }

    /// No further row may name this record, or an earlier one.
    void requireNoMoreOf(long seq) {
        Row found = next;
        if (found != null && found.seq <= seq) {
            unlessEqual(Where.POSTING, found.seq, found.account, null, found);
        }
    }

    /// No row may name a record that is not there.
    void requireEnd() {
        requireNoMoreOf(Long.MAX_VALUE);
    }

    private static @Nullable Row sameRecordOrNothing(@Nullable Row found, Row expected) {
        return found != null && found.seq <= expected.seq ? found : null;
    }

    private void advance() {
        next = rows.hasNext() ? rows.next() : null;
    }

    @Override
    public void close() {
        rows.close();
    }

    /// A leg as it is stored.
    ///
    /// @param account the text form of its account, or which account row is missing or of another
    ///   book
    record Row(
            long seq,
            int line,
            String account,
            long amountFen,
            long balanceAfterFen,
            @Nullable UUID grant,
            LocalDate effectiveDate) {
        static Row read(ResultSet row, BookId book) throws SQLException {
            return new Row(
                    row.getLong("seq"),
                    row.getInt("line"),
                    account(row, book),
                    row.getLong("amount_fen"),
                    row.getLong("balance_after_fen"),
                    row.getObject("grant_id", UUID.class),
                    row.getObject("effective_date", LocalDate.class));
        }

        private static String account(ResultSet row, BookId book) throws SQLException {
            String of = row.getString("book");
            if (of == null) {
                return "no account row " + row.getLong("account_id");
            }
            String account = AccountRows.text(row);
            return of.equals(book.value()) ? account : account + " of book " + of;
        }

        @Override
        public String toString() {
            return "line "
                    + line
                    + ": "
                    + account
                    + " "
                    + amountFen
                    + " fen, "
                    + balanceAfterFen
                    + " after, effective "
                    + effectiveDate
                    + (grant == null ? "" : ", grant " + grant);
        }
    }
}
