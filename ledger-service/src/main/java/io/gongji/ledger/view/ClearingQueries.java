package io.gongji.ledger.view;

import io.gongji.contracts.RegionCode;
import io.gongji.ledger.view.Clearing.Pair;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/// The standing check of clearing between books: what one book owes is what the other is owed, and
/// what is on its way.
@Singleton
public final class ClearingQueries {
    private static final String ACCOUNTS =
            """
            SELECT code, region, owner, sum(balance_fen)::bigint AS fen FROM account
             WHERE code IN ('1510', '2410') GROUP BY code, region, owner
            """;

    /// What left the payer's book and neither arrived nor stranded, and what was sent back by the
    /// payee's book and not returned.
    private static final String ON_THE_WAY =
            """
            SELECT p.payer_region AS debtor, p.payee_region AS creditor, sum(p.amount_fen)::bigint AS fen
              FROM wallet_transfer p
             WHERE p.stage = 'DISPATCHED' AND NOT EXISTS (
                   SELECT FROM wallet_transfer q WHERE q.transfer_id = p.transfer_id AND q.book <> p.book)
             GROUP BY p.payer_region, p.payee_region
            UNION ALL
            SELECT q.payee_region, q.payer_region, sum(q.amount_fen)::bigint
              FROM wallet_transfer q
             WHERE q.stage = 'STRANDED' AND EXISTS (
                   SELECT FROM wallet_transfer p WHERE p.transfer_id = q.transfer_id AND p.stage = 'DISPATCHED')
             GROUP BY q.payer_region, q.payee_region
            """;

    private final Snapshots snapshots;

    ClearingQueries(Snapshots snapshots) {
        this.snapshots = snapshots;
    }

    /// Every pair of regions of two books that ever had something to clear.
    public Clearing now() {
        return snapshots.read(handle -> {
            Map<Regions, Sums> sums = new TreeMap<>();
            accounts(handle, sums);
            onTheWay(handle, sums);
            List<Pair> pairs =
                    sums.entrySet().stream()
                            .map(entry -> entry.getValue().pair(entry.getKey()))
                            .toList();
            return new Clearing(pairs, pairs.stream().allMatch(Pair::agrees));
        });
    }

    private static void accounts(Handle handle, Map<Regions, Sums> sums) {
        handle
                .createQuery(ACCOUNTS)
                .map((row, _) ->
                        new Row(
                                row.getString("code"),
                                new RegionCode(row.getString("region")),
                                new RegionCode(row.getString("owner")),
                                row.getLong("fen")))
                .stream()
                .filter(row -> !row.region.book().equals(row.owner.book()))
                .forEach(row -> {
                    boolean payable = row.code.equals("2410");
                    Regions regions =
                            payable
                                    ? new Regions(row.region, row.owner)
                                    : new Regions(row.owner, row.region);
                    Sums of = sums.computeIfAbsent(regions, _ -> new Sums());
                    if (payable) {
                        of.payableFen = Math.negateExact(row.fen);
                    } else {
                        of.receivableFen = row.fen;
                    }
                });
    }

    private static void onTheWay(Handle handle, Map<Regions, Sums> sums) {
        Map<Regions, Long> found = new HashMap<>();
        handle.createQuery(ON_THE_WAY)
                .map((row, _) ->
                        Map.entry(
                                new Regions(
                                        new RegionCode(row.getString("debtor")),
                                        new RegionCode(row.getString("creditor"))),
                                row.getLong("fen")))
                .forEach(row -> found.merge(row.getKey(), row.getValue(), Math::addExact));
        found.forEach(
                (regions, fen) -> sums.computeIfAbsent(regions, _ -> new Sums()).onTheWayFen = fen);
    }

    private record Row(String code, RegionCode region, RegionCode owner, long fen) {}

    private record Regions(RegionCode debtor, RegionCode creditor) implements Comparable<Regions> {
        @Override
        public int compareTo(Regions other) {
            int byDebtor = debtor.compareTo(other.debtor);
            return byDebtor != 0 ? byDebtor : creditor.compareTo(other.creditor);
        }
    }

    private static final class Sums {
        private long payableFen;
        private long receivableFen;
        private long onTheWayFen;

        Pair pair(Regions of) {
            return Pair.of(of.debtor, of.creditor, payableFen, receivableFen, onTheWayFen);
        }
    }
}
