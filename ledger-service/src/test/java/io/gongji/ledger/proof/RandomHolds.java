package io.gongji.ledger.proof;

import static io.gongji.ledger.proof.RandomHistory.member;

import io.gongji.contracts.CaptureId;
import io.gongji.contracts.HoldId;
import io.gongji.contracts.ProviderId;
import io.gongji.contracts.event.GongjiEvent;
import io.gongji.contracts.event.HoldEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/// Holds over the persons of a [RandomHistory]: placed, captured, voided, let go and expired, in
/// every order.
final class RandomHolds {
    private static final Instant DUE = Instant.parse("2025-03-01T00:00:00Z");

    private final RandomHistory history;
    private final SplittableRandom random;
    private int holds;

    /// The hold of each capture, in their order.
    private final List<HoldId> captured = new ArrayList<>();

    RandomHolds(RandomHistory history) {
        this.history = history;
        this.random = history.random();
    }

    GongjiEvent next() {
        int who = random.nextInt(RandomHistory.MEMBERS);
        long fen = random.nextLong(1, 100_00);
        return switch (random.nextInt(9)) {
            case 0, 1, 2, 3 -> placed(who, fen);
            case 4, 5 -> captured(who, fen / 4 + 1, HoldEvent.Rest.STAYS_HELD);
            case 6 ->
                    random.nextBoolean()
                            ? captured(who, fen / 4 + 1, HoldEvent.Rest.GOES_BACK)
                            : new HoldEvent.Released(hold(), member(who), history.cityOf(who));
            case 7 -> voided(who);
            default -> new HoldEvent.Expired(hold(), member(who), history.cityOf(who));
        };
    }

    private GongjiEvent placed(int who, long fen) {
        return new HoldEvent.Placed(
                hold(++holds),
                member(who),
                history.cityOf(who),
                new ProviderId("HOSPITAL1"),
                history.cityOf(random.nextInt(RandomHistory.MEMBERS)),
                "H-" + holds,
                HoldEvent.Purpose.PHARMACY,
                fen,
                RandomHistory.ORDER,
                DUE);
    }

    private GongjiEvent captured(int who, long fen, HoldEvent.Rest rest) {
        captured.add(hold());
        int n = captured.size();
        return new HoldEvent.Captured(
                captured.getLast(),
                capture(n),
                member(who),
                history.cityOf(who),
                "C-" + n,
                fen,
                rest);
    }

    /// One of the latest captures; before the first, one that never was.
    private GongjiEvent voided(int who) {
        int n = Math.max(1, captured.size() - random.nextInt(4));
        HoldId hold = captured.isEmpty() ? hold() : captured.get(n - 1);
        return new HoldEvent.CaptureVoided(hold, capture(n), member(who), history.cityOf(who));
    }

    /// One of the latest, for most of these still have something.
    private HoldId hold() {
        return hold(Math.max(1, holds - random.nextInt(3)));
    }

    private static HoldId hold(int n) {
        return new HoldId(new UUID(0x0197_0000_0006_7000L, n));
    }

    private static CaptureId capture(int n) {
        return new CaptureId(new UUID(0x0197_0000_0007_7000L, n));
    }
}
