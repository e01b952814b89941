package io.gongji.payment.view;

import io.gongji.contracts.WithdrawalId;
import io.gongji.payment.domain.withdrawal.WithdrawalState;
import io.gongji.payment.store.Aggregates;
import org.jdbi.v3.core.Jdbi;

/// Withdrawals as they stand.
public final class WithdrawalQueries {
    private final Jdbi jdbi;
    private final Aggregates aggregates;

    public WithdrawalQueries(Jdbi jdbi, Aggregates aggregates) {
        this.jdbi = jdbi;
        this.aggregates = aggregates;
    }

    /// One withdrawal; [WithdrawalState.Absent] when the id is unknown.
    public WithdrawalState withdrawal(WithdrawalId id) {
        return jdbi.withHandle(
                handle -> aggregates.withdrawals().load(handle, id.toString()).state());
    }
}
