package io.gongji.ledger.proof;

import static io.gongji.ledger.proof.DifferenceFound.unlessEqual;

import io.gongji.contracts.BookId;
import io.gongji.ledger.proof.Difference.Where;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/// Holds the rows of one table against what a fold says of them, one line of text each.
final class Comparison {
    private static final int FETCH_SIZE = 1_000;

    private final Handle handle;
    private final BookId book;

    Comparison(Handle handle, BookId book) {
        this.handle = handle;
        this.book = book;
    }

    /// Takes each expected row out as it is found, so what is left at the end has no row.
    void compare(Where where, Map<String, String> expected, String sql, RowMapper<Row> mapper) {
        handle.createQuery(sql)
                .bind("book", book.value())
                .setFetchSize(FETCH_SIZE)
                .map(mapper)
                .forEach(row -> unlessEqual(where, row.id, expected.remove(row.id), row.state));
        expected.entrySet().stream()
                .min(Map.Entry.comparingByKey())
                .ifPresent(row -> unlessEqual(where, row.getKey(), row.getValue(), null));
    }

    /// A row by its key, and all the rest of it.
    record Row(String id, String state) {}
}
