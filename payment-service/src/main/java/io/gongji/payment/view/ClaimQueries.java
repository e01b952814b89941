package io.gongji.payment.view;

import io.gongji.contracts.ClaimId;
import io.gongji.payment.domain.claim.ClaimState;
import io.gongji.payment.store.Aggregates;
import org.jdbi.v3.core.Jdbi;

/// Claims as they stand.
public final class ClaimQueries {
    private final Jdbi jdbi;
    private final Aggregates aggregates;

    public ClaimQueries(Jdbi jdbi, Aggregates aggregates) {
        this.jdbi = jdbi;
        this.aggregates = aggregates;
    }

    /// One claim; [ClaimState.Absent] when the id is unknown.
    public ClaimState claim(ClaimId id) {
        return jdbi.withHandle(handle -> aggregates.claims().load(handle, id.toString()).state());
    }
}
