package io.gongji.ledger.domain;

import io.gongji.contracts.Refusal;
import io.gongji.contracts.event.EventCodec;
import io.gongji.contracts.event.EventMessage;
import io.gongji.contracts.event.MalformedEvent;
import io.gongji.contracts.event.ParkingEvent;
import io.gongji.contracts.event.UnknownEventType;
import io.gongji.contracts.journal.Change;
import io.gongji.contracts.journal.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Events that were parked, and are handled after all (design 3.10).
final class ParkingRules {
    private ParkingRules() {}

    static Outcome decide(ParkingEvent event, BookState state) {
        return switch (event) {
            case ParkingEvent.Released released -> release(released, state);
        };
    }

    /// In the order in which they were parked: what came later may rest on what came before.
    private static Outcome release(ParkingEvent.Released released, BookState state) {
        ParkedState parked = state.parked(released.eventId());
        if (parked == null || !parked.isOpen() || parked.seq() != released.seq()) {
            return new Outcome.Declined(Refusal.NOT_PARKED);
        }
        if (state.firstParked(parked.subject()) != parked.seq()) {
            return new Outcome.Declined(Refusal.EARLIER_PARKED);
        }
        return original(released)
                .filter(message -> message.envelope().eventId().equals(released.eventId()))
                .map(message -> handled(message, parked, state))
                .orElse(new Outcome.Declined(Refusal.STILL_UNREADABLE));
    }

    private static Outcome handled(EventMessage message, ParkedState parked, BookState state) {
        if (Requests.isRequest(message.event())) {
            return new Outcome.Accepted(
                    List.of(released(parked, Change.Release.CLOSED)), List.of(), null);
        }
        List<Change> changes = new ArrayList<>();
        changes.add(released(parked, Change.Release.POSTED));
        Outcome outcome =
                LedgerDecider.decide(message.event(), message.envelope().effectiveDate(), state);
        return switch (outcome) {
            case Outcome.Accepted accepted -> {
                changes.addAll(accepted.changes());
                yield new Outcome.Accepted(changes, accepted.postings(), accepted.memo());
            }
            case Outcome.Declined _, Outcome.Unreadable _ -> outcome;
        };
    }

    private static Change released(ParkedState parked, Change.Release release) {
        return new Change.ParkedEventReleased(parked.eventId(), parked.seq(), release);
    }

    /// The parked event, where this release can read it.
    static Optional<EventMessage> original(ParkingEvent.Released released) {
        try {
            return Optional.of(EventCodec.decode(released.originalBytes()));
        } catch (MalformedEvent | UnknownEventType _) {
            return Optional.empty();
        }
    }
}
