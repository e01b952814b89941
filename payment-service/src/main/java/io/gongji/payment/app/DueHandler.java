package io.gongji.payment.app;

import io.gongji.contracts.Channel;
import io.gongji.contracts.EventId;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.Sentence;
import io.gongji.contracts.event.ContributionEvent.CatchUpAssessed;
import io.gongji.contracts.event.ContributionEvent.OwnPaymentRequested;
import io.gongji.contracts.event.PaidFor;
import io.gongji.contracts.event.ReceiptEvent;
import io.gongji.contracts.event.SettlementEvent.DebitSource;
import io.gongji.contracts.journal.Change.Due;
import io.gongji.contracts.journal.Sha256;
import io.gongji.contracts.policy.CatchUpRules;
import io.gongji.contracts.policy.PolicyBook;
import io.gongji.contracts.policy.Ruled;
import io.gongji.payment.app.PaymentPasswords.Checked;
import io.gongji.payment.domain.member.MemberDecider;
import io.gongji.payment.domain.member.MemberState;
import io.gongji.payment.store.Act;
import io.gongji.payment.store.Aggregates;
import io.gongji.payment.store.MemberRows;
import io.gongji.payment.store.MoneyRows;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// What a person owes once in a year, and debts: the catch-up payment at retirement (补缴, domain
/// I9), the large-cost fee (大额医疗救助费, I8) and what was paid out too much (1430). The ledger says
/// whether it is paid.
public final class DueHandler {
    private static final List<DebitSource> OWN =
            List.of(DebitSource.OWN_CURRENT, DebitSource.OWN_PREVIOUS);

    private final Writes writes;
    private final Aggregates aggregates;
    private final MoneyHandler money;
    private final PolicyBook policies;
    private final PaymentPasswords passwords;
    private final MemberRows members = new MemberRows();
    private final MoneyRows rows = new MoneyRows();

    public DueHandler(
            Writes writes,
            Aggregates aggregates,
            MoneyHandler money,
            PolicyBook policies,
            PaymentPasswords passwords) {
        this.writes = writes;
        this.aggregates = aggregates;
        this.money = money;
        this.policies = policies;
        this.passwords = passwords;
    }

    /// What a due is called: `catch-up/<member>/<year>`.
    public static String catchUp(MemberId memberId, int year) {
        return "catch-up/" + memberId + "/" + year;
    }

    /// `large-cost-fee/<member>/<year>`.
    public static String largeCostFee(MemberId memberId, int year) {
        return "large-cost-fee/" + memberId + "/" + year;
    }

    static String name(Due due, MemberId memberId, int year) {
        return switch (due) {
            case CATCH_UP -> catchUp(memberId, year);
            case LARGE_COST_FEE -> largeCostFee(memberId, year);
        };
    }

    /// Money that came by a channel.
    ///
    /// @param paidOn the day, or today
    public record ByChannel(Channel channel, String channelReference, @Nullable LocalDate paidOn) {}

    /// Assesses the catch-up payment of the months that lack, by the policy of a day.
    ///
    /// @param paidMonths months contributed so far
    public Written<EventId> assess(
            WriteHead head, MemberId memberId, int paidMonths, LocalDate onDate) {
        return writes.write(
                head,
                EventId.class,
                (handle, act) -> {
                    RegionCode region = PayrollHandler.regionOf(members.state(handle, memberId));
                    if (region == null) {
                        return unknownMember();
                    }
                    Optional<Ruled<CatchUpRules>> ruled = policies.catchUp(region, onDate);
                    if (ruled.isEmpty()) {
                        return new Decided.Refused<>(Refusal.NOT_CONFIGURED, Sentence.NONE);
                    }
                    CatchUpRules rules = ruled.get().rules();
                    int months = rules.missingMonths(paidMonths);
                    if (months == 0) {
                        return new Decided.Refused<>(Refusal.INVALID_FIELD, NOTHING_LACKS);
                    }
                    return assessed(
                            handle,
                            act.under(ruled.get().version()),
                            new CatchUpAssessed(
                                    memberId,
                                    region,
                                    onDate.getYear(),
                                    months,
                                    rules.monthFen(),
                                    rules.totalFen(paidMonths)),
                            onDate);
                });
    }

    /// One assessment a person and year; another one is refused.
    private Decided<EventId> assessed(
            Handle handle, Act act, CatchUpAssessed event, LocalDate onDate) {
        String name = catchUp(event.memberId(), event.year());
        EventId eventId = new EventId(writes.newId());
        Sha256 digest =
                Sha256.digestOf(
                        (event.months() + "/" + event.monthFen()).getBytes(StandardCharsets.UTF_8));
        if (!rows.takeNumber(handle, "CATCH_UP", name, new MoneyRows.Given(digest, eventId))) {
            MoneyRows.Given given = rows.number(handle, "CATCH_UP", name).orElseThrow();
            return given.digest().equals(digest)
                    ? new Decided.Done<>(given.eventId(), given.eventId())
                    : new Decided.Refused<>(Refusal.ALREADY_ASSESSED, ASSESSED);
        }
        aggregates.append(handle, List.of(aggregates.money(eventId, event, name, act, onDate)));
        return new Decided.Done<>(eventId, eventId);
    }

    /// The assessment of a person and year.
    Optional<CatchUpAssessed> assessment(Handle handle, MemberId memberId, int year) {
        return rows.number(handle, "CATCH_UP", catchUp(memberId, year))
                .flatMap(given -> rows.recorded(handle, given.eventId()))
                .map(recorded -> (CatchUpAssessed) recorded.event());
    }

