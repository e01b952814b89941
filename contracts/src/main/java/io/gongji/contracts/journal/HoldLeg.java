package io.gongji.contracts.journal;

import io.gongji.contracts.GrantId;
import io.gongji.contracts.Money;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A part of a hold by where its money came from, which is where it goes back to.
///
/// @param bucket the holder's own; under a grant the giver's, and of an earmark the one from which
///   the money was set aside
/// @param grant the grant that gave it, or none where it is the holder's own
/// @param amountFen 1..
public record HoldLeg(Bucket bucket, @Nullable GrantId grant, long amountFen) {
    public HoldLeg {
        Money.positive("amountFen", amountFen);
        if (grant != null && bucket == Bucket.WALLET) {
            throw new IllegalArgumentException("no grant reaches a wallet");
        }
    }

    /// The account from which money came.
    public enum Bucket {
        /// 当年, 2110
        CURRENT,
        /// 历年, 2120
        PREVIOUS,
        /// 医保钱包, 2140
        WALLET
    }

    /// The same source with another amount.
    public HoldLeg of(long fen) {
        return new HoldLeg(bucket, grant, fen);
    }

    /// Whether two legs have one source.
    public boolean isLike(HoldLeg other) {
        return bucket == other.bucket && Objects.equals(grant, other.grant);
    }

    static List<HoldLeg> require(List<HoldLeg> legs) {
        Set<Source> sources = new HashSet<>();
        for (HoldLeg leg : legs) {
            if (!sources.add(new Source(leg.bucket, leg.grant))) {
                throw new IllegalArgumentException("a hold has one leg for each source");
            }
        }
        Money.positive("a hold", sumFen(legs));
        return List.copyOf(legs);
    }

    /// What some legs come to, in fen.
    public static long sumFen(List<HoldLeg> legs) {
        return legs.stream().mapToLong(HoldLeg::amountFen).reduce(0, Math::addExact);
    }

    private record Source(Bucket bucket, @Nullable GrantId grant) {}
}
