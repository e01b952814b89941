package io.gongji.payment.store;

import io.gongji.contracts.EmployerId;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.event.ContributionEvent.PayrollAllotted;
import io.gongji.payment.domain.payroll.PayrollId;
import java.time.YearMonth;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.SqlStatement;

/// SQL of payroll months: the lines in the order of their assessment, and which of them are
/// allotted.
public final class PayrollRows {
    /// A line that was just assessed.
    public record Line(MemberId memberId, long shareFen) {}

    /// Lets one transaction at a time work on a payroll month, until its end.
    public void lock(Handle handle, PayrollId payroll) {
        handle.createQuery("SELECT 1 FROM pg_advisory_xact_lock(hashtextextended(:name, 0))")
                .bind("name", "payroll/" + payroll)
                .mapTo(Integer.class)
                .one();
    }

    /// Counts events that the ledger is to answer.
    public void told(Handle handle, PayrollId payroll, long events) {
        bind(
                        handle.createUpdate(
                                """
                                INSERT INTO payroll (employer, month, region, told_events)
                                VALUES (:employer, :month, :region, :events)
                                ON CONFLICT (employer, month, region)
                                DO UPDATE SET told_events = payroll.told_events + :events\
                                """),
                        payroll)
                .bind("events", events)
                .execute();
    }

    public long toldEvents(Handle handle, PayrollId payroll) {
        return bind(
                        handle.createQuery(
                                """
                                SELECT told_events FROM payroll
                                WHERE employer = :employer AND month = :month AND region = :region\
                                """),
                        payroll)
                .mapTo(Long.class)
                .findOne()
                .orElse(0L);
    }

    /// The regions in which an employer has lines for a month.
    public List<RegionCode> regions(Handle handle, EmployerId employer, YearMonth month) {
        return handle.createQuery(
                        "SELECT region FROM payroll WHERE employer = :employer AND month = :month ORDER BY region")
                .bind("employer", employer.value())
                .bind("month", month.toString())
                .mapTo(String.class)
                .map(RegionCode::new)
                .list();
    }

    /// Writes lines that were just assessed.
    ///
    /// @param first the number of the first of these lines
    public void insert(Handle handle, PayrollId payroll, long first, List<Line> lines) {
        if (lines.isEmpty()) {
            return;
        }
        PreparedBatch batch =
                handle.prepareBatch(
                        """
                        INSERT INTO payroll_line (employer, month, region, member_id, ordinal, share_fen)
                        VALUES (:employer, :month, :region, :member, :ordinal, :share)\
                        """);
        long ordinal = first;
        for (Line line : lines) {
            bind(batch, payroll)
                    .bind("member", line.memberId().value())
                    .bind("ordinal", ordinal++)
                    .bind("share", line.shareFen())
                    .add();
        }
        batch.execute();
    }

    /// The next lines that wait for their allotment.
    public List<PayrollAllotted.Line> waiting(Handle handle, PayrollId payroll, int max) {
        return bind(
                        handle.createQuery(
                                """
                                SELECT member_id, share_fen FROM payroll_line
                                WHERE employer = :employer AND month = :month AND region = :region
                                    AND allotted_fen = 0 AND share_fen > 0
                                ORDER BY ordinal LIMIT :max\
                                """),
                        payroll)
                .bind("max", max)
                .map((row, context) ->
                        new PayrollAllotted.Line(
                                new MemberId(row.getObject("member_id", UUID.class)),
                                row.getLong("share_fen")))
                .list();
    }

    public void allotted(Handle handle, PayrollId payroll, List<PayrollAllotted.Line> lines) {
        bind(
                        handle.createUpdate(
                                """
                                UPDATE payroll_line SET allotted_fen = share_fen
                                WHERE employer = :employer AND month = :month AND region = :region
                                    AND member_id = ANY(:members)\
                                """),
                        payroll)
                .bindArray(
                        "members",
                        UUID.class,
                        lines.stream().map(line -> line.memberId().value()).toList())
                .execute();
    }

    /// What was allotted for a line; empty when there is no such line.
    public OptionalLong allottedFen(Handle handle, PayrollId payroll, MemberId memberId) {
        return bind(
                        handle.createQuery(
                                """
                                SELECT allotted_fen FROM payroll_line
                                WHERE employer = :employer AND month = :month AND region = :region
                                    AND member_id = :member\
                                """),
                        payroll)
                .bind("member", memberId.value())
                .mapTo(Long.class)
                .findOne()
                .map(OptionalLong::of)
                .orElseGet(OptionalLong::empty);
    }

    private static <T extends SqlStatement<T>> T bind(T statement, PayrollId payroll) {
        return statement
                .bind("employer", payroll.employer().value())
                .bind("month", payroll.month().toString())
                .bind("region", payroll.region().value());
    }
}
