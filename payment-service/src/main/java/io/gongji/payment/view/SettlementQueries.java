package io.gongji.payment.view;

import io.gongji.contracts.ProviderId;
import io.gongji.contracts.SettlementId;
import io.gongji.payment.domain.settlement.SettlementState;
import io.gongji.payment.store.Aggregates;
import io.gongji.payment.store.Numbers;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/// Bills as they stand.
public final class SettlementQueries {
    private final Jdbi jdbi;
    private final Aggregates aggregates;
    private final Numbers numbers = new Numbers();

    public SettlementQueries(Jdbi jdbi, Aggregates aggregates) {
        this.jdbi = jdbi;
        this.aggregates = aggregates;
    }

    /// One bill; [SettlementState.Absent] when the id is unknown.
    public SettlementState settlement(SettlementId settlementId) {
        return jdbi.withHandle(
                handle -> aggregates.settlements().load(handle, settlementId.toString()).state());
    }

    /// The bill that has a provider's own number.
    public Optional<SettlementId> find(ProviderId provider, String number) {
        return jdbi.withHandle(handle ->
                numbers.find(handle, provider, number)
                        .map(Numbers.Used::bill)
                        .map(Numbers.Known::settlementId));
    }
}
