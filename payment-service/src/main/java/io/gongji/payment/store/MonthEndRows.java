package io.gongji.payment.store;

import io.gongji.contracts.EmployerId;
import io.gongji.contracts.RegionCode;
import io.gongji.payment.domain.payroll.MonthEndRun;
import io.gongji.payment.domain.payroll.PayrollId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.SqlStatement;

/// SQL of month-end runs.
public final class MonthEndRows {
    private static final String COLUMNS =
            "month, run, started_by, started_at, finished_at, payrolls, persons, allotted_fen";
    private static final RowMapper<MonthEndRun> RUN =
            (row, context) -> {
                OffsetDateTime finished = row.getObject("finished_at", OffsetDateTime.class);
                return new MonthEndRun(
                        new MonthEndRun.Id(
                                YearMonth.parse(row.getString("month")), row.getInt("run")),
                        row.getString("started_by"),
                        row.getObject("started_at", OffsetDateTime.class).toInstant(),
                        finished == null ? null : finished.toInstant(),
                        row.getLong("payrolls"),
                        row.getLong("persons"),
                        row.getLong("allotted_fen"));
            };

    /// Begins a run, unless one of that month is at work; false when another pod was first.
    public boolean begin(Handle handle, MonthEndRun.Id id, String startedBy, Instant at) {
        return bind(
                                handle.createUpdate(
                                        """
                                        INSERT INTO month_end (month, run, started_by, started_at)
                                        VALUES (:month, :run, :by, :at) ON CONFLICT DO NOTHING\
                                        """),
                                id)
                        .bind("by", startedBy)
                        .bind("at", at.atOffset(ZoneOffset.UTC))
                        .execute()
                == 1;
    }

    public Optional<MonthEndRun> find(Handle handle, MonthEndRun.Id id) {
        return bind(
                        handle.createQuery(
                                "SELECT "
                                        + COLUMNS
                                        + " FROM month_end WHERE month = :month AND run = :run"),
                        id)
                .map(RUN)
                .findOne();
    }

    /// The last run of a month.
    public Optional<MonthEndRun> latest(Handle handle, YearMonth month) {
        return handle.createQuery(
                        "SELECT "
                                + COLUMNS
                                + " FROM month_end WHERE month = :month ORDER BY run DESC LIMIT 1")
                .bind("month", month.toString())
                .map(RUN)
                .findOne();
    }

    /// The last month that was begun.
    public Optional<YearMonth> latestMonth(Handle handle) {
        return handle.createQuery("SELECT max(month) FROM month_end")
                .mapTo(String.class)
                .findOne()
                .map(YearMonth::parse);
    }

    /// Runs that are at work, or were cut off.
    public List<MonthEndRun.Id> atWork(Handle handle) {
        return handle.createQuery(
                        "SELECT month, run FROM month_end WHERE finished_at IS NULL ORDER BY month")
                .map((row, context) ->
                        new MonthEndRun.Id(
                                YearMonth.parse(row.getString("month")), row.getInt("run")))
                .list();
    }

    /// Locks a run for the transaction at hand.
    ///
    /// @return empty when it is finished
    public Optional<MonthEndRun> lock(Handle handle, MonthEndRun.Id id) {
        return bind(
                        handle.createQuery(
                                "SELECT "
                                        + COLUMNS
                                        + " FROM month_end WHERE month = :month AND run = :run AND finished_at IS NULL FOR UPDATE"),
                        id)
                .map(RUN)
                .findOne();
    }

    /// The next payroll behind the cursor, of this month or an earlier one, that has lines without
    /// their allotment.
    public Optional<PayrollId> next(Handle handle, MonthEndRun.Id id) {
        return bind(
                        handle.createQuery(
                                """
                                SELECT p.employer, p.month, p.region FROM payroll p, month_end m
                                WHERE m.month = :month AND m.run = :run AND p.month <= m.month
                                    AND (p.employer, p.month, p.region)
                                        > (m.cursor_employer, m.cursor_month, m.cursor_region)
                                    AND EXISTS (
                                        SELECT 1 FROM payroll_line l
                                        WHERE l.employer = p.employer AND l.month = p.month AND l.region = p.region
                                            AND l.allotted_fen = 0 AND l.share_fen > 0)
                                ORDER BY p.employer, p.month, p.region LIMIT 1\
                                """),
                        id)
                .map((row, context) ->
                        new PayrollId(
                                new EmployerId(row.getString("employer")),
                                YearMonth.parse(row.getString("month")),
                                new RegionCode(row.getString("region"))))
                .findOne();
    }

    /// Counts what was allotted.
    public void count(Handle handle, MonthEndRun.Id id, long persons, long allottedFen) {
        bind(
                        handle.createUpdate(
                                """
                                UPDATE month_end SET persons = persons + :persons, allotted_fen = allotted_fen + :fen
                                WHERE month = :month AND run = :run\
                                """),
                        id)
                .bind("persons", persons)
                .bind("fen", allottedFen)
                .execute();
    }

    /// Moves the cursor behind a payroll that has nothing more to allot.
    public void pass(Handle handle, MonthEndRun.Id id, PayrollId payroll) {
        bind(
                        handle.createUpdate(
                                """
                                UPDATE month_end SET cursor_employer = :employer, cursor_month = :of,
                                    cursor_region = :region, payrolls = payrolls + 1
                                WHERE month = :month AND run = :run\
                                """),
                        id)
                .bind("employer", payroll.employer().value())
                .bind("of", payroll.month().toString())
                .bind("region", payroll.region().value())
                .execute();
    }

    public void finish(Handle handle, MonthEndRun.Id id, Instant at) {
        bind(
                        handle.createUpdate(
                                "UPDATE month_end SET finished_at = :at WHERE month = :month AND run = :run"),
                        id)
                .bind("at", at.atOffset(ZoneOffset.UTC))
                .execute();
    }

    private static <T extends SqlStatement<T>> T bind(T statement, MonthEndRun.Id id) {
        return statement.bind("month", id.month().toString()).bind("run", id.run());
    }
}
