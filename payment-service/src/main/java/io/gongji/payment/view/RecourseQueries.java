package io.gongji.payment.view;

import io.gongji.contracts.RecourseId;
import io.gongji.payment.domain.recourse.RecourseState;
import io.gongji.payment.store.Aggregates;
import org.jdbi.v3.core.Jdbi;

/// Recourses as they stand.
public final class RecourseQueries {
    private final Jdbi jdbi;
    private final Aggregates aggregates;

    public RecourseQueries(Jdbi jdbi, Aggregates aggregates) {
        this.jdbi = jdbi;
        this.aggregates = aggregates;
    }

    /// One recourse; [RecourseState.Absent] when the id is unknown.
    public RecourseState recourse(RecourseId id) {
        return jdbi.withHandle(
                handle -> aggregates.recourses().load(handle, id.toString()).state());
    }
}
