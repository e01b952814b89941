package io.gongji.ledger.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongji.contracts.BookId;
import io.gongji.contracts.CorrectionReason;
import io.gongji.contracts.FreezeReason;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.event.OperationEvent;
import io.gongji.contracts.event.Topic;
import io.gongji.contracts.journal.JournalRecord;
import io.gongji.ledger.FreshBooks;
import io.gongji.ledger.app.Reply;
import io.gongji.ledger.app.YearBegins;
import io.gongji.ledger.domain.Operation.Kind;
import io.gongji.ledger.store.OperationStore;
import io.gongji.ledger.view.Answer;
import io.gongji.ledger.view.EntryQueries;
import io.gongji.ledger.view.JournalEntry;
import io.gongji.ledger.view.MemberAccount;
import io.gongji.ledger.view.OperationView;
import io.gongji.ledger.view.OperationView.Status;
import io.gongji.ledger.view.Standing;
import io.gongji.ledger.view.TestViews;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Operators' requests on their way through the ledger's own event table, Kafka and the book.
class OperationsIT {
    private static final YearMonth FEBRUARY = YearMonth.of(2025, 2);
    private static final YearMonth MARCH = YearMonth.of(2025, 3);

    private final BookId book = FreshBooks.next();
    private final TestEvents events = new TestEvents(book);
    private final TestSource contributions = new TestSource(book, Topic.CONTRIBUTIONS);
    private final TestLedger ledger = TestLedger.empty().start();
    private final List<TestOperations> opened = new ArrayList<>();
    private final TestOperations operations = opened(new TestOperations(ledger)).start();

    @AfterEach
    void stop() {
        try {
            opened.forEach(TestOperations::close);
        } finally {
            ledger.close();
        }
    }

    private TestOperations opened(TestOperations one) {
        opened.add(one);
        return one;
    }

    private OperationView period(Kind kind, YearMonth month, String key) {
        return operations.settled(
                book, operations.operations.ofPeriod(TestOperations.key(key), book, kind, month));
    }

    @Test
    void aMonthIsLockedClosedAndThenNeverOpenAgain() {
        OperationView early = period(Kind.CLOSE_PERIOD, FEBRUARY, "1");
        assertThat(early.status()).isEqualTo(Status.DECLINED);
        assertThat(early.reason()).isEqualTo(Refusal.PERIOD_NOT_LOCKED);

        assertThat(period(Kind.LOCK_PERIOD, MARCH, "2").status()).isEqualTo(Status.DONE);
        assertThat(period(Kind.CLOSE_PERIOD, FEBRUARY, "3").status()).isEqualTo(Status.DONE);
        assertThat(period(Kind.UNLOCK_PERIOD, FEBRUARY, "4").reason())
                .isEqualTo(Refusal.PERIOD_CLOSED);
        assertThat(TestViews.periods(ledger.source("public")).of(book))
                .satisfies(periods -> {
                    assertThat(periods.lockedThrough()).isEqualTo("2025-03");
                    assertThat(periods.closedThrough()).isEqualTo("2025-02");
                });
    }

    @Test
    void aRequestThatIsRepeatedIsTheSameOperation() {
        Reply first =
                operations.operations.ofPeriod(
                        TestOperations.key("k"), book, Kind.LOCK_PERIOD, FEBRUARY);
        OperationView answered = operations.settled(book, first);

        assertThat(
                        operations.operations.ofPeriod(
                                TestOperations.key("k"), book, Kind.LOCK_PERIOD, FEBRUARY))
                .isEqualTo(first);
        assertThat(ledger.awaitRecords(book, 1)).hasSize(1);
        assertThat(operations.settled(book, first)).isEqualTo(answered);
        assertThat(operations.alarms.current()).isEmpty();
    }

