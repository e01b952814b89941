package io.gongji.eventstore;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.gongji.contracts.BookId;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.Scheme;
import io.gongji.contracts.Uuids;
import io.gongji.contracts.event.MemberEvent;
import io.gongji.contracts.event.Topic;
import io.gongji.local.Database;
import io.gongji.local.LocalServers;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Jdbi;

/// A fresh database with the event store's tables, as a service sees it, and a source of its own.
final class TestStore {
    final Database database = LocalServers.shared().freshDatabase("store");
    final Jdbi app = Jdbi.create(database.url(), database.app(), database.appPassword());
    final Jdbi owner = Jdbi.create(database.url(), database.owner(), database.ownerPassword());
    final String source;
    final EventStoreSettings settings = quick();
    final EventStore events = new EventStore(settings);
    final Transactions transactions = new Transactions(app);
    final Alarms alarms = new Alarms();

    TestStore() {
        this("/test/" + Uuids.version7(System.currentTimeMillis()));
    }

    TestStore(String source) {
        this.source = source;
        owner.useHandle(handle -> handle.createScript(migration()).execute());
    }

    private static String migration() {
        String path = "/db/event-store/V1__event_store.sql";
        try (InputStream sql = Objects.requireNonNull(TestStore.class.getResourceAsStream(path))) {
            return new String(sql.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The defaults with shorter waits.
    private static EventStoreSettings quick() {
        EventStoreSettings defaults = EventStoreSettings.defaults();
        return new EventStoreSettings(
                defaults.eventBytesMax(),
                defaults.retriesMax(),
                relay(Duration.ofMinutes(1)),
                new EventStoreSettings.Journal(
                        3, Duration.ofMillis(20), Duration.ofMillis(200), Duration.ofMillis(500)),
                defaults.answers(),
                defaults.keys());
    }

    static EventStoreSettings.Relay relay(Duration unansweredAfter) {
        return new EventStoreSettings.Relay(
                500,
                Duration.ofMillis(20),
                Duration.ofMillis(100),
                Duration.ofMillis(500),
                Duration.ofSeconds(2),
                unansweredAfter,
                Duration.ofHours(1),
                500);
    }

    EventRelay relay(KafkaSettings kafka) {
        return new EventRelay(app, kafka, settings, alarms);
    }

    /// One that takes back what its topic has and this database does not know.
    EventRelay adoptingRelay(KafkaSettings kafka) {
        return new EventRelay(app, kafka, settings, alarms, new OwnTopic(source, Topic.MEMBERS));
    }

    static StreamId stream(String id) {
        return new StreamId("member", id);
    }

    static Metadata metadata() {
        return new Metadata(Instant.now(), LocalDate.EPOCH, "tester", "test", null, null, null);
    }

    /// An event that is published for a book.
    NewEvent published(BookId book) {
        MemberId member = new MemberId(Uuids.version7(System.currentTimeMillis()));
        RegionCode region = new RegionCode(book + "0000");
        return NewEvent.published(
                new MemberEvent.Enrolled(member, region, Scheme.EMPLOYEE),
                source,
                "member/" + member,
                metadata());
    }

    static NewEvent internal() {
        return NewEvent.internal("member.renamed", "{}".getBytes(UTF_8), metadata());
    }

    /// Appends one published event to a new stream and commits.
    NewEvent append(BookId book) {
        return append(published(book));
    }

    /// The same of an event that was made before.
    NewEvent append(NewEvent event) {
        transactions.run(handle -> {
            events.append(handle, stream(event.eventId().toString()), 0, List.of(event));
            return event;
        });
        return event;
    }

    void append(BookId book, int count) {
        for (int i = 0; i < count; i++) {
            append(book);
        }
    }

    /// Waits until some writer waits for another one's transaction.
    void awaitAWaitingInsert() {
        Awaitility.await()
                .until(() ->
                        owner.withHandle(handle ->
                                handle.createQuery(
                                                """
                                                SELECT EXISTS (SELECT FROM pg_locks
                                                WHERE NOT granted AND locktype IN ('transactionid', 'spectoken'))\
                                                """)
                                        .mapTo(Boolean.class)
                                        .one()));
    }

    /// Whatever is committed is numbered, sent and acknowledged.
    void awaitAllSent(EventRelay relay) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> relay.status().unsent() == 0);
    }
}
