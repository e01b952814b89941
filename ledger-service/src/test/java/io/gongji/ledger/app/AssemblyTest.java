package io.gongji.ledger.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongji.contracts.BookId;
import io.gongji.contracts.EmployerId;
import io.gongji.contracts.EventId;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.Scheme;
import io.gongji.contracts.Uuids;
import io.gongji.contracts.event.ContributionEvent;
import io.gongji.contracts.event.Envelope;
import io.gongji.contracts.event.EventMessage;
import io.gongji.contracts.event.MemberEvent;
import io.gongji.contracts.journal.Cause;
import io.gongji.contracts.journal.JournalRecord;
import io.gongji.contracts.journal.Outcome;
import io.gongji.contracts.journal.Sha256;
import io.gongji.ledger.domain.BookState;
import io.gongji.ledger.domain.ParkedState;
import io.gongji.ledger.domain.Periods;
import io.gongji.ledger.store.BookHead;
import io.gongji.ledger.store.DeadLetter;
import io.gongji.ledger.store.JournalRows.UnreadableAt;
import io.gongji.ledger.store.NewRecord;
import io.gongji.ledger.store.SourcePosition;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AssemblyTest {
    private static final BookId BOOK = new BookId("13");
    private static final RegionCode REGION = new RegionCode("130100");
    private static final String SOURCE = "/payment/members";
    private static final String TOPIC = "gongji.members";
    private static final Instant NOW = Instant.parse("2025-03-14T01:02:03.123456789Z");
    private static final String DIGEST = Sha256.digestOf(new byte[0]).toString();
    private static final BookHead HEAD = new BookHead(BOOK, 0, Sha256.ZERO, Instant.EPOCH);

    private final Map<String, SourcePosition> last = new HashMap<>();
    private final Map<Cause.Coordinate, String> refused = new HashMap<>();
    private final Set<Cause.Coordinate> approved = new HashSet<>();
    private Set<SourcePosition> recorded = Set.of();
    private Set<UnreadableAt> unreadable = Set.of();

    private Assembled assemble(BookHead head, Delivery... deliveries) {
        Taken taken = new Taken(last, recorded, unreadable);
        return new Assembly(head, BookState.complete(BOOK), taken, NOW, refused, approved)
                .of(List.of(deliveries));
    }

    @Test
    void recordsFollowEachOtherFromTheHead() {
        BookHead head = new BookHead(BOOK, 41, Sha256.digestOf(new byte[] {1}), Instant.EPOCH);

        List<NewRecord> records = assemble(head, event(1, 7), event(2, 8)).records();

        assertThat(records).extracting(made -> made.record().seq()).containsExactly(42L, 43L);
        assertThat(records.getFirst().record().previousHash()).isEqualTo(head.hash());
        assertThat(records.getFirst().hash())
                .isEqualTo(head.hash().chain(records.getFirst().value()));
        assertThat(records.getLast().record().previousHash()).isEqualTo(records.getFirst().hash());
        assertThat(records.getFirst().record().recordedAt())
                .isEqualTo(Instant.parse("2025-03-14T01:02:03.123456Z"));
    }

    @Test
    void noRecordIsBeforeItsPredecessor() {
        Instant later = Instant.parse("2030-01-01T00:00:00Z");

        JournalRecord made =
                assemble(new BookHead(BOOK, 1, Sha256.ZERO, later), event(1, 0))
                        .records()
                        .getFirst()
                        .record();

        assertThat(made.recordedAt()).isEqualTo(later);
    }

    @Test
    void whatComesAgainIsPassedOver() {
        Delivery first = event(1, 0);

        Assembled assembled = assemble(HEAD, first, first, event(2, 2), first);

        assertThat(assembled.records()).hasSize(2);
        assertThat(assembled.nextOffsets()).containsEntry(TOPIC, 1L);
        assertThat(assembled.conflict()).isNull();
    }

    @Test
    void whatComesTooEarlyIsLeftUntilTheMissingOneComes() {
        Delivery third = event(3, 1);

        Assembled assembled = assemble(HEAD, event(1, 0), third, event(2, 2), third);

        assertThat(assembled.records())
                .extracting(made -> ((Cause.OfEvent) made.record().cause()).position())
                .containsExactly(1L, 2L, 3L);
        assertThat(assembled.gaps()).isEmpty();
    }

    @Test
    void aGapIsNamed() {
        Assembled assembled = assemble(HEAD, event(3, 0), event(4, 1));

        assertThat(assembled.records()).isEmpty();
        assertThat(assembled.gaps()).containsExactly(new Gap(SOURCE, 1, 3));
        assertThat(assembled.nextOffsets()).containsEntry(TOPIC, 2L);
    }

    @Test
    void aTakenPositionOfAnotherEventIsAConflict() {
        last.put(SOURCE, new SourcePosition(SOURCE, 5, id()));
        recorded = Set.of(new SourcePosition(SOURCE, 3, id()));

        assertThat(assemble(HEAD, event(5, 0)).conflict()).contains("position 5");
        assertThat(assemble(HEAD, event(3, 0)).conflict()).contains("position 3");
    }

    @Test
    void anEventAtTwoPositionsIsAConflict() {
        EventId id = id();

        assertThat(assemble(HEAD, event(id, 1, 0), event(id, 2, 1)).conflict())
                .contains("two positions");
    }

    @Test
    void aTopicThatCannotGoOnStopsAloneAndStaysAtItsCoordinate() {
        Delivery other =
                new Delivery.OfBytes(
                        new Cause.Coordinate("gongji.transfers", 5),
                        new DeadLetter(List.of(), null),
                        DIGEST,
                        "no value");

        Assembled assembled = assemble(HEAD, event(1, 0), unknown(id(), 2, 1), event(2, 2), other);

        assertThat(assembled.records()).hasSize(2);
        assertThat(assembled.stopped())
                .containsExactly(new StoppedTopic(new Cause.Coordinate(TOPIC, 1), "unknown type"));
        assertThat(assembled.nextOffsets())
                .containsEntry(TOPIC, 1L)
                .containsEntry("gongji.transfers", 6L);
    }

    @Test
    void whatTheStateCouldNotTakeStopsItsTopic() {
        refused.put(new Cause.Coordinate(TOPIC, 1), "a bug");

        Assembled assembled = assemble(HEAD, event(1, 0), event(2, 1), event(3, 2));

        assertThat(assembled.records()).hasSize(1);
        assertThat(assembled.stopped())
                .containsExactly(new StoppedTopic(new Cause.Coordinate(TOPIC, 1), "a bug"));
    }

    @Test
    void anEventWhoseDecisionFailsStopsItsTopicAndLeavesTheStateAsItWas() {
        BookState nothingLoaded = BookState.slice(BOOK);
        nothingLoaded.load(Periods.OPEN);
        Delivery fails = allotment(1, 4);

        Assembled assembled =
                new Assembly(
                                HEAD,
                                nothingLoaded,
                                new Taken(last, recorded, unreadable),
                                NOW,
                                refused,
                                approved)
                        .of(List.of(event(1, 0), fails, event(2, 1)));

        assertThat(assembled.records()).hasSize(2);
        assertThat(assembled.stopped())
                .singleElement()
                .satisfies(topic -> assertThat(topic.at()).isEqualTo(fails.coordinate()));
        assertThat(assembled.nextOffsets()).containsEntry("gongji.contributions", 4L);
    }

    @Test
    void aLateEventIsAccountedAfterTheLockedMonths() {
        BookState state = BookState.complete(BOOK);
        state.load(new Periods(YearMonth.of(2025, 4), null));

        Assembled assembled =
                new Assembly(
                                HEAD,
                                state,
                                new Taken(last, recorded, unreadable),
                                NOW,
                                refused,
                                approved)
                        .of(List.of(event(1, 0)));

        JournalRecord made = assembled.records().getFirst().record();
        assertThat(made.effectiveDate()).isEqualTo("2025-03-14");
        assertThat(made.accountingDate()).isEqualTo("2025-05-01");
    }

    @Test
    void bytesThatWereRecordedAsUnreadableAreNotRecordedAgain() {
        Cause.Coordinate at = new Cause.Coordinate(TOPIC, 0);
        Delivery bytes =
                new Delivery.OfBytes(at, new DeadLetter(List.of(), null), DIGEST, "no value");
        unreadable = Set.of(new UnreadableAt(at, DIGEST));

        assertThat(assemble(HEAD, bytes).records()).isEmpty();
        unreadable = Set.of(new UnreadableAt(at, Sha256.ZERO.toString()));
        assertThat(assemble(HEAD, bytes, bytes).records()).hasSize(1);
    }

    @Test
    void whatTwoPeopleAgreedToParkIsParkedWithTheLaterEventsOfItsSubject() {
        approved.add(new Cause.Coordinate(TOPIC, 1));

        Assembled assembled = assemble(HEAD, event(1, 0), unknown(id(), 2, 1), event(3, 2));

        assertThat(assembled.stopped()).isEmpty();
        assertThat(assembled.records())
                .extracting(made -> made.record().outcome())
                .extracting(
                        outcome -> outcome instanceof Outcome.Declined declined ? declined : null)
                .containsExactly(
                        null,
                        new Outcome.Declined(Refusal.PARKED),
                        new Outcome.Declined(Refusal.PARKED));
        assertThat(assembled.nextOffsets()).containsEntry(TOPIC, 3L);
    }

    @Test
    void anEventOfAParkedSubjectIsParkedThoughItIsUnknownToo() {
        BookState state = BookState.complete(BOOK);
        state.load(new ParkedState(id(), "member/test", 1, new Cause.Coordinate(TOPIC, 0), null));

        Assembled assembled =
                new Assembly(
                                HEAD,
                                state,
                                new Taken(last, recorded, unreadable),
                                NOW,
                                refused,
                                approved)
                        .of(List.of(unknown(id(), 1, 1)));

        assertThat(assembled.records())
                .singleElement()
                .satisfies(made ->
                        assertThat(made.record().outcome())
                                .isEqualTo(new Outcome.Declined(Refusal.PARKED)));
    }

    @Test
    void aParkedEventThatComesAgainIsPassedOver() {
        EventId parked = id();
        last.put(SOURCE, new SourcePosition(SOURCE, 4, parked));

        Assembled assembled = assemble(HEAD, unknown(parked, 4, 9));

        assertThat(assembled.records()).isEmpty();
        assertThat(assembled.stopped()).isEmpty();
        assertThat(assembled.nextOffsets()).containsEntry(TOPIC, 10L);
    }

    @Test
    void dataThatIsNoneOfItsTypeStopsTheTopicWhereItHasTheNextPosition() {
        Assembled assembled = assemble(HEAD, event(1, 0), malformed(id(), 2, 1));

        assertThat(assembled.records()).hasSize(1);
        assertThat(assembled.stopped())
                .containsExactly(new StoppedTopic(new Cause.Coordinate(TOPIC, 1), "no event"));
    }

    @Test
    void dataThatIsNoneOfItsTypeIsUnreadableWhereItsPositionIsNotTheNext() {
        Assembled assembled = assemble(HEAD, event(1, 0), malformed(id(), 7, 1), event(2, 2));

        assertThat(assembled.stopped()).isEmpty();
        assertThat(assembled.records())
                .extracting(made -> made.record().outcome() instanceof Outcome.Unreadable)
                .containsExactly(false, true, false);
    }

    private static Delivery unknown(EventId id, long position, long offset) {
        return unhandled(id, position, offset, "unknown type", false);
    }

    private static Delivery malformed(EventId id, long position, long offset) {
        return unhandled(id, position, offset, "no event", true);
    }

    private static Delivery unhandled(
            EventId id, long position, long offset, String reason, boolean isOfKnownType) {
        Cause.Coordinate at = new Cause.Coordinate(TOPIC, offset);
        Cause.OfEvent cause =
                new Cause.OfEvent(
                        id, "gongji.member.promoted.v9", SOURCE, position, "member/test", null, at);
        return new Delivery.Unhandled(
                at,
                reason,
                new Delivery.Claim(cause, LocalDate.of(2025, 3, 14)),
                new Delivery.OfBytes(at, new DeadLetter(List.of(), null), DIGEST, reason),
                isOfKnownType);
    }

    private static Delivery event(long position, long offset) {
        return event(id(), position, offset);
    }

    private static Delivery event(EventId id, long position, long offset) {
        Envelope envelope =
                new Envelope(
                        id,
                        SOURCE,
                        position,
                        BOOK,
                        "member/test",
                        NOW,
                        LocalDate.of(2025, 3, 14),
                        null,
                        "tester",
                        "test",
                        null,
                        null);
        MemberId member = new MemberId(Uuids.version7(System.currentTimeMillis()));
        return new Delivery.OfEvent(
                new Cause.Coordinate(TOPIC, offset),
                new EventMessage(
                        envelope, new MemberEvent.Enrolled(member, REGION, Scheme.EMPLOYEE)));
    }

    /// Reads an account that a slice without it does not know.
    private static Delivery allotment(long position, long offset) {
        Envelope envelope =
                new Envelope(
                        id(),
                        "/payment/contributions",
                        position,
                        BOOK,
                        "payroll/test",
                        NOW,
                        LocalDate.of(2025, 3, 14),
                        null,
                        "tester",
                        "test",
                        null,
                        null);
        MemberId member = new MemberId(Uuids.version7(System.currentTimeMillis()));
        return new Delivery.OfEvent(
                new Cause.Coordinate("gongji.contributions", offset),
                new EventMessage(
                        envelope,
                        new ContributionEvent.PayrollAllotted(
                                new EmployerId("EMP00001"),
                                YearMonth.of(2025, 3),
                                REGION,
                                List.of(new ContributionEvent.PayrollAllotted.Line(member, 100)))));
    }

    private static EventId id() {
        return new EventId(Uuids.version7(System.currentTimeMillis()));
    }
}
