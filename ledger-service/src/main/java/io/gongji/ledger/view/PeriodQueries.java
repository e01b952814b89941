package io.gongji.ledger.view;

import io.gongji.contracts.BookId;
import jakarta.inject.Singleton;

/// Which accounting months of a book are locked and closed.
@Singleton
public final class PeriodQueries {
    private final Snapshots snapshots;

    PeriodQueries(Snapshots snapshots) {
        this.snapshots = snapshots;
    }

    public Periods of(BookId book) {
        return snapshots.read(handle -> {
            long seq = Point.headSeq(handle, book);
            return handle.createQuery(
                            "SELECT locked_through, closed_through FROM period WHERE book = :book")
                    .bind("book", book.value())
                    .map((row, _) ->
                            new Periods(
                                    book,
                                    seq,
                                    row.getString("locked_through"),
                                    row.getString("closed_through")))
                    .findOne()
                    .orElseGet(() -> new Periods(book, seq, null, null));
        });
    }
}
