package io.gongji.ledger.view;

import io.gongji.contracts.RegionCode;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What the regions of different books owe each other by wallet transfers, as both books say it, in
/// fen, at one moment.
///
/// @param agrees whether every difference is what is on its way
public record Clearing(List<Pair> pairs, boolean agrees) {
    public Clearing {
        pairs = List.copyOf(pairs);
    }

    /// One region that let money go, and one that is to have it.
    ///
    /// @param payableFen what the debtor's book says it owes (2410)
    /// @param receivableFen what the creditor's book says it is owed (1510)
    /// @param differenceFen the one minus the other
    /// @param onTheWayFen the transfers that left the debtor's book and are in no other record yet
    @Schema(name = "ClearingPair")
    public record Pair(
            RegionCode debtor,
            RegionCode creditor,
            long payableFen,
            long receivableFen,
            long differenceFen,
            long onTheWayFen,
            boolean agrees) {
        static Pair of(
                RegionCode debtor,
                RegionCode creditor,
                long payableFen,
                long receivableFen,
                long onTheWayFen) {
            long differenceFen = Math.subtractExact(payableFen, receivableFen);
            return new Pair(
                    debtor,
                    creditor,
                    payableFen,
                    receivableFen,
                    differenceFen,
                    onTheWayFen,
                    differenceFen == onTheWayFen);
        }
    }
}
