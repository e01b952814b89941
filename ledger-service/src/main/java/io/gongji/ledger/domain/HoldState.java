package io.gongji.ledger.domain;

import io.gongji.contracts.HoldId;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.ProviderId;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.journal.Change;
import io.gongji.contracts.journal.HoldLeg;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Money reserved for a pending payment (预授权), as a book knows it.
///
/// @param expiresAt when the calendar asks for its end; no decision reads it
/// @param year the year whose caps its grants count against
/// @param legs where the money came from, in the order in which captures use it
/// @param seq the record that placed it
/// @param endedSeq the record that ended it, if one did
public record HoldState(
        HoldId id,
        MemberId memberId,
        RegionCode region,
        ProviderId provider,
        RegionCode providerRegion,
        Instant expiresAt,
        int year,
        List<Leg> legs,
        Stage stage,
        long seq,
        @Nullable Long endedSeq)
        implements StateRow {
    public HoldState {
        legs = List.copyOf(legs);
        if ((stage == Stage.ACTIVE) != (endedSeq == null)) {
            throw new CorruptBook("hold " + id + " is " + stage + " and ended by " + endedSeq);
        }
    }

    /// Where a hold is.
    public enum Stage {
        ACTIVE,
        /// used up, or its rest went back with the last capture
        CAPTURED,
        RELEASED,
        EXPIRED
    }

    /// A leg as it was placed, and what of it is neither captured nor given back.
    public record Leg(HoldLeg placed, long leftFen) {
        public Leg {
            if (leftFen < 0 || leftFen > placed.amountFen()) {
                throw new CorruptBook("a leg of a hold has " + leftFen + " fen left");
            }
        }
    }

    static HoldState placed(Change.HoldPlaced placed, long seq) {
        return new HoldState(
                placed.holdId(),
                placed.memberId(),
                placed.region(),
                placed.provider(),
                placed.providerRegion(),
                placed.expiresAt(),
                placed.year(),
                placed.legs().stream().map(leg -> new Leg(leg, leg.amountFen())).toList(),
                Stage.ACTIVE,
                seq,
                null);
    }

    public boolean isActive() {
        return stage == Stage.ACTIVE;
    }

    /// All that was reserved, in fen.
    public long amountFen() {
        return legs.stream().mapToLong(leg -> leg.placed().amountFen()).reduce(0, Math::addExact);
    }

    /// What is still reserved, in fen.
    public long leftFen() {
        return HoldLeg.sumFen(left());
    }

    /// What is still reserved, by where it came from.
    public List<HoldLeg> left() {
        return first(Long.MAX_VALUE);
    }

    /// The first `fen` of what is left, leg by leg in their order.
    List<HoldLeg> first(long fen) {
        List<HoldLeg> taken = new ArrayList<>();
        long openFen = fen;
        for (Leg leg : legs) {
            long legFen = Math.min(openFen, leg.leftFen());
            if (legFen > 0) {
                taken.add(leg.placed().of(legFen));
                openFen -= legFen;
            }
        }
        return taken;
    }

    HoldState captured(List<HoldLeg> used, long bySeq) {
        requireActive("captured", bySeq);
        List<Leg> after = new ArrayList<>();
        long usedFen = 0;
        for (Leg leg : legs) {
            long legFen = HoldLeg.sumFen(used.stream().filter(leg.placed()::isLike).toList());
            after.add(new Leg(leg.placed(), leg.leftFen() - legFen));
            usedFen = Math.addExact(usedFen, legFen);
        }
        if (usedFen != HoldLeg.sumFen(used)) {
            throw new CorruptBook("record " + bySeq + " captures what hold " + id + " has not");
        }
        boolean usedUp = after.stream().allMatch(leg -> leg.leftFen() == 0);
        return with(
                after, usedUp ? Stage.CAPTURED : Stage.ACTIVE, usedUp ? Long.valueOf(bySeq) : null);
    }

    HoldState released(Change.HoldReleased by, long bySeq) {
        requireActive("released", bySeq);
        if (by.amountFen() != leftFen()) {
            throw new CorruptBook("record " + bySeq + " does not release all of hold " + id);
        }
        Stage next =
                switch (by.reason()) {
                    case RELEASED -> Stage.RELEASED;
                    case EXPIRED -> Stage.EXPIRED;
                    case LAST_CAPTURE -> Stage.CAPTURED;
                };
        return with(legs.stream().map(leg -> new Leg(leg.placed(), 0)).toList(), next, bySeq);
    }

    private HoldState with(List<Leg> after, Stage next, @Nullable Long bySeq) {
        return new HoldState(
                id,
                memberId,
                region,
                provider,
                providerRegion,
                expiresAt,
                year,
                after,
                next,
                seq,
                bySeq);
    }

    private void requireActive(String what, long bySeq) {
        if (!isActive()) {
            throw new CorruptBook("hold " + id + " is " + stage + " and " + what + " by " + bySeq);
        }
    }
}
