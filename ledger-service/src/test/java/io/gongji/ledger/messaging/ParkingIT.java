package io.gongji.ledger.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongji.contracts.BookId;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.Sentence;
import io.gongji.contracts.event.Topic;
import io.gongji.contracts.journal.Cause;
import io.gongji.contracts.journal.Change;
import io.gongji.contracts.journal.JournalRecord;
import io.gongji.contracts.journal.Outcome;
import io.gongji.ledger.FreshBooks;
import io.gongji.ledger.app.BookStatus;
import io.gongji.ledger.app.Reply;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A poison event among good ones: it stops its topic, two people park it, a later release handles
/// it.
class ParkingIT {
    private static final Outcome PARKED = new Outcome.Declined(Refusal.PARKED);

    private final BookId book = FreshBooks.next();
    private final TestLedger ledger = TestLedger.empty();
    private final TestOperations operators = new TestOperations(ledger);
    private final TestEvents events = new TestEvents(book);
    private final TestSource contributions = new TestSource(book, Topic.CONTRIBUTIONS);
    private final MemberId member = TestEvents.member();
    private Cause.Coordinate poison;

    /// Position 2 is of a version that the ledger does not know; 3 is about the same matter, 4 is
    /// about another.
    @BeforeEach
    void stopATopic() {
        contributions
                .add("flexible/1", events.flexible(TestEvents.member()))
                .add("flexible/2", events.flexible(member))
                .add("flexible/2", events.flexible(member))
                .add("flexible/4", events.flexible(TestEvents.member()))
                .add("flexible/2", events.flexible(member));
        contributions.send(1);
        poison =
                new Cause.Coordinate(
                        Topic.CONTRIBUTIONS.topicName(), contributions.sendOfUnknownVersion(2));
        contributions.send(3, 4);
        ledger.start();
        operators.start();
        Awaitility.await("the stopped topic")
                .atMost(Duration.ofSeconds(40))
                .until(() -> !ledger.statuses.of(book).stopped().isEmpty());
    }

    @AfterEach
    void close() {
        operators.close();
        ledger.close();
    }

    private UUID proposed() {
        return begun(
                operators.parkings.propose(
                        TestOperations.key("wang", "propose"), book, poison, "upgrade tonight"));
    }

    private Reply approved(String by, UUID parking) {
        return operators.parkings.approve(
                TestOperations.key(by, "approve " + by), book, parking, "agreed with the source");
    }

    private static UUID begun(Reply reply) {
        return ((Reply.Begun) reply).operation();
    }

    private static Reply refused(Refusal reason) {
        return new Reply.Refused(reason, Sentence.NONE);
    }

    private List<JournalRecord> parked() {
        approved("li", proposed());
        return ledger.awaitRecords(book, 4);
    }

    @Test
    void whatTwoPeopleParkIsAnsweredWithWhatFollowsItAndTheTopicGoesOn() {
        List<JournalRecord> records = parked();

        assertThat(records).extracting(JournalRecord::outcome).element(1).isEqualTo(PARKED);
        assertThat(records).extracting(JournalRecord::outcome).element(2).isEqualTo(PARKED);
        assertThat(records.get(3).outcome()).isInstanceOf(Outcome.Accepted.class);
        assertThat(((Cause.OfEvent) records.get(1).cause()).eventId())
                .isEqualTo(contributions.eventId(2));
        assertThat(ledger.statuses.of(book).needsAttention()).isFalse();
    }

    @Test
    void onePersonAloneParksNothing() {
        UUID parking = proposed();

        assertThat(approved("wang", parking)).isEqualTo(refused(Refusal.FOUR_EYES));
        assertThat(
                        operators.parkings.propose(
                                TestOperations.key("wang", "elsewhere"),
                                book,
                                new Cause.Coordinate(poison.topic(), poison.offset() + 1),
                                "a slip"))
                .isEqualTo(refused(Refusal.NOT_STOPPED));
        assertThat(ledger.records(book)).hasSize(1);
    }

    @Test
    void aReleaseThatReadsThemPostsThemInTheirOrder() {
        parked();
        assertThat(release(2, "too early")).isEqualTo(refused(Refusal.STILL_UNREADABLE));
        operators.originals = TestSource::upgraded;

        begun(release(2, "first"));
        ledger.awaitRecords(book, 5);
        begun(release(3, "second"));
        ledger.awaitRecords(book, 6);
        contributions.send(5);

        List<JournalRecord> records = ledger.awaitRecords(book, 7);
        assertThat(records.subList(4, 6))
                .allSatisfy(record -> {
                    Outcome.Accepted accepted = (Outcome.Accepted) record.outcome();
                    assertThat(accepted.changes().getFirst())
                            .isInstanceOf(Change.ParkedEventReleased.class);
                    assertThat(accepted.postings()).isNotEmpty();
                });
        assertThat(records.getLast().outcome()).isInstanceOf(Outcome.Accepted.class);
        assertThat(
                        ledger.number(
                                "SELECT count(*) FROM parked_event WHERE released_by_seq IS NULL AND book = '"
                                        + book
                                        + "'"))
                .isZero();
    }

    private Reply release(long seq, String key) {
        return operators.parkings.release(TestOperations.key("li", key), book, seq);
    }

    @Test
    void aParkingStandsAfterARestartAndSoDoesWhatItParked() {
        approved("li", proposed());
        ledger.restart();
        ledger.awaitRecords(book, 4);
        ledger.restart();
        contributions.send(5);

        assertThat(ledger.awaitRecords(book, 5).getLast().outcome()).isEqualTo(PARKED);
    }

    @Test
    void aBookThatWasStoppedGoesOnWhenItWasMendedAndAnOperatorSaysSo() {
        TestSource impostor = new TestSource(book, Topic.CONTRIBUTIONS);
        approved("li", proposed());
        ledger.awaitRecords(book, 4);
        impostor.add(events.flexible(TestEvents.member())).send(1);
        ledger.awaitPhase(book, BookStatus.Phase.STOPPED);
        contributions.send(5);

        ledger.owner.useHandle(handle ->
                handle.execute(
                        "UPDATE topic_offset SET next_offset = next_offset + 1 WHERE topic = ?",
                        poison.topic()));
        begun(
                operators.parkings.resume(
                        TestOperations.key("li", "resume"), book, "the impostor is skipped"));

        ledger.awaitPhase(book, BookStatus.Phase.RUNNING);
        assertThat(ledger.awaitRecords(book, 5)).hasSize(5);
        assertThat(ledger.statuses.of(book).alarms()).isEmpty();
    }
}
