package io.gongji.payment.app;

import io.gongji.contracts.Channel;
import io.gongji.contracts.EmployerId;
import io.gongji.contracts.EventId;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.Sentence;
import io.gongji.contracts.policy.ContributionRules;
import io.gongji.contracts.policy.PolicyBook;
import io.gongji.contracts.policy.Ruled;
import io.gongji.eventstore.decider.Decision;
import io.gongji.payment.domain.member.MemberDecider;
import io.gongji.payment.domain.member.MemberState;
import io.gongji.payment.domain.payroll.LineCommand;
import io.gongji.payment.domain.payroll.LineFact;
import io.gongji.payment.domain.payroll.LineState;
import io.gongji.payment.domain.payroll.PayrollCommand;
import io.gongji.payment.domain.payroll.PayrollDecider;
import io.gongji.payment.domain.payroll.PayrollFact;
import io.gongji.payment.domain.payroll.PayrollId;
import io.gongji.payment.domain.payroll.PayrollState;
import io.gongji.payment.store.Aggregate.Prepared;
import io.gongji.payment.store.Aggregates;
import io.gongji.payment.store.Loaded;
import io.gongji.payment.store.MemberRows;
import io.gongji.payment.store.Numbers;
import io.gongji.payment.store.PayrollRows;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Payroll months of employers: single lines, receipts, corrections. Files and allotments, which
/// take many transactions, have handlers of their own.
public final class PayrollHandler {
    /// What to say when a channel's own number stands for another payment.
    static final Sentence REFERENCE_REUSED =
            new Sentence(
                    "channelReference: this channel's reference stands for another payment; check it against the channel's statement.",
                    "channelReference：该渠道流水号已对应另一笔付款，请与渠道对账单核对。");

    private final Writes writes;
    private final Aggregates aggregates;
    private final PolicyBook policies;
    private final PayrollLines lines;
    private final MemberRows members = new MemberRows();
    private final PayrollRows rows = new PayrollRows();
    private final Numbers numbers = new Numbers();

    public PayrollHandler(
            Writes writes, Aggregates aggregates, PolicyBook policies, PayrollLines lines) {
        this.writes = writes;
        this.aggregates = aggregates;
        this.policies = policies;
        this.lines = lines;
    }

    /// One line as it was assessed, in fen.
    public record LineResult(
            MemberId memberId,
            RegionCode region,
            long wageFen,
            long baseFen,
            long employeeShareFen) {}

    /// A receipt and the parts it pays, in fen.
    public record ReceiptResult(
            RegionCode region,
            Channel channel,
            String channelReference,
            long employeePartFen,
            long employerPartFen) {}

    /// What was taken back, in fen.
    public record CorrectionResult(RegionCode region, MemberId memberId, long takenBackFen) {}

    /// Assesses one line; without a region, where the person is insured.
    public Written<LineResult> assess(
            WriteHead head,
            EmployerId employer,
            YearMonth month,
            MemberId memberId,
            long wageFen,
            @Nullable RegionCode region) {
        return writes.write(
                head,
                LineResult.class,
                (handle, act) -> {
                    RegionCode where =
                            region == null ? regionOf(members.state(handle, memberId)) : region;
                    if (where == null) {
                        return new Decided.Refused<>(
                                Refusal.MEMBER_UNKNOWN, MemberDecider.UNKNOWN_ID);
                    }
                    Optional<Ruled<ContributionRules>> rules =
                            policies.contributions(where, month.atDay(1));
                    if (rules.isEmpty()) {
                        return new Decided.Refused<>(
                                Refusal.NOT_CONFIGURED, notConfigured(where, month));
                    }
                    PayrollId payroll = new PayrollId(employer, month, where);
                    PayrollLines.Assessed assessed =
                            lines.assess(
                                    handle,
                                    act,
                                    payroll,
                                    rules.get(),
                                    List.of(new PayrollLines.Wage(memberId, wageFen)));
                    return switch (assessed.outcomes().getFirst()) {
                        case LineOutcome.Rejected no ->
                                new Decided.Refused<>(no.reason(), no.detail());
                        case LineOutcome.Accepted _, LineOutcome.Repeated _ ->
                                new Decided.Done<>(
                                        line(handle, payroll, memberId), assessed.lastTold());
                    };
                });
    }

    /// Takes in money of a month.
    public Written<ReceiptResult> receive(
            WriteHead head,
            EmployerId employer,
            YearMonth month,
            Channel channel,
            String channelReference,
            long amountFen,
            @Nullable RegionCode region) {
        return writes.write(
                head,
                ReceiptResult.class,
                (handle, act) -> {
                    Located located = locate(handle, employer, month, region);
                    if (located.refusal() != null) {
                        return new Decided.Refused<>(located.refusal(), located.detail());
                    }
                    PayrollId payroll = located.payroll();
                    rows.lock(handle, payroll);
                    if (!numbers.takeReference(
                            handle, channel, channelReference, payroll.subject())) {
                        return new Decided.Refused<>(
                                Refusal.CHANNEL_REFERENCE_REUSED, REFERENCE_REUSED);
                    }
                    Loaded<PayrollState> loaded =
                            aggregates.payrolls().load(handle, payroll.toString());
                    PayrollCommand command =
                            new PayrollCommand.Receive(
                                    payroll, channel, channelReference, amountFen);
                    return switch (aggregates
                            .payrolls()
                            .decider()
                            .decide(command, loaded.state())) {
                        case Decision.Refused<PayrollFact> refused -> Decided.Refused.of(refused);
                        case Decision.Accepted<PayrollFact> accepted -> {
                            Prepared prepared =
                                    aggregates.payrolls().prepare(loaded, accepted.events(), act);
                            aggregates.append(handle, List.of(prepared));
                            rows.told(handle, payroll, prepared.toldCount());
                            yield new Decided.Done<>(
                                    receipt(accepted.events()), prepared.lastTold().orElse(null));
                        }
                    };
                });
    }

