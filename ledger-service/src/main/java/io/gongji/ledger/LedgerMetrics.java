package io.gongji.ledger;

import io.gongji.contracts.BookId;
import io.gongji.contracts.BookMap;
import io.gongji.eventstore.Alarms;
import io.gongji.eventstore.EventRelay;
import io.gongji.ledger.app.BookStatus;
import io.gongji.ledger.app.BookStatuses;
import io.gongji.ledger.view.ParkingQueries;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.function.ToDoubleFunction;

/// What a monitor should watch of every book: where it is, how far it is published, what waits,
/// what stopped; and how far the relay of operators' requests is behind.
@Singleton
final class LedgerMetrics {
    private final MeterRegistry registry;
    private final BookStatuses statuses;
    private final EventRelay relay;
    private final Alarms alarms;
    private final ParkingQueries parkings;

    LedgerMetrics(
            MeterRegistry registry,
            BookStatuses statuses,
            EventRelay relay,
            Alarms alarms,
            ParkingQueries parkings) {
        this.parkings = parkings;
        this.registry = registry;
        this.statuses = statuses;
        this.relay = relay;
        this.alarms = alarms;
    }

    void start(@Observes StartupEvent event) {
        registry.gauge("gongji.relay.unsent", relay, sending -> sending.status().unsent());
        registry.gauge("gongji.alarms", alarms, standing -> standing.current().size());
        registry.gauge("gongji.ledger.parked", parkings, ParkingQueries::open);
        for (BookId book : BookMap.all()) {
            gauge("gongji.ledger.seq", book, BookStatus::seq);
            gauge("gongji.ledger.published.seq", book, BookStatus::publishedSeq);
            gauge("gongji.ledger.lag", book, BookStatus::lag);
            gauge("gongji.ledger.lag.seconds", book, BookStatus::secondsBehind);
            gauge("gongji.ledger.queued", book, BookStatus::queued);
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
