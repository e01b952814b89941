package io.gongji.ledger.messaging;

import io.gongji.contracts.BookId;
import io.gongji.eventstore.Alarms;
import io.gongji.eventstore.BusinessClock;
import io.gongji.eventstore.EventRelay;
import io.gongji.eventstore.EventStore;
import io.gongji.eventstore.EventStoreSettings;
import io.gongji.eventstore.IdempotencyKeys;
import io.gongji.eventstore.KafkaSettings;
import io.gongji.eventstore.Transactions;
import io.gongji.ledger.FreshBooks;
import io.gongji.ledger.app.BookStatus;
import io.gongji.ledger.app.Corrections;
import io.gongji.ledger.app.HoldExpiries;
import io.gongji.ledger.app.Operations;
import io.gongji.ledger.app.Parkings;
import io.gongji.ledger.app.Reply;
import io.gongji.ledger.app.RequestKey;
import io.gongji.ledger.app.YearBegins;
import io.gongji.ledger.app.YearSweep;
import io.gongji.ledger.store.DueHolds;
import io.gongji.ledger.store.OperationStore;
import io.gongji.ledger.store.ParkingStore;
import io.gongji.ledger.view.Answer;
import io.gongji.ledger.view.OperationQueries;
import io.gongji.ledger.view.OperationView;
import io.gongji.ledger.view.TestViews;
import java.time.Clock;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Jdbi;

/// Operators' requests beside a test's ledger, as a process would have them.
final class TestOperations implements AutoCloseable {
    final Alarms alarms = new Alarms();
    final EventRelay relay;
    final YearSweep sweep;
    final Operations operations;
    final Corrections corrections;
    final OperationQueries queries;
    final OperationStore store;
    final Transactions transactions;
    private final EventStore events;
    private final TestLedger ledger;

    final Parkings parkings;

    /// What a release reads where the original stands.
    UnaryOperator<byte[]> originals = value -> value;

    TestOperations(TestLedger ledger) {
        this.ledger = ledger;
        EventStoreSettings settings = EventStoreSettings.defaults();
        Jdbi jdbi = Jdbi.create(ledger.source("operations"));
        relay =
                new EventRelay(
                        jdbi,
                        KafkaSettings.of(FreshBooks.broker().bootstrapServers()),
                        settings,
                        alarms);
        transactions = new Transactions(jdbi, settings, relay::wake);
        events = new EventStore(settings);
        store = new OperationStore(events);
        sweep =
                new YearSweep(
                        transactions,
                        store,
                        BusinessClock.system(),
                        book -> ledger.statuses.of(book).phase() == BookStatus.Phase.RUNNING);
        operations =
                new Operations(
                        transactions,
                        store,
                        new IdempotencyKeys(settings),
                        BusinessClock.system(),
                        sweep::wake);
        corrections =
                new Corrections(
                        transactions, store, new IdempotencyKeys(settings), BusinessClock.system());
        parkings =
                new Parkings(
                        transactions,
                        new ParkingStore(new EventStore(settings)),
                        new IdempotencyKeys(settings),
                        (book, at) -> originals.apply(ledger.engine().original(book, at)),
                        Clock.systemUTC());
        queries = TestViews.operations(ledger.source("public"));
    }

    TestOperations start() {
        relay.start();
        return this;
    }

    YearBegins years(YearBegins.Reading reading) {
        return new YearBegins(ledger.statuses, operations, BusinessClock.system(), reading);
    }

    HoldExpiries expiries(YearBegins.Reading reading, BusinessClock clock) {
        return new HoldExpiries(
                ledger.statuses, transactions, new DueHolds(events), clock, reading);
    }

    /// What an operator sees of a request, once the book has answered it.
    OperationView settled(BookId book, Reply reply) {
        Reply.Begun begun = (Reply.Begun) reply;
        Awaitility.await("an answer")
                .atMost(Duration.ofSeconds(40))
                .until(() -> now(book, begun).isSettled());
        return now(book, begun);
    }

    OperationView now(BookId book, Reply.Begun begun) {
        return ((Answer.Found<OperationView>) queries.of(book, begun.operation())).value();
    }

    static RequestKey key(String key) {
        return key("tester", key);
    }

    static RequestKey key(String caller, String key) {
        return RequestKey.of(caller, key, "POST", "/test", key);
    }

    @Override
    public void close() {
        sweep.close();
        relay.close();
    }
}
