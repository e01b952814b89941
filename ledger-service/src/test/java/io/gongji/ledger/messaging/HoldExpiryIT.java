package io.gongji.ledger.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongji.contracts.BookId;
import io.gongji.contracts.HoldId;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.event.EventType;
import io.gongji.contracts.event.Topic;
import io.gongji.contracts.journal.Cause;
import io.gongji.contracts.journal.JournalRecord;
import io.gongji.eventstore.BusinessClock;
import io.gongji.ledger.FreshBooks;
import io.gongji.ledger.app.HoldExpiries;
import io.gongji.ledger.app.YearBegins;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The calendar and the end of holds: it waits for what was sent in time, and tells once.
class HoldExpiryIT {
    private static final Instant LONG_AGO = Instant.parse("2025-03-12T02:00:00Z");

    private final BookId book = FreshBooks.next();
    private final TestEvents events = new TestEvents(book);
    private final TestSource contributions = new TestSource(book, Topic.CONTRIBUTIONS);
    private final TestSource settlements = new TestSource(book, Topic.SETTLEMENTS);
    private final TestLedger ledger = TestLedger.empty().start();
    private final List<TestOperations> opened = new ArrayList<>();
    private final MemberId patient = TestEvents.member();
    private final HoldId hold = TestEvents.hold();

    @AfterEach
    void stop() {
        try {
            opened.forEach(TestOperations::close);
        } finally {
            ledger.close();
        }
    }

    @Test
    void theCalendarWaitsForWhatWasSentInTimeAndTellsOnce() {
        TestOperations operations = opened(new TestOperations(ledger)).start();
        placeAndFund(LONG_AGO);
        Map<String, Long> unread = new HashMap<>(ledger.engine().requestEnds(book));
        unread.merge(Topic.SETTLEMENTS.topicName(), 1L, Long::sum);
        HoldExpiries calendar = expiries(operations, unread);

        calendar.look();
        assertThat(told()).isZero();

        settlements.add(events.captured(hold, TestEvents.capture(), patient, 30_00)).send(2);
        awaitExpiry(calendar);
        calendar.look();
        expiries(operations, unread).look();

        assertThat(told()).isOne();
        assertThat(balance("2110") + balance("2120")).isEqualTo(-70_00);
        assertThat(balance("2160")).isZero();
        assertThat(balance("2210")).isEqualTo(-30_00);
        assertThat(expiriesRecorded()).hasSize(1);
    }

    @Test
    void aHoldWhoseTimeIsNotOverStays() {
        TestOperations operations = opened(new TestOperations(ledger)).start();
        placeAndFund(Instant.parse("2999-01-01T00:00:00Z"));

        expiries(operations, Map.of()).look();

        assertThat(told()).isZero();
        assertThat(balance("2160")).isEqualTo(-60_00);
    }

    @Test
    void aProcessThatEndsBetweenTheDueTimeAndTheRecordLosesNothing() {
        placeAndFund(LONG_AGO);
        // A process that tells, and ends before its relay has sent anything.
        expiries(new TestOperations(ledger), Map.of()).look();
        assertThat(told()).isOne();

        TestOperations successor = opened(new TestOperations(ledger)).start();
        HoldExpiries calendar = expiries(successor, Map.of());
        awaitExpiry(calendar);
        calendar.look();

        assertThat(told()).isOne();
        assertThat(expiriesRecorded()).hasSize(1);
        assertThat(balance("2110") + balance("2120")).isEqualTo(-100_00);
    }

    private TestOperations opened(TestOperations one) {
        opened.add(one);
        return one;
    }

    private void placeAndFund(Instant expiresAt) {
        contributions
                .add(events.assessed(patient, 100_00))
                .add(events.received(100_00))
                .add(events.allotted(patient, 100_00))
                .sendAll();
        ledger.awaitRecords(book, 3);
        settlements.add(events.held(hold, patient, 60_00, expiresAt)).sendAll();
        ledger.awaitRecords(book, 4);
        assertThat(balance("2160")).isEqualTo(-60_00);
    }

    private void awaitExpiry(HoldExpiries calendar) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> {
                    calendar.look();
                    assertThat(expiriesRecorded()).isNotEmpty();
                });
    }

    private HoldExpiries expiries(TestOperations operations, Map<String, Long> ends) {
        return operations.expiries(
                new YearBegins.Reading() {
                    @Override
                    public Map<String, Long> ends(BookId of) {
                        return ends;
                    }

                    @Override
                    public Map<String, Long> offsets(BookId of) {
                        return of.equals(book) ? ledger.engine().requestOffsets(of) : Map.of();
                    }
                },
                BusinessClock.system());
    }

    private List<JournalRecord> expiriesRecorded() {
        return ledger.records(book).stream()
                .filter(record ->
                        record.cause() instanceof Cause.OfEvent cause
                                && cause.type().equals(EventType.HOLD_EXPIRED.wireName()))
                .toList();
    }

    private long told() {
        return ledger.number(
                "SELECT count(*) FROM operations.event WHERE stream_id = '" + hold + "'");
    }

    private long balance(String code) {
        return ledger.number(
                "SELECT coalesce(sum(balance_fen), 0)::bigint FROM account WHERE book = '"
                        + book
                        + "' AND code = '"
                        + code
                        + "'");
    }
}
