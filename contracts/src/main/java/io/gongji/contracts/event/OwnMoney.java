package io.gongji.contracts.event;

import io.gongji.contracts.event.SettlementEvent.DebitSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// The order in which a person's own money is used: never that of grants, which may not leave for
/// what their giver did not wish (design 3.7).
final class OwnMoney {
    private static final Set<DebitSource> OWN =
            EnumSet.of(DebitSource.OWN_CURRENT, DebitSource.OWN_PREVIOUS, DebitSource.WALLET);

    private OwnMoney() {}

    static List<DebitSource> order(List<DebitSource> debitOrder) {
        List<DebitSource> order = List.copyOf(debitOrder);
        if (order.isEmpty()
                || !OWN.containsAll(order)
                || EnumSet.copyOf(order).size() != order.size()) {
            throw new IllegalArgumentException(
                    "debitOrder names own money, each source once, and at least one");
        }
        return order;
    }
}
