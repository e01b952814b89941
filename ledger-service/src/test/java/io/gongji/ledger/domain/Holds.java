package io.gongji.ledger.domain;

import static io.gongji.ledger.domain.Book.HOSPITAL;
import static io.gongji.ledger.domain.Book.SHIJIAZHUANG;
import static io.gongji.ledger.domain.Book.member;

import io.gongji.contracts.CaptureId;
import io.gongji.contracts.HoldId;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.event.HoldEvent;
import java.time.Instant;
import java.util.UUID;

/// Holds for tests.
final class Holds {
    static final Instant DUE = Instant.parse("2025-03-12T09:00:00Z");

    private Holds() {}

    static HoldId hold(int n) {
        return new HoldId(new UUID(7, n));
    }

    static CaptureId capture(int n) {
        return new CaptureId(new UUID(8, n));
    }

    static HoldEvent placed(int n, int person, long fen) {
        return placed(n, person, fen, SHIJIAZHUANG);
    }

    static HoldEvent placed(int n, int person, long fen, RegionCode provider) {
        return new HoldEvent.Placed(
                hold(n),
                member(person),
                SHIJIAZHUANG,
                HOSPITAL,
                provider,
                "H-" + n,
                HoldEvent.Purpose.OUTPATIENT,
                fen,
                Book.ORDER,
                DUE);
    }

    static HoldEvent captured(int n, int person, int capture, long fen) {
        return captured(n, person, capture, fen, HoldEvent.Rest.STAYS_HELD);
    }

    static HoldEvent lastCaptured(int n, int person, int capture, long fen) {
        return captured(n, person, capture, fen, HoldEvent.Rest.GOES_BACK);
    }

    private static HoldEvent captured(
            int n, int person, int capture, long fen, HoldEvent.Rest rest) {
        return new HoldEvent.Captured(
                hold(n), capture(capture), member(person), SHIJIAZHUANG, "C-" + capture, fen, rest);
    }

    static HoldEvent voided(int n, int person, int capture) {
        return new HoldEvent.CaptureVoided(hold(n), capture(capture), member(person), SHIJIAZHUANG);
    }

    static HoldEvent released(int n, int person) {
        return new HoldEvent.Released(hold(n), member(person), SHIJIAZHUANG);
    }

    static HoldEvent expired(int n, int person) {
        return new HoldEvent.Expired(hold(n), member(person), SHIJIAZHUANG);
    }
}
