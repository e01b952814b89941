package io.gongji.payment.app;

import io.gongji.contracts.event.ContributionEvent;
import io.gongji.eventstore.BusinessClock;
import io.gongji.eventstore.Transactions;
import io.gongji.payment.domain.payroll.MonthEndCalendar;
import io.gongji.payment.domain.payroll.MonthEndRun;
import io.gongji.payment.domain.payroll.PayrollId;
import io.gongji.payment.store.Act;
import io.gongji.payment.store.MonthEndRows;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jdbi.v3.core.Handle;

/// Month-end (月末划拨, domain A12): allots the covered lines of every employer's payrolls up to a
/// month, begun by the business clock or by hand. Each transaction locks the run's row, allots at
/// most 500 lines and moves the run's cursor, so that pods share a run without doing anything
/// twice.
public final class MonthEndHandler {
    private static final String CALENDAR = "month-end";

    private final Writes writes;
    private final Transactions transactions;
    private final AllotmentHandler allotments;
    private final BusinessClock clock;
    private final MonthEndRows rows = new MonthEndRows();

    public MonthEndHandler(
            Writes writes,
            Transactions transactions,
            AllotmentHandler allotments,
            BusinessClock clock) {
        this.writes = writes;
        this.transactions = transactions;
        this.allotments = allotments;
        this.clock = clock;
    }

    /// Begins a run by hand, or joins the one at work, and works on it as long as the caller waits;
    /// the rest is worked off behind.
    public Written<MonthEndRun.Id> run(WriteHead head, YearMonth month) {
        long deadline = System.nanoTime() + head.waiting().toNanos();
        Written<MonthEndRun.Id> begun =
                writes.write(
                        head,
                        MonthEndRun.Id.class,
                        (handle, act) ->
                                new Decided.Done<>(
                                        begin(handle, month, act.actor(), act.at()), null));
        return switch (begun) {
            case Written.Posted<MonthEndRun.Id> posted ->
                    work(posted.result(), () -> System.nanoTime() < deadline)
                            ? posted
                            : new Written.Pending<>(posted.result());
            case Written.Pending<MonthEndRun.Id> pending -> pending;
            case Written.Refused<MonthEndRun.Id> refused -> refused;
        };
    }

    /// Begins the month that is due by the business clock, and works off what is at work.
    ///
    /// @param goOn asked between transactions
    public void workOffDue(LocalTime from, BooleanSupplier goOn) {
        Instant now = clock.instant();
        transactions
                .run(handle -> {
                    YearMonth latest = rows.latestMonth(handle).orElse(null);
                    Optional<YearMonth> due =
                            MonthEndCalendar.due(
                                    LocalDateTime.ofInstant(now, BusinessClock.ZONE), from, latest);
                    due.ifPresent(month ->
                            rows.begin(handle, new MonthEndRun.Id(month, 1), CALENDAR, now));
                    return rows.atWork(handle);
                })
                .forEach(run -> work(run, goOn));
    }

    private MonthEndRun.Id begin(Handle handle, YearMonth month, String by, Instant at) {
        Optional<MonthEndRun> latest = rows.latest(handle, month);
        if (latest.isPresent() && latest.get().finishedAt() == null) {
            return latest.get().id();
        }
        MonthEndRun.Id next =
                new MonthEndRun.Id(month, latest.map(run -> run.id().run()).orElse(0) + 1);
        return rows.begin(handle, next, by, at)
                ? next
                : rows.latest(handle, month).orElseThrow().id();
    }

    /// Works on a run; true when it is finished.
    private boolean work(MonthEndRun.Id id, BooleanSupplier goOn) {
        boolean finished = transactions.run(handle -> rows.lock(handle, id).isEmpty());
        while (!finished && goOn.getAsBoolean()) {
            finished = transactions.run(handle -> step(handle, id));
        }
        return finished;
    }

    private boolean step(Handle handle, MonthEndRun.Id id) {
        Optional<MonthEndRun> run = rows.lock(handle, id);
        if (run.isEmpty()) {
            return true;
        }
        Optional<PayrollId> payroll = rows.next(handle, id);
        if (payroll.isEmpty()) {
            rows.finish(handle, id, clock.instant());
            return true;
        }
        AllotmentHandler.Step step = allotments.step(handle, payroll.get(), act(run.get()));
        rows.count(handle, id, step.persons(), step.allottedFen());
        if (step.persons() < ContributionEvent.ALLOTMENT_LINES_MAX) {
            rows.pass(handle, id, payroll.get());
        }
        return false;
    }

    private Act act(MonthEndRun run) {
        Instant now = clock.instant();
        return new Act(
                now,
                LocalDate.ofInstant(now, BusinessClock.ZONE),
                run.startedBy(),
                CALENDAR + "/" + run.id().month() + "/" + run.id().run(),
                null,
                null,
                null);
    }
}