    /// Takes back what was allotted too much to one person.
    public Written<CorrectionResult> correct(
            WriteHead head,
            EmployerId employer,
            YearMonth month,
            MemberId memberId,
            long takenBackFen,
            @Nullable RegionCode region) {
        return writes.write(
                head,
                CorrectionResult.class,
                (handle, act) -> {
                    RegionCode where =
                            region == null ? regionOf(members.state(handle, memberId)) : region;
                    if (where == null) {
                        return new Decided.Refused<>(
                                Refusal.MEMBER_UNKNOWN, MemberDecider.UNKNOWN_ID);
                    }
                    PayrollId payroll = new PayrollId(employer, month, where);
                    rows.lock(handle, payroll);
                    long allottedFen = rows.allottedFen(handle, payroll, memberId).orElse(0);
                    Loaded<LineState> loaded =
                            aggregates.lines().load(handle, PayrollLines.stream(payroll, memberId));
                    LineCommand command =
                            new LineCommand.TakeBack(payroll, memberId, allottedFen, takenBackFen);
                    return switch (aggregates.lines().decider().decide(command, loaded.state())) {
                        case Decision.Refused<LineFact> refused -> Decided.Refused.of(refused);
                        case Decision.Accepted<LineFact> accepted -> {
                            Prepared prepared =
                                    aggregates.lines().prepare(loaded, accepted.events(), act);
                            aggregates.append(handle, List.of(prepared));
                            rows.told(handle, payroll, prepared.toldCount());
                            yield new Decided.Done<>(
                                    new CorrectionResult(where, memberId, takenBackFen),
                                    prepared.lastTold().orElse(null));
                        }
                    };
                });
    }

    /// Where an employer's month is, when a request names no region.
    ///
    /// @param refusal why it cannot be said
    record Located(@Nullable PayrollId found, @Nullable Refusal refusal, Sentence detail) {
        PayrollId payroll() {
            return Objects.requireNonNull(found);
        }
    }

    Located locate(
            Handle handle, EmployerId employer, YearMonth month, @Nullable RegionCode region) {
        if (region != null) {
            return new Located(new PayrollId(employer, month, region), null, Sentence.NONE);
        }
        List<RegionCode> regions = rows.regions(handle, employer, month);
        return switch (regions.size()) {
            case 0 -> new Located(null, Refusal.NOTHING_ASSESSED, PayrollDecider.NOTHING_ASSESSED);
            case 1 ->
                    new Located(
                            new PayrollId(employer, month, regions.getFirst()),
                            null,
                            Sentence.NONE);
            default ->
                    new Located(
                            null,
                            Refusal.INVALID_FIELD,
                            new Sentence(
                                    "region: the employer has payrolls in several regions this month; name one.",
                                    "region：该单位当月在多个统筹区有工资表，请指明其中一个。"));
        };
    }

    private LineResult line(Handle handle, PayrollId payroll, MemberId memberId) {
        LineState state =
                aggregates.lines().load(handle, PayrollLines.stream(payroll, memberId)).state();
        return switch (state) {
            case LineState.Assessed line ->
                    new LineResult(
                            memberId,
                            payroll.region(),
                            line.wageFen(),
                            line.baseFen(),
                            line.employeeShareFen());
            case LineState.Unassessed _ ->
                    throw new IllegalStateException("a line that was just assessed is not");
        };
    }

    private static ReceiptResult receipt(List<PayrollFact> facts) {
        if (facts.getFirst() instanceof PayrollFact.Received received) {
            return new ReceiptResult(
                    received.told().region(),
                    received.told().channel(),
                    received.told().channelReference(),
                    received.told().employeePartFen(),
                    received.told().employerPartFen());
        }
        throw new IllegalStateException("a receipt that received nothing");
    }

    /// What to say when the policy has no rates.
    public static Sentence notConfigured(RegionCode region, YearMonth month) {
        return new Sentence(
                "The policy of region "
                        + region
                        + " has no contribution rates for "
                        + month
                        + "; ask the bureau to add them.",
                "统筹区 " + region + " 的政策包没有 " + month + " 的缴费费率，请联系经办机构补充。");
    }

    static @Nullable RegionCode regionOf(MemberState state) {
        return switch (state) {
            case MemberState.Unknown _ -> null;
            case MemberState.Open open -> open.region();
            case MemberState.Closed closed -> closed.was().region();
        };
    }

    static @Nullable EventId lastTold(List<Prepared> prepared) {
        EventId last = null;
        for (Prepared stream : prepared) {
            last = stream.lastTold().orElse(last);
        }
        return last;
    }
}
