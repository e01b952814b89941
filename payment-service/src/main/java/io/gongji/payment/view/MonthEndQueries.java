package io.gongji.payment.view;

import io.gongji.payment.domain.payroll.MonthEndRun;
import io.gongji.payment.store.MonthEndRows;
import java.time.YearMonth;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/// Month-end runs as far as they are.
public final class MonthEndQueries {
    private final Jdbi jdbi;
    private final MonthEndRows rows = new MonthEndRows();

    public MonthEndQueries(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    public Optional<MonthEndRun> run(MonthEndRun.Id id) {
        return jdbi.withHandle(handle -> rows.find(handle, id));
    }

    /// The last run of a month.
    public Optional<MonthEndRun> latest(YearMonth month) {
        return jdbi.withHandle(handle -> rows.latest(handle, month));
    }
}
