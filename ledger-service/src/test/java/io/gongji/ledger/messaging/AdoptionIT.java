package io.gongji.ledger.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.gongji.contracts.BookId;
import io.gongji.contracts.event.Topic;
import io.gongji.contracts.journal.JournalRecord;
import io.gongji.ledger.FreshBooks;
import io.gongji.ledger.app.BatchResult;
import io.gongji.ledger.app.BookStatus;
import io.gongji.ledger.app.BookWriter;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AdoptionIT {
    private final BookId book = FreshBooks.next();
    private final TestEvents events = new TestEvents(book);
    private final TestSource members = new TestSource(book, Topic.MEMBERS);
    private final List<TestLedger> opened = new ArrayList<>();
    private final TestLedger ledger = opened(TestLedger.empty());

    @AfterEach
    void stop() {
        opened.forEach(TestLedger::close);
    }

    private TestLedger opened(TestLedger one) {
        opened.add(one);
        return one;
    }

    private TestSource enrol(int count) {
        for (int i = 0; i < count; i++) {
            members.add(events.enrolled(TestEvents.member()));
        }
        return members;
    }

    @Test
    void anEmptyDatabaseTakesTheWholeBookFromTheTopicAndGoesOn() {
        byte[] rubbish = "no event".getBytes(UTF_8);
        enrol(4).send(1, 2);
        TestSource.send(Topic.MEMBERS, book, rubbish);
        members.send(3);
        ledger.start();
        List<JournalRecord> before = ledger.awaitRecords(book, 4);
        ledger.stop();

        TestLedger restored = opened(TestLedger.empty()).start();
        restored.awaitPhase(book, BookStatus.Phase.RUNNING);
        members.send(3, 4);

        List<JournalRecord> after = restored.awaitRecords(book, 5);
        assertThat(after.subList(0, 4)).isEqualTo(before);
        assertThat(deadLetter(restored)).isEqualTo(rubbish);
        assertThat(restored.number("SELECT count(*) FROM member WHERE book = '" + book + "'"))
                .isEqualTo(4);
        assertThat(TestTopic.values(Topic.JOURNAL, book))
                .containsExactlyElementsOf(restored.values(book));
    }

    private byte[] deadLetter(TestLedger of) {
        return of.app.withHandle(handle ->
                handle.createQuery("SELECT value FROM dead_letter WHERE book = :book")
                        .bind("book", book.value())
                        .mapTo(byte[].class)
                        .one());
    }

    @Test
    void anOlderCopyTakesWhatItLacksAndGoesOn() {
        enrol(6).send(1, 2);
        ledger.start();
        ledger.awaitRecords(book, 2);
        ledger.stop();
        TestLedger copy = opened(ledger.copy());
        members.send(3, 4, 5);
        ledger.start();
        List<JournalRecord> all = ledger.awaitRecords(book, 5);
        ledger.stop();

        copy.start();
        copy.awaitPhase(book, BookStatus.Phase.RUNNING);
        members.send(5, 6);

        assertThat(copy.awaitRecords(book, 6).subList(0, 5)).isEqualTo(all);
        assertThat(TestTopic.values(Topic.JOURNAL, book)).hasSize(6);
    }

    @Test
    void aBookThatForkedStopsAndPublishesNothing() throws SQLException {
        enrol(3).send(1);
        ledger.start();
        ledger.awaitRecords(book, 1);
        ledger.stop();
        TestLedger copy = opened(ledger.copy());
        try (BookWriter writer = new BookWriter(copy.writing(), book, InstantSource.system())) {
            TestSource other =
                    new TestSource(book, Topic.CONTRIBUTIONS)
                            .add(events.flexible(TestEvents.member()));
            assertThat(writer.write(List.of(other.delivery(1, 0)), Map.of()))
                    .isInstanceOf(BatchResult.Written.class);
        }
        members.send(2);
        ledger.start();
        List<byte[]> published = List.copyOf(TestTopic.values(Topic.JOURNAL, book));
        ledger.awaitRecords(book, 2);
        ledger.stop();

        copy.start();

        copy.awaitPhase(book, BookStatus.Phase.STOPPED);
        assertThat(copy.statuses.of(book).alarms()).anyMatch(alarm -> alarm.contains("forked"));
        assertThat(copy.values(book)).hasSize(2);
        assertThat(published).hasSizeLessThanOrEqualTo(2);
        assertThat(TestTopic.values(Topic.JOURNAL, book))
                .containsExactlyElementsOf(ledger.values(book));
    }

    @Test
    void aRestartPublishesNothingAgain() {
        enrol(3).sendAll();
        ledger.start();
        ledger.awaitRecords(book, 3);

        ledger.restart();
        ledger.awaitPhase(book, BookStatus.Phase.RUNNING);
        enrol(1).send(4);
        ledger.awaitRecords(book, 4);

        assertThat(TestTopic.values(Topic.JOURNAL, book))
                .containsExactlyElementsOf(ledger.values(book));
    }

    @Test
    void aCursorThatFellBehindIsPutRightFromTheTopic() {
        enrol(3).sendAll();
        ledger.start();
        ledger.awaitRecords(book, 3);
        ledger.stop();
        ledger.app.useHandle(handle ->
                handle.execute(
                        "UPDATE journal_publication SET published_seq = 1, next_offset = 1 WHERE book = ?",
                        book.value()));

        ledger.start();
        ledger.awaitPublished(book, 3);

        assertThat(TestTopic.values(Topic.JOURNAL, book)).hasSize(3);
    }

    @Test
    void aJournalTopicThatWasMadeAnewIsFilledAgain()
            throws ExecutionException, InterruptedException {
        enrol(4).send(1, 2, 3);
        ledger.start();
        ledger.awaitRecords(book, 3);

        TestTopic.recreate(Topic.JOURNAL);
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> TestTopic.values(Topic.JOURNAL, book).size() >= 3);
        members.send(4);
        ledger.awaitRecords(book, 4);

        assertThat(TestTopic.values(Topic.JOURNAL, book))
                .containsExactlyElementsOf(ledger.values(book));
    }

    @Test
    void aRequestTopicThatWasMadeAnewIsReadFromItsStart()
            throws ExecutionException, InterruptedException {
        enrol(4).send(1, 2, 3);
        ledger.start();
        ledger.awaitRecords(book, 3);

        TestTopic.recreate(Topic.MEMBERS);
        members.send(3, 4);

        assertThat(ledger.awaitRecords(book, 4)).hasSize(4);
    }
}
