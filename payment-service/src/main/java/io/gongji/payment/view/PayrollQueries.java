package io.gongji.payment.view;

import io.gongji.contracts.EmployerId;
import io.gongji.contracts.RegionCode;
import io.gongji.payment.domain.payroll.PayrollId;
import io.gongji.payment.domain.payroll.PayrollState;
import io.gongji.payment.store.Aggregates;
import io.gongji.payment.store.Answers;
import io.gongji.payment.store.PayrollRows;
import java.time.YearMonth;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// Totals of payroll months.
public final class PayrollQueries {
    private final Jdbi jdbi;
    private final Aggregates aggregates;
    private final PayrollRows rows = new PayrollRows();
    private final Answers answers = new Answers();

    public PayrollQueries(Jdbi jdbi, Aggregates aggregates) {
        this.jdbi = jdbi;
        this.aggregates = aggregates;
    }

    /// One payroll month in one region.
    ///
    /// @param answered events that the ledger has answered
    /// @param pending events that it has not
    public record PayrollView(
            PayrollId payroll, PayrollState totals, long answered, long pending) {}

    /// An employer's month, one entry for each region.
    public List<PayrollView> months(
            EmployerId employer, YearMonth month, @Nullable RegionCode region) {
        return jdbi.withHandle(handle ->
                rows.regions(handle, employer, month).stream()
                        .filter(where -> region == null || where.equals(region))
                        .map(where -> view(handle, new PayrollId(employer, month, where)))
                        .toList());
    }

    /// The totals alone; all zero when nothing was assessed.
    public PayrollState totals(PayrollId payroll) {
        return jdbi.withHandle(
                handle -> aggregates.payrolls().load(handle, payroll.toString()).state());
    }

    private PayrollView view(Handle handle, PayrollId payroll) {
        long answered = answers.count(handle, payroll);
        return new PayrollView(
                payroll,
                aggregates.payrolls().load(handle, payroll.toString()).state(),
                answered,
                Math.max(0, rows.toldEvents(handle, payroll) - answered));
    }
}
