package io.gongji.payment.app;

import io.gongji.contracts.Channel;
import io.gongji.contracts.EventId;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.Sentence;
import io.gongji.contracts.event.ContributionEvent.PremiumReceived;
import io.gongji.contracts.event.PaidFor;
import io.gongji.eventstore.BusinessClock;
import io.gongji.eventstore.decider.Decision;
import io.gongji.payment.domain.flexible.FlexibleFact;
import io.gongji.payment.domain.flexible.FlexibleState;
import io.gongji.payment.domain.flexible.PayMonth;
import io.gongji.payment.domain.member.MemberDecider;
import io.gongji.payment.domain.payroll.PayrollCommand;
import io.gongji.payment.domain.payroll.PayrollFact;
import io.gongji.payment.domain.payroll.PayrollId;
import io.gongji.payment.domain.payroll.PayrollState;
import io.gongji.payment.domain.premium.PremiumCommand;
import io.gongji.payment.domain.premium.PremiumFact;
import io.gongji.payment.domain.premium.PremiumId;
import io.gongji.payment.store.Act;
import io.gongji.payment.store.Aggregates;
import io.gongji.payment.store.Loaded;
import io.gongji.payment.store.MemberRows;
import io.gongji.payment.store.PayrollRows;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// What money in suspense may be found to be for: it pays as if it had come by its channel for that
/// at once. [GivenBack] undoes it.
final class ReceiptTargets {
    private final Aggregates aggregates;
    private final PayrollHandler payrolls;
    private final FlexibleHandler flexible;
    private final PremiumCases cases;
    private final PremiumWriter writer;
    private final DueHandler dues;
    private final MemberRows members = new MemberRows();
    private final PayrollRows payrollRows = new PayrollRows();

    ReceiptTargets(
            Aggregates aggregates,
            PayrollHandler payrolls,
            FlexibleHandler flexible,
            PremiumCases cases,
            DueHandler dues) {
        this.aggregates = aggregates;
        this.payrolls = payrolls;
        this.flexible = flexible;
        this.cases = cases;
        this.writer = new PremiumWriter(aggregates);
        this.dues = dues;
    }

    /// What a sum was found to be for, or why it cannot be.
    sealed interface Found {
        record For(PaidFor paidFor) implements Found {}

        record Not(Refusal reason, Sentence detail) implements Found {}
    }

    /// The money that is there.
    ///
    /// @param eventId the event that will tell the ledger
    /// @param day when it came
    record Money(EventId eventId, Channel channel, String reference, LocalDate day) {}

    Found pay(Handle handle, Act act, Money money, ReceiptHandler.Target target) {
        return switch (target) {
            case ReceiptHandler.Target.Payroll of -> payroll(handle, act, money, of);
            case ReceiptHandler.Target.Flexible of -> flexible(handle, act, money, of);
            case ReceiptHandler.Target.Premium of -> premium(handle, act, money, of);
            case ReceiptHandler.Target.CatchUp of ->
                    dues.assessment(handle, of.memberId(), of.year())
                            .<Found>map(assessed ->
                                    new Found.For(
                                            new PaidFor.CatchUp(
                                                    of.memberId(),
                                                    assessed.region(),
                                                    of.year(),
                                                    assessed.amountFen())))
                            .orElseGet(() ->
                                    new Found.Not(
                                            Refusal.NOTHING_ASSESSED, DueHandler.NOT_ASSESSED));
            case ReceiptHandler.Target.LargeCostFee of -> {
                RegionCode region = regionOf(handle, of.memberId());
                yield region == null
                        ? unknownMember()
                        : new Found.For(
                                new PaidFor.LargeCostFee(
                                        of.memberId(), region, of.year(), of.amountFen()));
            }
            case ReceiptHandler.Target.Debt of -> {
                RegionCode region = regionOf(handle, of.memberId());
                yield region == null
                        ? unknownMember()
                        : new Found.For(new PaidFor.Debt(of.memberId(), region, of.amountFen()));
            }
            case ReceiptHandler.Target.PersonalAccount of -> {
                RegionCode region = regionOf(handle, of.memberId());
                yield region == null
                        ? unknownMember()
                        : new Found.For(
                                new PaidFor.PersonalAccount(of.memberId(), region, of.amountFen()));
            }
        };
    }

    private @Nullable RegionCode regionOf(Handle handle, MemberId memberId) {
        return PayrollHandler.regionOf(members.state(handle, memberId));
    }

    private static Found unknownMember() {
        return new Found.Not(Refusal.MEMBER_UNKNOWN, MemberDecider.UNKNOWN_ID);
    }

