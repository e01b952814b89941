package io.gongji.ledger.messaging;

import io.gongji.contracts.BookId;
import io.gongji.ledger.app.BatchResult;
import io.gongji.ledger.app.BookStatuses;
import java.util.HashSet;
import java.util.Set;

/// The alarm of every source that lacks a position, until something of it is taken again.
final class GapAlarms {
    private final BookId book;
    private final BookStatuses statuses;
    private final Set<String> sources = new HashSet<>();

    GapAlarms(BookId book, BookStatuses statuses) {
        this.book = book;
        this.statuses = statuses;
    }

    void note(BatchResult.Written written) {
        written.sources()
                .forEach(source -> {
                    if (sources.remove(source)) {
                        statuses.clear(book, "gap " + source);
                    }
                });
        written.gaps()
                .forEach(gap -> {
                    sources.add(gap.source());
                    statuses.alarm(
                            book,
                            "gap " + gap.source(),
                            gap.source()
                                    + " lacks position "
                                    + gap.missing()
                                    + " and went on with "
                                    + gap.seen());
                });
    }
}
