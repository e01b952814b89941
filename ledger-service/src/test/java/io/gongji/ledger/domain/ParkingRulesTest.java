package io.gongji.ledger.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongji.contracts.EventId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.event.Envelope;
import io.gongji.contracts.event.EventCodec;
import io.gongji.contracts.event.EventType;
import io.gongji.contracts.event.GongjiEvent;
import io.gongji.contracts.event.ParkingEvent;
import io.gongji.contracts.journal.AccountCode;
import io.gongji.contracts.journal.Cause;
import io.gongji.contracts.journal.Change;
import io.gongji.contracts.journal.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/// What becomes of events that were parked.
class ParkingRulesTest {
    private static final int PATIENT = 1;
    private static final Outcome PARKED = new Outcome.Declined(Refusal.PARKED);

    private final Book book = new Book();

    /// Parks an event and gives what releases it.
    private ParkingEvent.Released parked(GongjiEvent event) {
        book.take(event, PARKED);
        Cause.OfEvent cause = (Cause.OfEvent) book.records.getLast().cause();
        return new ParkingEvent.Released(
                Book.SHIJIAZHUANG,
                cause.eventId(),
                book.records.getLast().seq(),
                Base64.getEncoder().encodeToString(value(cause, event)));
    }

    private static byte[] value(Cause.OfEvent cause, GongjiEvent event) {
        Envelope envelope =
                new Envelope(
                        cause.eventId(),
                        cause.source(),
                        cause.position(),
                        event.region().book(),
                        cause.subject(),
                        Instant.parse("2025-03-12T01:00:00Z"),
                        Book.DAY,
                        null,
                        "tester",
                        "test",
                        null,
                        null);
        return EventCodec.encode(EventType.of(event), envelope, EventCodec.encodeData(event));
    }

    @Test
    void aParkedEventChangesNothingButThatItsSubjectIsParked() {
        parked(Book.enrolled(PATIENT));

        assertThat(book.state.isParked("test/1")).isTrue();
        assertThat(book.state.members()).isEmpty();
        assertThat(book.state.balances()).isEmpty();
    }

    @Test
    void aFactIsPostedByItsRelease() {
        ParkingEvent.Released release = parked(Book.received(20_00, 80_00));

        Outcome.Accepted accepted = book.accepted(release);

        assertThat(accepted.changes())
                .containsExactly(
                        new Change.ParkedEventReleased(
                                release.eventId(), release.seq(), Change.Release.POSTED));
        assertThat(accepted.postings())
                .extracting(posting -> posting.account().code())
                .contains(AccountCode.CHANNEL_CLEARING);
        assertThat(book.state.isParked("test/1")).isFalse();
    }

    @Test
    void ofARequestNothingIsPosted() {
        book.funded(PATIENT, 100_00);
        ParkingEvent.Released release = parked(Book.bill(1, PATIENT, 30_00, 70_00));

        Outcome.Accepted accepted = book.accepted(release);

        assertThat(accepted.changes())
                .containsExactly(
                        new Change.ParkedEventReleased(
                                release.eventId(), release.seq(), Change.Release.CLOSED));
        assertThat(accepted.postings()).isEmpty();
        assertThat(book.currentFen(PATIENT)).isEqualTo(100_00);
    }

    @Test
    void eventsOfOneSubjectAreReleasedInTheirOrder() {
        ParkingEvent.Released first = parked(Book.enrolled(PATIENT));
        ParkingEvent.Released second = parked(Book.closed(PATIENT));

        assertThat(book.take(second)).isEqualTo(new Outcome.Declined(Refusal.EARLIER_PARKED));
        book.accepted(first);
        assertThat(book.state.isParked("test/1")).isTrue();
        book.accepted(second);
        assertThat(book.state.isParked("test/1")).isFalse();
    }

    @Test
    void anEventIsReleasedOnce() {
        ParkingEvent.Released release = parked(Book.enrolled(PATIENT));
        book.accepted(release);

        assertThat(book.take(release)).isEqualTo(new Outcome.Declined(Refusal.NOT_PARKED));
    }

    @Test
    void whatWasNeverParkedIsNotReleased() {
        ParkingEvent.Released release =
                new ParkingEvent.Released(
                        Book.SHIJIAZHUANG,
                        EventId.parse("0197a3b2-0000-7000-8000-00000000000d"),
                        1,
                        "");

        assertThat(book.take(release)).isEqualTo(new Outcome.Declined(Refusal.NOT_PARKED));
    }

    @Test
    void anOriginalThatCannotBeReadStaysParked() {
        ParkingEvent.Released readable = parked(Book.enrolled(PATIENT));
        byte[] unknown =
                new String(readable.originalBytes(), StandardCharsets.UTF_8)
                        .replace("gongji.member.enrolled.v1", "gongji.member.enrolled.v9")
                        .getBytes(StandardCharsets.UTF_8);
        ParkingEvent.Released release =
                new ParkingEvent.Released(
                        Book.SHIJIAZHUANG,
                        readable.eventId(),
                        readable.seq(),
                        Base64.getEncoder().encodeToString(unknown));

        assertThat(book.take(release)).isEqualTo(new Outcome.Declined(Refusal.STILL_UNREADABLE));
        assertThat(book.state.isParked("test/1")).isTrue();
    }
}