    @Test
    void aFrozenAccountSaysWhyAndSinceWhenUntilItIsFree() {
        MemberId member = TestEvents.member();
        new TestSource(book, Topic.MEMBERS).add(events.enrolled(member)).sendAll();
        ledger.awaitRecords(book, 1);
        RegionCode region = new RegionCode(book + "0000");

        OperationView frozen =
                operations.settled(
                        book,
                        operations.operations.ofFreeze(
                                TestOperations.key("freeze"),
                                Kind.FREEZE_ACCOUNT,
                                "member/" + member,
                                new OperationEvent.AccountFrozen(
                                        member, region, FreezeReason.COURT_ORDER, "NO-17")));

        assertThat(frozen.status()).isEqualTo(Status.DONE);
        assertThat(frozen.subject()).isEqualTo("member/" + member);
        MemberAccount account = account(member);
        assertThat(account.status()).isEqualTo(Standing.Status.FROZEN);
        assertThat(account.standing().sinceSeq()).isEqualTo(2);
        assertThat(account.standing().freeze())
                .isNotNull()
                .returns(FreezeReason.COURT_ORDER, Standing.Frozen::reason)
                .returns("NO-17", Standing.Frozen::orderReference);

        operations.settled(
                book,
                operations.operations.ofFreeze(
                        TestOperations.key("unfreeze"),
                        Kind.UNFREEZE_ACCOUNT,
                        "member/" + member,
                        new OperationEvent.AccountUnfrozen(member, region, "NO-18")));
        assertThat(account(member).status()).isEqualTo(Standing.Status.OPEN);
        assertThat(account(member).standing().freeze()).isNull();
    }

    @Test
    void aRecordIsTakenBackByTwoPeopleAndLinkedBothWays() {
        allot(1, 50_00); // records 1 to 3
        LocalDate day = ledger.records(book).getLast().effectiveDate();
        Reply.Begun asked =
                (Reply.Begun)
                        operations.corrections.request(
                                TestOperations.key("counter-1", "ask"),
                                book,
                                3,
                                day,
                                CorrectionReason.POSTED_TWICE,
                                "NOTE-1");
        assertThat(operations.now(book, asked))
                .returns(Status.AWAITING_APPROVAL, OperationView::status)
                .returns("counter-1", OperationView::requestedBy);
        assertThat(
                        operations.corrections.approve(
                                TestOperations.key("counter-1", "approve"),
                                book,
                                asked.operation()))
                .isInstanceOfSatisfying(
                        Reply.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Refusal.FOUR_EYES));

        OperationView done =
                operations.settled(
                        book,
                        operations.corrections.approve(
                                TestOperations.key("counter-2", "approve"),
                                book,
                                asked.operation()));

