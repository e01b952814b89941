package io.gongji.payment.domain.hold;

import io.gongji.contracts.CaptureId;
import io.gongji.contracts.EventId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.event.HoldEvent;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where a hold stands.
public sealed interface HoldState {
    /// There is no such hold.
    record Absent() implements HoldState {}

    /// The ledger has not answered.
    record Asked(HoldEvent.Placed told) implements HoldState {}

    record Declined(HoldEvent.Placed told, Refusal reason) implements HoldState {}

    /// Placed, and perhaps ended since.
    ///
    /// @param asking the event whose answer must come before the next request
    /// @param end how it ended, if it did
    record Placed(
            HoldEvent.Placed told,
            Placement placement,
            List<Capture> captures,
            @Nullable EventId asking,
            @Nullable End end)
            implements HoldState {
        public Placed {
            captures = List.copyOf(captures);
        }

        /// What it still has, in fen.
        public long leftFen() {
            return end == null
                    ? captures.stream()
                            .mapToLong(Capture::takenFen)
                            .reduce(told.amountFen(), Math::subtractExact)
                    : 0;
        }

        public Optional<Capture> capture(CaptureId id) {
            return captures.stream()
                    .filter(capture -> capture.told().captureId().equals(id))
                    .findFirst();
        }
    }

    /// How a hold ended, and the journal record that says so.
    record End(Kind kind, long seq) {
        /// Why nothing is left.
        public enum Kind {
            CAPTURED,
            RELEASED,
            EXPIRED
        }
    }
}
