package io.gongji.payment.view;

import io.gongji.contracts.HoldId;
import io.gongji.payment.domain.hold.HoldState;
import io.gongji.payment.store.Aggregates;
import org.jdbi.v3.core.Jdbi;

/// Holds as they stand.
public final class HoldQueries {
    private final Jdbi jdbi;
    private final Aggregates aggregates;

    public HoldQueries(Jdbi jdbi, Aggregates aggregates) {
        this.jdbi = jdbi;
        this.aggregates = aggregates;
    }

    /// One hold; [HoldState.Absent] when the id is unknown.
    public HoldState hold(HoldId id) {
        return jdbi.withHandle(handle -> aggregates.holds().load(handle, id.toString()).state());
    }
}