    private Found payroll(Handle handle, Act act, Money money, ReceiptHandler.Target.Payroll of) {
        PayrollHandler.Located located =
                payrolls.locate(handle, of.employer(), of.month(), of.region());
        if (located.refusal() != null) {
            return new Found.Not(located.refusal(), located.detail());
        }
        PayrollId payroll = located.payroll();
        payrollRows.lock(handle, payroll);
        Loaded<PayrollState> loaded = aggregates.payrolls().load(handle, payroll.toString());
        PayrollCommand command =
                new PayrollCommand.Receive(
                        payroll, money.channel(), money.reference(), of.amountFen());
        return switch (aggregates.payrolls().decider().decide(command, loaded.state())) {
            case Decision.Refused<PayrollFact> no -> new Found.Not(no.reason(), no.detail());
            case Decision.Accepted<PayrollFact> yes -> {
                long employeePartFen = 0;
                long employerPartFen = 0;
                for (PayrollFact fact : yes.events()) {
                    if (fact instanceof PayrollFact.Received received) {
                        employeePartFen += received.told().employeePartFen();
                        employerPartFen += received.told().employerPartFen();
                    }
                }
                append(
                        handle,
                        act,
                        loaded,
                        new PayrollFact.Matched(employeePartFen, employerPartFen));
                yield new Found.For(
                        new PaidFor.Payroll(
                                payroll.employer(),
                                payroll.month(),
                                payroll.region(),
                                employeePartFen,
                                employerPartFen));
            }
        };
    }

    private Found flexible(Handle handle, Act act, Money money, ReceiptHandler.Target.Flexible of) {
        return switch (flexible.command(
                handle, act, of.memberId(), of.month(), money.channel(), money.reference())) {
            case FlexibleHandler.Asked.Not not -> new Found.Not(not.reason(), not.detail());
            case FlexibleHandler.Asked.Pays(PayMonth command) -> {
                Loaded<FlexibleState> loaded = month(handle, of.memberId(), of.month());
                yield switch (aggregates.flexible().decider().decide(command, loaded.state())) {
                    case Decision.Refused<FlexibleFact> no ->
                            new Found.Not(no.reason(), no.detail());
                    case Decision.Accepted<FlexibleFact> yes ->
                            matched(handle, act, loaded, yes.events().getFirst());
                };
            }
        };
    }

    private Found matched(Handle handle, Act act, Loaded<FlexibleState> loaded, FlexibleFact fact) {
        return switch (fact) {
            case FlexibleFact.Received received -> {
                append(handle, act, loaded, new FlexibleFact.Matched(received.told().amountFen()));
                yield new Found.For(
                        new PaidFor.Flexible(
                                received.told().memberId(),
                                received.told().month(),
                                received.told().region(),
                                received.told().amountFen()));
            }
            case FlexibleFact.Matched _, FlexibleFact.Returned _ ->
                    throw new IllegalStateException("a payment that received nothing");
        };
    }

    private Found premium(Handle handle, Act act, Money money, ReceiptHandler.Target.Premium of) {
        PremiumId id = new PremiumId(of.memberId(), of.year());
        PremiumCases.Case at = cases.load(handle, id);
        PremiumCommand command =
                new PremiumCommand.Receive(
                        cases.basis(handle, at, money.day()),
                        null,
                        money.channel(),
                        money.reference(),
                        of.amountFen(),
                        money.day().atStartOfDay(BusinessClock.ZONE).toInstant(),
                        money.eventId(),
                        act.at());
        return switch (aggregates.premiums().decider().decide(command, at.premium().state())) {
            case Decision.Refused<PremiumFact> no -> new Found.Not(no.reason(), no.detail());
            case Decision.Accepted<PremiumFact> yes -> {
                List<PremiumFact> untold = new ArrayList<>(yes.events());
                untold.removeIf(fact -> fact instanceof PremiumFact.Received);
                PremiumReceived told =
                        yes.events().stream()
                                .filter(PremiumFact.Received.class::isInstance)
                                .map(fact -> ((PremiumFact.Received) fact).told())
                                .findFirst()
                                .orElseThrow();
                aggregates.append(
                        handle,
                        List.of(
                                writer.prepare(
                                        handle, act, id, at.premium(), untold, act.today())));
                yield new Found.For(
                        new PaidFor.Premium(
                                told.memberId(),
                                told.region(),
                                told.year(),
                                told.ownFen(),
                                told.assistanceFen(),
                                told.subsidyFen()));
            }
        };
    }

    private Loaded<FlexibleState> month(Handle handle, MemberId memberId, YearMonth month) {
        return aggregates.flexible().load(handle, memberId + "/" + month);
    }

    private void append(Handle handle, Act act, Loaded<PayrollState> loaded, PayrollFact fact) {
        aggregates.append(
                handle, List.of(aggregates.payrolls().prepare(loaded, List.of(fact), act)));
    }

    private void append(Handle handle, Act act, Loaded<FlexibleState> loaded, FlexibleFact fact) {
        aggregates.append(
                handle, List.of(aggregates.flexible().prepare(loaded, List.of(fact), act)));
    }
}
