package io.gongji.ledger;

import io.gongji.contracts.BookId;
import io.gongji.contracts.BookMap;
import io.gongji.ledger.app.BookStatus;
import io.gongji.ledger.app.BookStatuses;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.function.ToDoubleFunction;

/// What a monitor should watch of every book: where it is, how far it is published, what waits,
/// what stopped.
@Singleton
final class LedgerMetrics {
    private final MeterRegistry registry;
    private final BookStatuses statuses;

    LedgerMetrics(MeterRegistry registry, BookStatuses statuses) {
        this.registry = registry;
        this.statuses = statuses;
    }

    void start(@Observes StartupEvent event) {
        for (BookId book : BookMap.all()) {
            gauge("gongji.ledger.seq", book, BookStatus::seq);
            gauge("gongji.ledger.published.seq", book, BookStatus::publishedSeq);
            gauge("gongji.ledger.lag", book, BookStatus::lag);
            gauge("gongji.ledger.alarms", book, status -> status.alarms().size());
            gauge("gongji.ledger.stopped", book, status -> status.needsAttention() ? 1 : 0);
        }
    }

    private void gauge(String name, BookId book, ToDoubleFunction<BookStatus> value) {
        registry.gauge(
                name,
                Tags.of("book", book.value()),
                statuses,
                all -> value.applyAsDouble(all.of(book)));
    }
}
