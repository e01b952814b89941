package io.gongji.ledger.app;

import io.gongji.contracts.Refusal;
import io.gongji.contracts.event.ParkingEvent;
import io.gongji.contracts.journal.Cause;
import io.gongji.contracts.journal.JournalCodec;
import io.gongji.contracts.journal.JournalRecord;
import io.gongji.contracts.journal.Outcome;
import io.gongji.ledger.domain.BookState;
import io.gongji.ledger.domain.LedgerDecider;
import io.gongji.ledger.store.BookHead;
import io.gongji.ledger.store.DeadLetter;
import io.gongji.ledger.store.JournalRows.UnreadableAt;
import io.gongji.ledger.store.NewRecord;
import io.gongji.ledger.store.SourcePosition;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes records of deliveries, in order: drops what was taken before, leaves what comes too early,
/// decides the rest and evolves the state with each record. It reads no clock and no database. One
/// object makes one batch.
final class Assembly {
    private static final ZoneId BUSINESS_ZONE = ZoneId.of("Asia/Shanghai");

    private final BookState state;
    private final Taken taken;
    private final Instant recordedAt;
    private final Map<Cause.Coordinate, String> refused;
    private final Set<Cause.Coordinate> approved;
    private final List<NewRecord> records = new ArrayList<>();
    private final Map<String, Long> nextOffsets = new HashMap<>();
    private final Map<String, Gap> gaps = new LinkedHashMap<>();
    private final Map<String, StoppedTopic> stopped = new LinkedHashMap<>();
    private BookHead head;
    private @Nullable String conflict;

    /// @param now the ledger's clock; a record is never before its predecessor
    /// @param refused coordinates whose record the state could not take in an earlier attempt, with
    ///   the reason
    /// @param approved places whose event two people agreed to park
    Assembly(
            BookHead head,
            BookState state,
            Taken taken,
            Instant now,
            Map<Cause.Coordinate, String> refused,
            Set<Cause.Coordinate> approved) {
        this.head = head;
        this.state = state;
        this.taken = taken;
        this.refused = refused;
        this.approved = approved;
        Instant micros = now.truncatedTo(ChronoUnit.MICROS);
        this.recordedAt = micros.isBefore(head.recordedAt()) ? head.recordedAt() : micros;
    }

    Assembled of(List<Delivery> deliveries) {
        for (Delivery delivery : deliveries) {
            if (conflict == null && !stopped.containsKey(delivery.coordinate().topic())) {
                take(delivery);
            }
        }
        return new Assembled(
                records,
                taken.changed().values(),
                nextOffsets,
                List.copyOf(gaps.values()),
                List.copyOf(stopped.values()),
                conflict);
    }

    private void take(Delivery delivery) {
        switch (delivery) {
            case Delivery.OfEvent event -> takeNumbered(event, event.cause(), () -> answer(event));
            case Delivery.OfBytes bytes -> takeBytes(bytes);
            case Delivery.Unhandled unhandled -> takeUnhandled(unhandled);
        }
    }

    /// An event has its place among its source's; only the next one is answered.
    private void takeNumbered(Delivery delivery, Cause.OfEvent cause, Runnable answer) {
        String source = cause.source();
        long expected = taken.lastPosition(source) + 1;
        if (cause.position() > expected) {
            gaps.putIfAbsent(source, new Gap(source, expected, cause.position()));
            passed(delivery);
        } else if (cause.position() < expected) {
            repeated(delivery, cause);
        } else if (taken.isRecordedInBatch(cause.eventId())) {
            conflict =
                    "one event stands at two positions of "
                            + source
                            + ", the second is "
                            + cause.position();
        } else {
            answer.run();
        }
    }

    private void repeated(Delivery delivery, Cause.OfEvent cause) {
        if (cause.eventId().equals(taken.eventAt(cause.source(), cause.position()))) {
            passed(delivery);
        } else {
            conflict =
                    "position "
                            + cause.position()
                            + " of "
                            + cause.source()
                            + " was taken by another event before";
        }
    }

    private void takeUnhandled(Delivery.Unhandled unhandled) {
        Delivery.Claim claim = unhandled.claim();
        boolean isAgreed = approved.contains(unhandled.coordinate());
        if (claim == null) {
            takeNameless(unhandled, isAgreed);
        } else if (unhandled.isOfKnownType() && !isNextOrKnown(claim.cause())) {
            takeBytes(unhandled.bytes());
        } else {
            takeNumbered(
                    unhandled,
                    claim.cause(),
                    () -> {
                        if (isAgreed || state.isParked(claim.cause().subject())) {
                            park(unhandled, claim);
                        } else {
                            stop(unhandled, unhandled.reason());
                        }
                    });
        }
    }

