package io.gongji.ledger.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.gongji.contracts.BookId;
import io.gongji.contracts.EventId;
import io.gongji.contracts.event.Topic;
import io.gongji.contracts.journal.Cause;
import io.gongji.contracts.journal.JournalRecord;
import io.gongji.contracts.journal.Outcome;
import io.gongji.ledger.FreshBooks;
import io.gongji.ledger.app.BookStatus;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RequestsIT {
    private final BookId book = FreshBooks.next();
    private final TestEvents events = new TestEvents(book);
    private final TestSource members = new TestSource(book, Topic.MEMBERS);
    private final TestSource contributions = new TestSource(book, Topic.CONTRIBUTIONS);
    private final TestLedger ledger = TestLedger.empty();

    @AfterEach
    void stop() {
        ledger.close();
    }

    @Test
    void oneEventHasOneRecordHoweverOftenAndInWhateverOrderOfTopicsItComes() {
        for (int i = 0; i < 5; i++) {
            var member = TestEvents.member();
            members.add(events.enrolled(member));
            contributions.add(events.flexible(member));
        }
        contributions.send(1, 1, 2);
        members.send(1, 2, 3);
        contributions.send(1, 2, 3, 2, 4);
        members.send(1, 2, 3, 4, 5, 4);
        contributions.send(4, 5, 1, 2, 3, 4, 5);
        ledger.start();

        List<JournalRecord> records = ledger.awaitRecords(book, 10);
        ledger.awaitRead(book, Topic.CONTRIBUTIONS.topicName(), 15);
        ledger.awaitRead(book, Topic.MEMBERS.topicName(), 9);

        assertThat(ledger.records(book)).isEqualTo(records);
        assertThat(records)
                .extracting(JournalRecord::seq)
                .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L);
        for (TestSource source : List.of(members, contributions)) {
            assertThat(
                            records.stream()
                                    .filter(record -> cause(record).source().equals(source.name()))
                                    .map(record -> cause(record).eventId()))
                    .containsExactly(ids(source, 5));
        }
    }

    @Test
    void nothingIsTakenAfterAGapUntilWhatIsMissingCame() {
        for (int i = 0; i < 4; i++) {
            members.add(events.enrolled(TestEvents.member()));
        }
        members.send(1, 3, 4);
        ledger.start();
        ledger.awaitAlarm(book, "lacks position 2");
        assertThat(ledger.awaitRecords(book, 1)).hasSize(1);

        members.send(2, 3, 4);

        List<JournalRecord> records = ledger.awaitRecords(book, 4);
        assertThat(records)
                .extracting(record -> cause(record).position())
                .containsExactly(1L, 2L, 3L, 4L);
        assertThat(ledger.statuses.of(book).alarms()).isEmpty();
    }

    @Test
    void aPositionOfAnotherEventStopsTheBook() {
        members.add(events.enrolled(TestEvents.member())).add(events.enrolled(TestEvents.member()));
        members.send(1, 2);
        ledger.start();
        ledger.awaitRecords(book, 2);
        TestSource impostor = new TestSource(book, Topic.MEMBERS);

        impostor.add(events.enrolled(TestEvents.member())).send(1);

        ledger.awaitPhase(book, BookStatus.Phase.STOPPED);
        assertThat(ledger.statuses.of(book).alarms())
                .anyMatch(alarm -> alarm.contains("another event"));
        assertThat(ledger.records(book)).hasSize(2);
        impostor.add(events.enrolled(TestEvents.member())).send(2);
        Awaitility.await("both wait for somebody")
                .untilAsserted(() -> assertThat(ledger.statuses.of(book).lag()).isEqualTo(2));
    }

    @Test
    void bytesThatAreNoEventAreRecordedOnceAndKeptAndTheBookGoesOn() {
        members.add(events.enrolled(TestEvents.member())).add(events.enrolled(TestEvents.member()));
        members.send(1);
        byte[] rubbish = "no event".getBytes(UTF_8);
        long offset = TestSource.send(Topic.MEMBERS, book, rubbish);
        members.send(2);
        ledger.start();

        List<JournalRecord> records = ledger.awaitRecords(book, 3);

        assertThat(records.get(1).cause())
                .isEqualTo(
                        new Cause.OfBytes(new Cause.Coordinate(Topic.MEMBERS.topicName(), offset)));
        assertThat(records.get(1).outcome()).isInstanceOf(Outcome.Unreadable.class);
        assertThat(
                        ledger.number(
                                "SELECT count(*) FROM dead_letter WHERE book = '"
                                        + book
                                        + "' AND seq = 2"))
                .isOne();
        assertThat(TestTopic.values(Topic.DEAD_LETTERS, book)).containsExactly(rubbish);

        ledger.stop();
        ledger.app.useHandle(handle -> handle.execute("UPDATE topic_offset SET next_offset = 0"));
        ledger.start();
        ledger.awaitRead(book, Topic.MEMBERS.topicName(), 3);
        assertThat(ledger.records(book)).isEqualTo(records);
    }

    @Test
    void anEventOfUnknownTypeStopsItsTopicAndNoOther() {
        members.add(events.enrolled(TestEvents.member())).add(events.enrolled(TestEvents.member()));
        contributions.add(events.flexible(TestEvents.member()));
        members.send(1);
        long offset =
                TestSource.send(
                        Topic.MEMBERS,
                        book,
                        "{\"type\":\"gongji.member.promoted.v9\",\"data\":{}}".getBytes(UTF_8));
        members.send(2);
        ledger.start();
        ledger.awaitRecords(book, 1);

        contributions.send(1);

        List<JournalRecord> records = ledger.awaitRecords(book, 2);
        assertThat(cause(records.get(1)).source()).isEqualTo(contributions.name());
        BookStatus status = ledger.statuses.of(book);
        assertThat(status.phase()).isEqualTo(BookStatus.Phase.RUNNING);
        assertThat(status.needsAttention()).isTrue();
        assertThat(status.stopped())
                .singleElement()
                .satisfies(topic -> {
                    assertThat(topic.at())
                            .isEqualTo(new Cause.Coordinate(Topic.MEMBERS.topicName(), offset));
                    assertThat(topic.reason()).contains("gongji.member.promoted.v9");
                });
    }

    private static Cause.OfEvent cause(JournalRecord record) {
        return (Cause.OfEvent) record.cause();
    }

    private static EventId[] ids(TestSource source, int count) {
        EventId[] ids = new EventId[count];
        for (int i = 0; i < count; i++) {
            ids[i] = source.eventId(i + 1);
        }
        return ids;
    }
}
