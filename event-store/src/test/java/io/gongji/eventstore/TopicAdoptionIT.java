package io.gongji.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gongji.contracts.BookId;
import io.gongji.contracts.EventId;
import io.gongji.contracts.event.Topic;
import io.gongji.local.LocalServers;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TopicAdoptionIT {
    private static final BookId BOOK = new BookId("13");
    private static final Topics TOPICS =
            new Topics(LocalServers.shared().kafka().bootstrapServers());

    private final TestStore store = new TestStore();

    @Test
    void aDatabaseThatIsEmptyTakesItsEventsBackFromTheirTopic() {
        List<EventId> sent = appendAndSend(3);
        TestStore restored = new TestStore(store.source);

        EventId next = restored.append(BOOK).eventId();
        sendAdopting(restored);

        assertThat(positions(BOOK)).containsExactly(1L, 2L, 3L, 4L);
        assertThat(inOrder(restored)).containsExactly(sent.get(0), sent.get(1), sent.get(2), next);
        assertThat(restored.alarms.current()).isEmpty();
    }

    @Test
    void anOlderCopyTakesBackWhatItLacksAndGivesWhatItHasThePositionItHad() {
        NewEvent first = store.append(BOOK);
        NewEvent second = store.append(BOOK);
        send();
        List<EventId> later = appendAndSend(2);
        TestStore copy = new TestStore(store.source);
        copy.append(second);
        copy.append(first);

        EventId next = copy.append(BOOK).eventId();
        sendAdopting(copy);

        assertThat(inOrder(copy))
                .containsExactly(
                        first.eventId(), second.eventId(), later.get(0), later.get(1), next);
        assertThat(positions(BOOK)).containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void nothingIsTakenBackTwice() {
        List<EventId> sent = appendAndSend(3);
        TestStore restored = new TestStore(store.source);
        sendAdopting(restored);
        sendAdopting(restored);

        EventId next = restored.append(BOOK).eventId();
        sendAdopting(restored);

        assertThat(inOrder(restored)).hasSize(4).startsWith(sent.getFirst()).endsWith(next);
        assertThat(positions(BOOK)).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void aPositionWithTwoEventsStopsTheRelay() {
        List<EventId> _ = appendAndSend(1);
        TestStore fork = new TestStore(store.source);
        fork.append(BOOK);
        fork.owner.useHandle(handle ->
                handle.createScript(
                                """
                                UPDATE event SET position = 1;
                                INSERT INTO relay_cursor (source, book, topic, last_position)
                                SELECT source, book, topic, 1 FROM event;
                                """)
                        .execute());

        try (EventRelay relay = fork.adoptingRelay(TOPICS.settings())) {
            relay.start();
            await().until(() ->
                    fork.alarms.current().stream().anyMatch(alarm -> alarm.name().equals("relay")));
        }

        assertThat(positions(BOOK)).containsExactly(1L);
    }

    /// Gives their ids, in order.
    private List<EventId> appendAndSend(int count) {
        List<EventId> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(store.append(BOOK).eventId());
        }
        send();
        return ids;
    }

    private static void sendAdopting(TestStore restored) {
        try (EventRelay relay = restored.adoptingRelay(TOPICS.settings())) {
            relay.start();
            await().until(() -> relay.status().leading());
            await().until(() ->
                    restored.owner.withHandle(handle ->
                            handle.createQuery(
                                            "SELECT count(*) > 0 AND bool_and(position IS NOT NULL) FROM event")
                                    .mapTo(Boolean.class)
                                    .one()));
            restored.awaitAllSent(relay);
        }
    }

    /// The events of a database in the order of their positions.
    private static List<EventId> inOrder(TestStore of) {
        return of.owner.withHandle(handle ->
                handle.createQuery("SELECT event_id FROM event ORDER BY position")
                        .mapTo(UUID.class)
                        .map(EventId::new)
                        .list());
    }

    @Test
    void whatOtherSourcesSentIsReadOnce() {
        List<EventId> _ = appendAndSend(3);
        TestStore other = new TestStore();
        other.append(new BookId("32"));
        sendAdopting(other);

        long looked =
                other.owner.withHandle(handle ->
                        handle.createQuery(
                                        "SELECT acked_offset FROM relay_cursor WHERE book = :book")
                                .bind("book", BOOK.value())
                                .mapTo(Long.class)
                                .one());

        assertThat(looked).isGreaterThanOrEqualTo(2);
        other.append(BOOK);
        sendAdopting(other);
        assertThat(TOPICS.positions(Topic.MEMBERS, BOOK, other.source)).containsExactly(1L);
    }

    private void send() {
        try (EventRelay relay = store.relay(TOPICS.settings())) {
            relay.start();
            store.awaitAllSent(relay);
        }
    }

    private List<Long> positions(BookId book) {
        return TOPICS.positions(Topic.MEMBERS, book, store.source);
    }
}
