package io.gongji.ledger.app;

import io.gongji.contracts.BookId;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.event.OperationEvent;
import io.gongji.eventstore.BusinessClock;
import io.gongji.eventstore.Metadata;
import io.gongji.eventstore.Reason;
import io.gongji.eventstore.Transactions;
import io.gongji.ledger.domain.Operation;
import io.gongji.ledger.store.OperationStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The thread that sweeps books after a new year: it asks for persons 500 at a time and for no more
/// than the book has answered, until nobody is left. What it asks for is read from the book itself,
/// so after a crash it goes on with whoever is left, and asking for a person twice changes nothing.
public final class YearSweep implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(YearSweep.class);
    private static final int EVENTS_AT_ONCE = 8;
    private static final int PASSES_MAX = 2;
    private static final long ACTIVE_MILLIS = 50;
    private static final long IDLE_MILLIS = 5_000;

    private final Transactions transactions;
    private final OperationStore store;
    private final BusinessClock clock;
    private final Predicate<BookId> ours;
    private final Map<UUID, Place> places = new HashMap<>();
    private final Semaphore wake = new Semaphore(0);
    private final Thread thread;
    private volatile boolean running = true;

    /// @param ours whether a book is this process's at the moment
    public YearSweep(
            Transactions transactions,
            OperationStore store,
            BusinessClock clock,
            Predicate<BookId> ours) {
        this.transactions = transactions;
        this.store = store;
        this.clock = clock;
        this.ours = ours;
        this.thread = Thread.ofPlatform().daemon().name("ledger-year-sweep").unstarted(this::loop);
    }

    public void start() {
        thread.start();
    }

    /// A sweep may have begun.
    public void wake() {
        wake.release();
    }

    @Override
    public void close() {
        running = false;
        wake();
        try {
            boolean _ = !thread.isAlive() || thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void loop() {
        while (running) {
            boolean active = false;
            try {
                active = step();
            } catch (RuntimeException e) {
                LOG.warnf("A year's sweep is tried again reason=%s", Reason.of(e));
            }
            pause(active ? ACTIVE_MILLIS : IDLE_MILLIS);
        }
    }

    private void pause(long millis) {
        try {
            boolean _ = wake.tryAcquire(millis, TimeUnit.MILLISECONDS);
            wake.drainPermits();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }

    /// Takes every sweep of this process's books one step on; returns whether there is one.
    public boolean step() {
        List<Operation> unfinished =
                transactions.run(store::unfinished).stream()
                        .filter(operation -> ours.test(operation.book()))
                        .toList();
        places.keySet().retainAll(unfinished.stream().map(Operation::id).toList());
        for (Operation operation : unfinished) {
            goOn(operation);
        }
        return !unfinished.isEmpty();
    }

    private void goOn(Operation operation) {
        Place place = places.getOrDefault(operation.id(), Place.START);
        int year = Operations.yearOf(operation);
        Metadata metadata = Operations.metadata(operation, clock.instant(), "sweep", null);
        Place next =
                transactions.run(handle -> {
                    if (store.unanswered(handle, operation.id()) > 0) {
                        return place;
                    }
                    List<MemberId> members =
                            store.unrolled(
                                    handle,
                                    operation.book(),
                                    year,
                                    place.after(),
                                    EVENTS_AT_ONCE * OperationEvent.SWEEP_MEMBERS_MAX);
                    if (!members.isEmpty()) {
                        store.goOn(handle, operation, parts(operation, year, members), metadata);
                        return new Place(members.getLast(), place.passes());
                    }
                    if (place.after() != null && place.passes() < PASSES_MAX) {
                        return new Place(null, place.passes() + 1);
                    }
                    store.finish(handle, operation, metadata);
                    LOG.infof("A year's sweep is done book=%s year=%d", operation.book(), year);
                    return place;
                });
        places.put(operation.id(), next);
    }

    private static List<OperationEvent> parts(
            Operation operation, int year, List<MemberId> members) {
        List<OperationEvent> parts = new ArrayList<>();
        for (int from = 0; from < members.size(); from += OperationEvent.SWEEP_MEMBERS_MAX) {
            int to = Math.min(members.size(), from + OperationEvent.SWEEP_MEMBERS_MAX);
            parts.add(
                    new OperationEvent.YearRolled(
                            Operations.regionOf(operation.book()),
                            year,
                            members.subList(from, to)));
        }
        return parts;
    }

    /// How far a sweep is: the last person asked for. It goes over a book once more at its end, for
    /// persons whose first entry of the old year came in between.
    private record Place(@Nullable MemberId after, int passes) {
        static final Place START = new Place(null, 1);
    }
}