    /// A catch-up payment came by a channel.
    public Written<EventId> catchUpByChannel(
            WriteHead head, MemberId memberId, int year, long amountFen, ByChannel by) {
        return byChannel(
                head,
                memberId,
                catchUp(memberId, year),
                by,
                region -> new PaidFor.CatchUp(memberId, region, year, amountFen));
    }

    /// A large-cost fee came by a channel. No source gives its amount, so the operator does.
    public Written<EventId> feeByChannel(
            WriteHead head, MemberId memberId, int year, long amountFen, ByChannel by) {
        return byChannel(
                head,
                memberId,
                largeCostFee(memberId, year),
                by,
                region -> new PaidFor.LargeCostFee(memberId, region, year, amountFen));
    }

    /// A person repaid what was paid out too much.
    public Written<EventId> debtByChannel(
            WriteHead head, MemberId memberId, long amountFen, ByChannel by) {
        return byChannel(
                head,
                memberId,
                "debt/" + memberId,
                by,
                region -> new PaidFor.Debt(memberId, region, amountFen));
    }

    private Written<EventId> byChannel(
            WriteHead head,
            MemberId memberId,
            String due,
            ByChannel by,
            Function<RegionCode, PaidFor> paidFor) {
        return writes.write(
                head,
                EventId.class,
                (handle, act) -> {
                    RegionCode region = PayrollHandler.regionOf(members.state(handle, memberId));
                    if (region == null) {
                        return unknownMember();
                    }
                    return money.post(
                            handle,
                            act,
                            new MoneyHandler.Fact(
                                    new ReceiptEvent.Identified(
                                            region,
                                            by.channel(),
                                            by.channelReference(),
                                            paidFor.apply(region)),
                                    "receipt/" + by.channel() + "/" + by.channelReference(),
                                    by.channel(),
                                    by.channelReference(),
                                    by.paidOn(),
                                    due));
                });
    }

    /// Pays the own assessed catch-up from the own account, in whole.
    public Written<EventId> catchUpFromAccount(
            WriteHead head, MemberId memberId, int year, String password) {
        return fromAccount(
                head,
                memberId,
                password,
                catchUp(memberId, year),
                (handle, region) ->
                        assessment(handle, memberId, year)
                                .map(assessed ->
                                        new PaidFor.CatchUp(
                                                memberId,
                                                assessed.region(),
                                                year,
                                                assessed.amountFen())));
    }

    /// Pays the own large-cost fee from the own account.
    public Written<EventId> feeFromAccount(
            WriteHead head, MemberId memberId, int year, long amountFen, String password) {
        return fromAccount(
                head,
                memberId,
                password,
                largeCostFee(memberId, year),
                (_, region) ->
                        Optional.of(new PaidFor.LargeCostFee(memberId, region, year, amountFen)));
    }

    private Written<EventId> fromAccount(
            WriteHead head, MemberId payer, String password, String due, Owed owed) {
        Optional<Written<EventId>> before = writes.again(head, EventId.class);
        if (before.isPresent()) {
            return before.get();
        }
        return switch (writes.read(handle -> members.state(handle, payer))) {
            case MemberState.Unknown _ ->
                    new Written.Refused<>(Refusal.MEMBER_UNKNOWN, MemberDecider.UNKNOWN_ID);
            case MemberState.Closed _ ->
                    new Written.Refused<>(Refusal.ACCOUNT_CLOSED, Sentence.of("memberId"));
            case MemberState.Open open ->
                    switch (passwords.check(payer, password)) {
                        case Checked.Refused no -> new Written.Refused<>(no.reason(), no.detail());
                        case Checked.Right _ -> requested(head, payer, open.region(), due, owed);
                    };
        };
    }

    private Written<EventId> requested(
            WriteHead head, MemberId payer, RegionCode region, String due, Owed owed) {
        return writes.write(
                head,
                EventId.class,
                (handle, act) -> {
                    Optional<? extends PaidFor> paidFor = owed.of(handle, region);
                    if (paidFor.isEmpty()) {
                        return new Decided.Refused<>(Refusal.NOTHING_ASSESSED, NOT_ASSESSED);
                    }
                    EventId eventId = new EventId(writes.newId());
                    aggregates.append(
                            handle,
                            List.of(
                                    aggregates.money(
                                            eventId,
                                            new OwnPaymentRequested(
                                                    payer, region, paidFor.get(), OWN),
                                            due,
                                            act,
                                            act.today())));
                    rows.use(handle, due, eventId);
                    return new Decided.Done<>(eventId, eventId);
                });
    }

    /// Says what is owed; empty when nothing is assessed.
    private interface Owed {
        Optional<? extends PaidFor> of(Handle handle, RegionCode region);
    }

    private static Decided<EventId> unknownMember() {
        return new Decided.Refused<>(Refusal.MEMBER_UNKNOWN, MemberDecider.UNKNOWN_ID);
    }

    private static final Sentence NOTHING_LACKS =
            new Sentence(
                    "paidMonths: no month lacks, so nothing is to be paid; check the months.",
                    "paidMonths：缴费年限已满，无需补缴，请核对月数。");
    private static final Sentence ASSESSED =
            new Sentence(
                    "The catch-up payment of this person and year was assessed with other figures; check them.",
                    "该人员本年度的补缴已按不同数据核定，请核对。");
    static final Sentence NOT_ASSESSED =
            new Sentence(
                    "No catch-up payment was assessed for this person and year; assess it first.",
                    "该人员本年度尚未核定补缴，请先核定。");
}