        assertThat(done.status()).isEqualTo(Status.DONE);
        assertThat(done.decidedBy()).isEqualTo("counter-2");
        assertThat(balance("2110")).isZero();
        assertThat(balance("2190")).isEqualTo(-50_00);
        assertThat(ledger.records(book).getLast().effectiveDate()).isEqualTo(day);
        EntryQueries entries = TestViews.entries(ledger.source("public"));
        assertThat(((Answer.Found<JournalEntry>) entries.at(book, 3)).value().reversedBy())
                .isEqualTo(4);
        assertThat(((Answer.Found<JournalEntry>) entries.at(book, 4)).value().reverses())
                .isEqualTo(3);
        assertThat(TestViews.corrections(ledger.source("public")).effectiveDate(book, 3))
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused ->
                                assertThat(refused.reason()).isEqualTo(Refusal.ALREADY_REVERSED));
        assertThat(
                        operations.corrections.approve(
                                TestOperations.key("counter-3", "approve"),
                                book,
                                asked.operation()))
                .isInstanceOfSatisfying(
                        Reply.Refused.class,
                        refused ->
                                assertThat(refused.reason())
                                        .isEqualTo(Refusal.CORRECTION_NOT_OPEN));
    }

    @Test
    void aRejectedCorrectionAsksNothingOfTheBook() {
        Reply.Begun asked =
                (Reply.Begun)
                        operations.corrections.request(
                                TestOperations.key("counter-1", "ask-2"),
                                book,
                                1,
                                LocalDate.of(2025, 3, 12),
                                CorrectionReason.SOURCE_ERROR,
                                "NOTE-2");

        OperationView rejected =
                operations.settled(
                        book,
                        operations.corrections.reject(
                                TestOperations.key("counter-2", "reject"),
                                book,
                                asked.operation()));

        assertThat(rejected.status()).isEqualTo(Status.REJECTED);
        assertThat(rejected.events()).isZero();
    }

    private MemberAccount account(MemberId member) {
        return ((Answer.Found<MemberAccount>)
                        TestViews.balances(ledger.source("public")).account(member))
                .value();
    }

    @Test
    void aYearThatHasNotBegunIsRefused() {
        Reply reply =
                operations.operations.ofYear(TestOperations.key("k"), book, Kind.ROLL_YEAR, 2999);

        assertThat(reply)
                .isInstanceOfSatisfying(
                        Reply.Refused.class,
                        refused -> {
                            assertThat(refused.reason()).isEqualTo(Refusal.PERIOD_NOT_OVER);
                            assertThat(refused.detail().chinese()).isNotEmpty();
                        });
    }

    @Test
    void aSweepGoesOnAfterACrashUntilNobodyIsLeft() {
        int persons = 1_230;
        allot(persons, 50_00);
        Reply reply =
                operations.operations.ofYear(
                        TestOperations.key("sweep"), book, Kind.ROLL_YEAR, 2026);
        // A process that asks, and ends before it can say that it has asked for everybody.
        Awaitility.await()
                .atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> {
                    operations.sweep.step();
                    assertThat(operations.now(book, (Reply.Begun) reply).events()).isPositive();
                });
        assertThat(operations.now(book, (Reply.Begun) reply).status()).isEqualTo(Status.PENDING);
        operations.close();
        opened.clear();
        TestOperations successor = opened(new TestOperations(ledger)).start();
        successor.sweep.start();

        OperationView done = successor.settled(book, reply);

        assertThat(done.status()).isEqualTo(Status.DONE);
        assertThat(done.events()).isEqualTo(3);
        assertThat(balance("2110")).isZero();
        assertThat(balance("2120")).isEqualTo(persons * -50_00L);
        assertThat(
                        ledger.number(
                                "SELECT count(*) FROM member WHERE open_year <> 2026 AND book = '"
                                        + book
                                        + "'"))
                .isZero();

        OperationView again =
                successor.settled(
                        book,
                        successor.operations.ofYear(
                                TestOperations.key("again"), book, Kind.ROLL_YEAR, 2026));
        assertThat(again.events()).isZero();
    }

    @Test
    void theCalendarWaitsForWhatStoodInTheTopicsAndAsksOnce() {
        allot(2, 50_00);
        operations.sweep.start();
        Map<String, Long> unread = new HashMap<>(ledger.engine().requestEnds(book));
        unread.merge(Topic.MEMBERS.topicName(), 1L, Long::sum);
        YearBegins years = operations.years(reading(unread));

        years.look();
        assertThat(operationsOf(ledger)).isZero();

        new TestSource(book, Topic.MEMBERS).add(events.enrolled(TestEvents.member())).sendAll();
        Awaitility.await()
                .atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> {
                    years.look();
                    assertThat(balance("2120")).isEqualTo(-100_00L);
                });
        operations.years(reading(unread)).look();

        assertThat(operationsOf(ledger)).isOne();
        assertThat(balance("2110")).isZero();
        List<JournalRecord> records = ledger.records(book);
        assertThat(records.getLast().effectiveDate()).hasDayOfMonth(1).hasMonthValue(1);
    }

    private YearBegins.Reading reading(Map<String, Long> ends) {
        return new YearBegins.Reading() {
            @Override
            public Map<String, Long> ends(BookId of) {
                return ends;
            }

            @Override
            public Map<String, Long> offsets(BookId of) {
                return of.equals(book) ? ledger.engine().requestOffsets(of) : Map.of();
            }
        };
    }

    /// Gives so many new persons money of 2025.
    private void allot(int persons, long fen) {
        contributions.add(events.assessed(TestEvents.member(), persons * fen));
        contributions.add(events.received(persons * fen));
        List<MemberId> members = new ArrayList<>();
        for (int i = 0; i < persons; i++) {
            members.add(TestEvents.member());
        }
        for (int from = 0; from < persons; from += 500) {
            contributions.add(
                    events.allottedTo(
                            members.subList(from, Math.min(persons, from + 500)).stream()
                                    .collect(Collectors.toMap(member -> member, _ -> fen))));
        }
        contributions.sendAll();
        ledger.awaitRecords(book, 2 + (persons + 499) / 500);
        assertThat(balance("2110")).isEqualTo(-persons * fen);
    }

    private long balance(String code) {
        return ledger.number(
                "SELECT coalesce(sum(balance_fen), 0)::bigint FROM account WHERE book = '"
                        + book
                        + "' AND code = '"
                        + code
                        + "'");
    }

    private static long operationsOf(TestLedger ledger) {
        return ledger.number(
                "SELECT count(*) FROM operations.event WHERE type = '"
                        + OperationStore.BEGUN
                        + "'");
    }
}
