package io.gongji.ledger.domain;

import io.gongji.contracts.Fund;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.journal.Account;
import io.gongji.contracts.journal.AccountCode;
import io.gongji.contracts.journal.Posting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Collects the business legs of one entry and adds the clearing legs that make every (region,
/// fund) sum to zero: first each other region settles with the home region by 1510/2410, then the
/// funds at home settle by 1610.
final class Entry {
    private final RegionCode home;
    private final List<Posting> legs = new ArrayList<>();

    /// @param home the region through which the others settle
    Entry(RegionCode home) {
        this.home = home;
    }

    Entry debit(Account account, long amountFen) {
        return add(amountFen, Posting.debit(account, Math.max(amountFen, 1)));
    }

    Entry credit(Account account, long amountFen) {
        return add(amountFen, Posting.credit(account, Math.max(amountFen, 1)));
    }

    /// Adds a leg as it is.
    Entry leg(Posting posting) {
        legs.add(posting);
        return this;
    }

    /// A leg of zero is no leg; a negative one is a fault of the caller.
    private Entry add(long amountFen, Posting posting) {
        if (amountFen < 0) {
            throw new IllegalArgumentException("a leg of less than zero: " + posting.account());
        }
        return amountFen == 0 ? this : leg(posting);
    }

    /// The legs with their clearing.
    List<Posting> postings() {
        requireDoubleEntry();
        List<Posting> all = new ArrayList<>(legs);
        if (needsClearing()) {
            all.addAll(clearing());
        }
        return all;
    }

    /// Clearing moves a sum between regions and funds; it must never hide one.
    private void requireDoubleEntry() {
        long sum = legs.stream().mapToLong(Posting::amountFen).reduce(0, Math::addExact);
        if (sum != 0) {
            throw new IllegalStateException("the legs of an entry leave " + sum + " fen");
        }
    }

    /// Legs of one fund in the home region sum to zero by themselves.
    private boolean needsClearing() {
        for (Posting leg : legs) {
            if (leg.account().fund() != legs.getFirst().account().fund()
                    || !leg.account().region().equals(home)) {
                return true;
            }
        }
        return false;
    }

    private List<Posting> clearing() {
        Map<Fund, Map<RegionCode, Long>> sums = new LinkedHashMap<>();
        for (Posting leg : legs) {
            sums.computeIfAbsent(leg.account().fund(), _ -> new LinkedHashMap<>())
                    .merge(leg.account().region(), leg.amountFen(), Math::addExact);
        }
        List<Posting> clearing = new ArrayList<>();
        sums.forEach((fund, byRegion) -> {
            long left = 0;
            for (Map.Entry<RegionCode, Long> region : byRegion.entrySet()) {
                left = Math.addExact(left, region.getValue());
                if (!region.getKey().equals(home) && region.getValue() != 0) {
                    betweenRegions(clearing, fund, region.getKey(), region.getValue());
                }
            }
            if (left != 0) {
                clearing.add(
                        new Posting(
                                Account.of(AccountCode.FUND_CLEARING, fund, home), -left, null));
            }
        });
        return clearing;
    }

    /// A region whose legs are `sumFen` too much debit owes that much to home; too much credit is
    /// owed to it.
    private void betweenRegions(List<Posting> clearing, Fund fund, RegionCode other, long sumFen) {
        RegionCode debtor = sumFen > 0 ? other : home;
        RegionCode creditor = sumFen > 0 ? home : other;
        long amountFen = Math.absExact(sumFen);
        clearing.add(
                Posting.credit(
                        Account.between(AccountCode.REGION_PAYABLE, fund, debtor, creditor),
                        amountFen));
        clearing.add(
                Posting.debit(
                        Account.between(AccountCode.REGION_RECEIVABLE, fund, creditor, debtor),
                        amountFen));
    }
}
