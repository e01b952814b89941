package io.gongji.payment.app;

import io.gongji.contracts.EmployerId;
import io.gongji.contracts.EventId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.event.ContributionEvent;
import io.gongji.contracts.event.ContributionEvent.PayrollAllotted;
import io.gongji.eventstore.Transactions;
import io.gongji.eventstore.decider.Decision;
import io.gongji.payment.domain.payroll.PayrollCommand;
import io.gongji.payment.domain.payroll.PayrollDecider;
import io.gongji.payment.domain.payroll.PayrollFact;
import io.gongji.payment.domain.payroll.PayrollId;
import io.gongji.payment.domain.payroll.PayrollState;
import io.gongji.payment.store.Act;
import io.gongji.payment.store.Aggregate.Prepared;
import io.gongji.payment.store.Aggregates;
import io.gongji.payment.store.Loaded;
import io.gongji.payment.store.PayrollRows;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Month-end allotment (划拨, domain A12): employees' shares that receipts cover go to their
/// accounts, in order of assessment, whole lines only, 500 in a transaction. A job that was cut off
/// goes on where it stopped.
public final class AllotmentHandler {
    private final Writes writes;
    private final Transactions transactions;
    private final Aggregates aggregates;
    private final PayrollHandler payrolls;
    private final PayrollRows rows = new PayrollRows();

    public AllotmentHandler(
            Writes writes,
            Transactions transactions,
            Aggregates aggregates,
            PayrollHandler payrolls) {
        this.writes = writes;
        this.transactions = transactions;
        this.aggregates = aggregates;
        this.payrolls = payrolls;
    }

    /// What one job did, in fen.
    ///
    /// @param remainingFen employees' money that was received and is not allotted, since it covers
    ///   no whole line
    /// @param waitingFen employees' shares that are not allotted yet
    public record AllotmentResult(
            RegionCode region,
            long allottedFen,
            long persons,
            long remainingFen,
            long waitingFen) {}

    /// Allots as far as the money goes.
    public Written<AllotmentResult> allot(
            WriteHead head, EmployerId employer, YearMonth month, @Nullable RegionCode region) {
        PayrollId[] payroll = new PayrollId[1];
        return writes.writeLong(
                head,
                AllotmentResult.class,
                () ->
                        transactions.run(handle -> {
                            PayrollHandler.Located located =
                                    payrolls.locate(handle, employer, month, region);
                            if (located.refusal() != null) {
                                return Optional.of(
                                        new Decided.Refused<>(located.refusal(), located.detail()));
                            }
                            payroll[0] = located.payroll();
                            return aggregates
                                                    .payrolls()
                                                    .load(handle, payroll[0].toString())
                                                    .version()
                                            == 0
                                    ? Optional.of(
                                            new Decided.Refused<>(
                                                    Refusal.NOTHING_ASSESSED,
                                                    PayrollDecider.NOTHING_ASSESSED))
                                    : Optional.empty();
                        }),
                act -> run(payroll[0], act));
    }

    private Decided.Done<AllotmentResult> run(PayrollId payroll, Act act) {
        long allottedFen = 0;
        long persons = 0;
        EventId last = null;
        while (true) {
            Step step = transactions.run(handle -> step(handle, payroll, act));
            allottedFen += step.allottedFen();
            persons += step.persons();
            last = step.told() == null ? last : step.told();
            if (step.persons() < ContributionEvent.ALLOTMENT_LINES_MAX) {
                PayrollState after = step.after();
                return new Decided.Done<>(
                        new AllotmentResult(
                                payroll.region(),
                                allottedFen,
                                persons,
                                after.allottableFen(),
                                after.employeeShareFen() - after.allottedFen()),
                        last);
            }
        }
    }

    /// One transaction's part.
    record Step(long allottedFen, long persons, @Nullable EventId told, PayrollState after) {}

    Step step(Handle handle, PayrollId payroll, Act act) {
        rows.lock(handle, payroll);
        Loaded<PayrollState> loaded = aggregates.payrolls().load(handle, payroll.toString());
        PayrollCommand.Allot allot =
                new PayrollCommand.Allot(
                        payroll,
                        rows.waiting(handle, payroll, ContributionEvent.ALLOTMENT_LINES_MAX));
        return switch (aggregates.payrolls().decider().decide(allot, loaded.state())) {
            case Decision.Refused<PayrollFact> no ->
                    throw new IllegalStateException(
                            "an allotment refused in the middle: " + no.reason());
            case Decision.Accepted<PayrollFact> yes when yes.events().isEmpty() ->
                    new Step(0, 0, null, loaded.state());
            case Decision.Accepted<PayrollFact> yes ->
                    append(
                            handle,
                            payroll,
                            act,
                            loaded,
                            allot,
                            (PayrollFact.LinesAllotted) yes.events().getFirst());
        };
    }

    private Step append(
            Handle handle,
            PayrollId payroll,
            Act act,
            Loaded<PayrollState> loaded,
            PayrollCommand.Allot allot,
            PayrollFact.LinesAllotted allotted) {
        PayrollAllotted told = PayrollDecider.told(allot, allotted);
        Prepared totals = aggregates.payrolls().prepare(loaded, List.of(allotted), act);
        Prepared event =
                aggregates.allotment(payroll, loaded.state().allottedLines() + 1, told, act);
        aggregates.append(handle, List.of(totals, event));
        rows.allotted(handle, payroll, told.lines());
        rows.told(handle, payroll, event.toldCount());
        return new Step(
                allotted.amountFen(),
                allotted.lines(),
                event.lastTold().orElse(null),
                aggregates.payrolls().decider().evolve(loaded.state(), allotted));
    }
}
