package io.gongji.ledger.domain;

import io.gongji.contracts.GrantId;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.journal.Change;
import io.gongji.contracts.journal.Change.Mechanism;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A grant as a book knows it (domain 4.3).
///
/// @param yearCapFen AUTHORISATION: the most one year may draw, or no cap
/// @param leftCurrentFen EARMARK: what is left of the part taken from the giver's 2110
/// @param leftPreviousFen EARMARK: what is left of the part taken from the giver's 2120
/// @param drawnFenByYear what was drawn and not given back, by the year of the service
/// @param recordedSeq the record from which on it is usable
/// @param freeze while it is frozen
public record GrantState(
        GrantId id,
        Mechanism mechanism,
        MemberId giver,
        RegionCode giverRegion,
        MemberId member,
        RegionCode memberRegion,
        @Nullable Long yearCapFen,
        long leftCurrentFen,
        long leftPreviousFen,
        Map<Integer, Long> drawnFenByYear,
        boolean active,
        long recordedSeq,
        @Nullable Freeze freeze)
        implements StateRow {
    public GrantState {
        drawnFenByYear = Map.copyOf(drawnFenByYear);
        if (leftCurrentFen < 0 || leftPreviousFen < 0) {
            throw new CorruptBook("grant " + id + " has less than nothing left");
        }
    }

    static GrantState recorded(Change.GrantRecorded change, long seq) {
        return new GrantState(
                change.grantId(),
                change.mechanism(),
                change.giver(),
                change.giverRegion(),
                change.member(),
                change.memberRegion(),
                change.yearCapFen(),
                change.fromCurrentFen(),
                change.fromPreviousFen(),
                Map.of(),
                true,
                seq,
                null);
    }

    /// What was drawn in a year, 0 when nothing was.
    public long drawnFen(int year) {
        return drawnFenByYear.getOrDefault(year, 0L);
    }

    /// What the cap still lets a year draw.
    public long capLeftFen(int year) {
        return yearCapFen == null ? Long.MAX_VALUE : Math.max(0, yearCapFen - drawnFen(year));
    }

    GrantState drawn(Change.GrantDrawn draw) {
        Map<Integer, Long> drawn = new TreeMap<>(drawnFenByYear);
        long sum =
                drawn.merge(
                        draw.year(),
                        Math.addExact(draw.currentFen(), draw.previousFen()),
                        Math::addExact);
        if (sum < 0) {
            throw new CorruptBook("grant " + id + " gave back more than it drew");
        }
        drawn.values().removeIf(fen -> fen == 0);
        boolean earmark = mechanism == Mechanism.EARMARK && active;
        return new GrantState(
                id,
                mechanism,
                giver,
                giverRegion,
                member,
                memberRegion,
                yearCapFen,
                earmark ? leftCurrentFen - draw.currentFen() : leftCurrentFen,
                earmark ? leftPreviousFen - draw.previousFen() : leftPreviousFen,
                drawn,
                active,
                recordedSeq,
                freeze);
    }

    GrantState ended() {
        return new GrantState(
                id,
                mechanism,
                giver,
                giverRegion,
                member,
                memberRegion,
                yearCapFen,
                0,
                0,
                drawnFenByYear,
                false,
                recordedSeq,
                freeze);
    }

    /// @param next null to unfreeze
    GrantState frozen(@Nullable Freeze next) {
        return new GrantState(
                id,
                mechanism,
                giver,
                giverRegion,
                member,
                memberRegion,
                yearCapFen,
                leftCurrentFen,
                leftPreviousFen,
                drawnFenByYear,
                active,
                recordedSeq,
                next);
    }
}