    /// Nobody can be answered: what is parked is recorded as unreadable.
    private void takeNameless(Delivery.Unhandled unhandled, boolean isAgreed) {
        if (isAgreed || taken.isRecorded(place(unhandled.bytes()))) {
            takeBytes(unhandled.bytes());
        } else {
            stop(unhandled, unhandled.reason());
        }
    }

    private static UnreadableAt place(Delivery.OfBytes bytes) {
        return new UnreadableAt(bytes.coordinate(), bytes.sha256());
    }

    private boolean isNextOrKnown(Cause.OfEvent cause) {
        return cause.position() == taken.lastPosition(cause.source()) + 1
                || cause.eventId().equals(taken.eventAt(cause.source(), cause.position()));
    }

    private void answer(Delivery.OfEvent event) {
        String refusal = refused.get(event.coordinate());
        boolean releases = event.message().event() instanceof ParkingEvent;
        if (approved.contains(event.coordinate())
                || (!releases && state.isParked(event.message().envelope().subject()))) {
            park(
                    event,
                    new Delivery.Claim(event.cause(), event.message().envelope().effectiveDate()));
        } else if (refusal != null) {
            stop(event, refusal);
        } else {
            decide(event);
        }
    }

    private void park(Delivery delivery, Delivery.Claim claim) {
        Outcome outcome = new Outcome.Declined(Refusal.PARKED);
        append(delivery, record(claim.cause(), claim.effectiveDate(), outcome, null));
        took(claim.cause());
    }

    private void decide(Delivery.OfEvent event) {
        NewRecord made;
        try {
            Outcome outcome =
                    LedgerDecider.decide(
                            event.message().event(),
                            event.message().envelope().effectiveDate(),
                            state);
            made = record(event.cause(), event.message().envelope().effectiveDate(), outcome, null);
        } catch (RuntimeException e) {
            stop(event, "deciding it failed: " + e);
            return;
        }
        append(event, made);
        took(event.cause());
    }

    private void took(Cause.OfEvent cause) {
        taken.take(new SourcePosition(cause.source(), cause.position(), cause.eventId()));
        gaps.remove(cause.source());
    }

    private void takeBytes(Delivery.OfBytes bytes) {
        UnreadableAt place = place(bytes);
        if (taken.isRecorded(place)) {
            passed(bytes);
            return;
        }
        LocalDate today = LocalDate.ofInstant(recordedAt, BUSINESS_ZONE);
        Outcome outcome = new Outcome.Unreadable(bytes.sha256(), bytes.reason());
        append(
                bytes,
                record(new Cause.OfBytes(bytes.coordinate()), today, outcome, bytes.letter()));
        taken.take(place);
    }

    private NewRecord record(
            Cause cause, LocalDate effectiveDate, Outcome outcome, @Nullable DeadLetter letter) {
        JournalRecord record =
                new JournalRecord(
                        head.book(),
                        head.seq() + 1,
                        head.hash(),
                        cause,
                        recordedAt,
                        LedgerDecider.accountingDate(effectiveDate, state),
                        effectiveDate,
                        LedgerDecider.RULES_VERSION,
                        outcome);
        byte[] value = JournalCodec.encode(record);
        return new NewRecord(record, value, head.hash().chain(value), letter);
    }

    private void append(Delivery delivery, NewRecord made) {
        try {
            LedgerDecider.evolve(state, made.record());
        } catch (RuntimeException e) {
            throw new NotApplicable(delivery.coordinate(), e);
        }
        records.add(made);
        head = made.asHead();
        passed(delivery);
    }

    private void passed(Delivery delivery) {
        nextOffsets.put(delivery.coordinate().topic(), delivery.coordinate().offset() + 1);
    }

    private void stop(Delivery delivery, String reason) {
        stopped.put(delivery.coordinate().topic(), new StoppedTopic(delivery.coordinate(), reason));
        nextOffsets.put(delivery.coordinate().topic(), delivery.coordinate().offset());
    }

    /// A record that the state could not take. The state is half changed then: the batch must be
    /// made again, without it.
    static final class NotApplicable extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Cause.Coordinate coordinate;

        NotApplicable(Cause.Coordinate coordinate, RuntimeException cause) {
            super(cause);
            this.coordinate = coordinate;
        }

        Cause.Coordinate coordinate() {
            return coordinate;
        }
    }
}
