package io.gongji.ledger.app;

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
    private final List<NewRecord> records = new ArrayList<>();
    private final Map<String, Long> nextOffsets = new HashMap<>();
    private final Map<String, Gap> gaps = new LinkedHashMap<>();
    private final Map<String, StoppedTopic> stopped = new LinkedHashMap<>();
    private BookHead head;
    private @Nullable String conflict;

    /// @param now the ledger's clock; a record is never before its predecessor
    /// @param refused coordinates whose record the state could not take in an earlier attempt, with
    ///   the reason
    Assembly(
            BookHead head,
            BookState state,
            Taken taken,
            Instant now,
            Map<Cause.Coordinate, String> refused) {
        this.head = head;
        this.state = state;
        this.taken = taken;
        this.refused = refused;
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
        String refusal = refused.get(delivery.coordinate());
        if (refusal != null) {
            stop(delivery, refusal);
            return;
        }
        switch (delivery) {
            case Delivery.OfEvent event -> takeEvent(event);
            case Delivery.OfBytes bytes -> takeBytes(bytes);
            case Delivery.Unhandled unhandled -> stop(unhandled, unhandled.reason());
        }
    }

    private void takeEvent(Delivery.OfEvent event) {
        String source = event.message().envelope().source();
        long position = event.message().envelope().position();
        long expected = taken.lastPosition(source) + 1;
        if (position > expected) {
            gaps.putIfAbsent(source, new Gap(source, expected, position));
            passed(event);
        } else if (position < expected) {
            repeated(event);
        } else if (taken.isRecordedInBatch(event.message().envelope().eventId())) {
            conflict =
                    "one event stands at two positions of "
                            + source
                            + ", the second is "
                            + position;
        } else {
            decide(event);
        }
    }

    private void repeated(Delivery.OfEvent event) {
        String source = event.message().envelope().source();
        long position = event.message().envelope().position();
        if (event.message().envelope().eventId().equals(taken.eventAt(source, position))) {
            passed(event);
        } else {
            conflict =
                    "position " + position + " of " + source + " was taken by another event before";
        }
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
        taken.take(
                new SourcePosition(
                        event.message().envelope().source(),
                        event.message().envelope().position(),
                        event.message().envelope().eventId()));
        gaps.remove(event.message().envelope().source());
    }

    private void takeBytes(Delivery.OfBytes bytes) {
        UnreadableAt place = new UnreadableAt(bytes.coordinate(), bytes.sha256());
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
