package io.gongji.payment.store;

import io.gongji.contracts.EventId;
import io.gongji.contracts.ProviderId;
import io.gongji.contracts.event.ContributionEvent.OpeningBalancesPosted;
import io.gongji.contracts.event.ContributionEvent.PayrollAllotted;
import io.gongji.contracts.event.ContributionEvent.ReceiptUnidentified;
import io.gongji.contracts.event.GongjiEvent;
import io.gongji.eventstore.Append;
import io.gongji.eventstore.EventStore;
import io.gongji.eventstore.NewEvent;
import io.gongji.eventstore.StreamId;
import io.gongji.payment.domain.categories.CategoriesDecider;
import io.gongji.payment.domain.categories.CategoriesDeclared;
import io.gongji.payment.domain.categories.DeclareCategories;
import io.gongji.payment.domain.categories.HeldCategories;
import io.gongji.payment.domain.claim.ClaimCommand;
import io.gongji.payment.domain.claim.ClaimDecider;
import io.gongji.payment.domain.claim.ClaimFact;
import io.gongji.payment.domain.claim.ClaimState;
import io.gongji.payment.domain.counters.CountersCommand;
import io.gongji.payment.domain.counters.CountersDecider;
import io.gongji.payment.domain.counters.CountersFact;
import io.gongji.payment.domain.counters.CountersState;
import io.gongji.payment.domain.file.FileId;
import io.gongji.payment.domain.flexible.FlexibleDecider;
import io.gongji.payment.domain.flexible.FlexibleFact;
import io.gongji.payment.domain.flexible.FlexibleState;
import io.gongji.payment.domain.flexible.PayMonth;
import io.gongji.payment.domain.hold.HoldCommand;
import io.gongji.payment.domain.hold.HoldDecider;
import io.gongji.payment.domain.hold.HoldFact;
import io.gongji.payment.domain.hold.HoldState;
import io.gongji.payment.domain.member.MemberCommand;
import io.gongji.payment.domain.member.MemberDecider;
import io.gongji.payment.domain.member.MemberFact;
import io.gongji.payment.domain.member.MemberState;
import io.gongji.payment.domain.payroll.LineCommand;
import io.gongji.payment.domain.payroll.LineDecider;
import io.gongji.payment.domain.payroll.LineFact;
import io.gongji.payment.domain.payroll.LineState;
import io.gongji.payment.domain.payroll.PayrollCommand;
import io.gongji.payment.domain.payroll.PayrollDecider;
import io.gongji.payment.domain.payroll.PayrollFact;
import io.gongji.payment.domain.payroll.PayrollId;
import io.gongji.payment.domain.payroll.PayrollState;
import io.gongji.payment.domain.premium.PremiumCommand;
import io.gongji.payment.domain.premium.PremiumDecider;
import io.gongji.payment.domain.premium.PremiumFact;
import io.gongji.payment.domain.premium.PremiumState;
import io.gongji.payment.domain.provider.ProviderCommand;
import io.gongji.payment.domain.provider.ProviderDecider;
import io.gongji.payment.domain.provider.ProviderFact;
import io.gongji.payment.domain.provider.ProviderYear;
import io.gongji.payment.domain.recourse.RecourseCommand;
import io.gongji.payment.domain.recourse.RecourseDecider;
import io.gongji.payment.domain.recourse.RecourseFact;
import io.gongji.payment.domain.recourse.RecourseState;
import io.gongji.payment.domain.settlement.SettlementCommand;
import io.gongji.payment.domain.settlement.SettlementDecider;
import io.gongji.payment.domain.settlement.SettlementFact;
import io.gongji.payment.domain.settlement.SettlementState;
import io.gongji.payment.domain.withdrawal.WithdrawalCommand;
import io.gongji.payment.domain.withdrawal.WithdrawalDecider;
import io.gongji.payment.domain.withdrawal.WithdrawalFact;
import io.gongji.payment.domain.withdrawal.WithdrawalState;
import io.gongji.payment.store.Aggregate.Prepared;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// Every kind of aggregate of this service.
///
/// A payroll month is many streams: one of its totals and receipts, and one per line, so that a
/// file of a million lines never loads more than the lines at hand.
public record Aggregates(
        EventStore events,
        Aggregate<MemberCommand, MemberState, MemberFact> members,
        Aggregate<PayrollCommand, PayrollState, PayrollFact> payrolls,
        Aggregate<LineCommand, LineState, LineFact> lines,
        Aggregate<PayMonth, FlexibleState, FlexibleFact> flexible,
        Aggregate<SettlementCommand, SettlementState, SettlementFact> settlements,
        Aggregate<CountersCommand, CountersState, CountersFact> counters,
        Aggregate<DeclareCategories, HeldCategories, CategoriesDeclared> categories,
        Aggregate<PremiumCommand, PremiumState, PremiumFact> premiums,
        Aggregate<WithdrawalCommand, WithdrawalState, WithdrawalFact> withdrawals,
        Aggregate<HoldCommand, HoldState, HoldFact> holds,
        Aggregate<ProviderCommand, ProviderYear, ProviderFact> providers,
        Aggregate<ClaimCommand, ClaimState, ClaimFact> claims,
        Aggregate<RecourseCommand, RecourseState, RecourseFact> recourses) {
    public static Aggregates in(EventStore events) {
        return new Aggregates(
                events,
                new Aggregate<>("member", new MemberDecider(), new MemberCodec(), events),
                new Aggregate<>("payroll", new PayrollDecider(), new PayrollCodec(), events),
                new Aggregate<>("payroll-line", new LineDecider(), new LineCodec(), events),
                new Aggregate<>("flexible", new FlexibleDecider(), new FlexibleCodec(), events),
                new Aggregate<>(
                        "settlement", new SettlementDecider(), new SettlementCodec(), events),
                new Aggregate<>("counters", new CountersDecider(), new CountersCodec(), events),
                new Aggregate<>(
                        "resident-categories",
                        new CategoriesDecider(),
                        new CategoriesCodec(),
                        events),
                new Aggregate<>("premium", new PremiumDecider(), new PremiumCodec(), events),
                new Aggregate<>(
                        "withdrawal", new WithdrawalDecider(), new WithdrawalCodec(), events),
                new Aggregate<>("hold", new HoldDecider(), new HoldCodec(), events),
                new Aggregate<>(
                        "provider-year", new ProviderDecider(), new ProviderCodec(), events),
                new Aggregate<>("claim", new ClaimDecider(), new ClaimCodec(), events),
                new Aggregate<>("recourse", new RecourseDecider(), new RecourseCodec(), events));
    }

    /// The event of one allotment, alone in its stream.
    ///
    /// @param first number of its first line among those allotted
    public Prepared allotment(PayrollId payroll, long first, PayrollAllotted told, Act act) {
        return new Prepared(PayrollCodec.allotment(payroll, first, told, act));
    }

    /// Money of a channel that nobody can place, alone in its stream.
    public Prepared unidentified(EventId eventId, ReceiptUnidentified told, Act act) {
        return new Prepared(PremiumCodec.unidentified(eventId, told, act));
    }

    /// A block of opening balances, alone in its stream.
    ///
    /// @param firstLine of the file that is in it
    public Prepared opening(
            FileId file, int firstLine, OpeningBalancesPosted told, LocalDate day, Act act) {
        return new Prepared(OpeningCodec.block(file, firstLine, told, day, act));
    }

    /// An event of receipts or the treasury, alone in its stream.
    ///
    /// @param subject the aggregate in the ledger's words
    /// @param day its business date
    public Prepared money(
            EventId eventId, GongjiEvent told, String subject, Act act, LocalDate day) {
        NewEvent event = Told.write(told, subject, act, day);
        return new Prepared(
                new Append(
                        new StreamId("money", eventId.toString()),
                        0,
                        List.of(
                                new NewEvent(
                                        eventId,
                                        event.type(),
                                        event.data(),
                                        event.route(),
                                        event.metadata()))));
    }

    /// The event that a provider took back a number that no bill has, alone in its stream.
    public Prepared barred(ProviderId provider, String number, Act act) {
        return new Prepared(BarredNumbers.append(provider, number, act));
    }

    /// Appends all of them in one statement, in this order.
    public void append(Handle handle, List<Prepared> prepared) {
        List<Append> appends = prepared.stream().map(Prepared::append).toList();
        if (!appends.isEmpty()) {
            events.appendAll(handle, appends);
        }
    }
}
