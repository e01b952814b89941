package io.gongji.payment.app;

import io.gongji.contracts.Channel;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.Sentence;
import io.gongji.contracts.event.ContributionEvent;
import io.gongji.contracts.policy.FlexibleRules;
import io.gongji.contracts.policy.PolicyBook;
import io.gongji.contracts.policy.Ruled;
import io.gongji.eventstore.decider.Decision;
import io.gongji.payment.domain.flexible.FlexibleFact;
import io.gongji.payment.domain.flexible.FlexibleState;
import io.gongji.payment.domain.flexible.PayMonth;
import io.gongji.payment.domain.member.MemberDecider;
import io.gongji.payment.domain.member.MemberState;
import io.gongji.payment.store.Act;
import io.gongji.payment.store.Aggregate.Prepared;
import io.gongji.payment.store.Aggregates;
import io.gongji.payment.store.Loaded;
import io.gongji.payment.store.MemberRows;
import io.gongji.payment.store.Numbers;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Monthly payments of flexible workers.
public final class FlexibleHandler {
    private final Writes writes;
    private final Aggregates aggregates;
    private final PolicyBook policies;
    private final MemberRows members = new MemberRows();
    private final Numbers numbers = new Numbers();

    public FlexibleHandler(Writes writes, Aggregates aggregates, PolicyBook policies) {
        this.writes = writes;
        this.aggregates = aggregates;
        this.policies = policies;
    }

    /// A month that was paid, in fen.
    public record FlexibleResult(
            MemberId memberId,
            YearMonth month,
            RegionCode region,
            long baseFen,
            long amountFen,
            Channel channel,
            String channelReference) {}

    /// Takes in a month's payment; the policy says how much it is.
    public Written<FlexibleResult> pay(
            WriteHead head,
            MemberId memberId,
            YearMonth month,
            Channel channel,
            String channelReference) {
        return writes.write(
                head,
                FlexibleResult.class,
                (handle, act) ->
                        switch (command(handle, act, memberId, month, channel, channelReference)) {
                            case Asked.Not not -> new Decided.Refused<>(not.reason(), not.detail());
                            case Asked.Pays(PayMonth command) -> pay(handle, act, command);
                        });
    }

    /// A payment to be judged, or why nobody can be asked for it.
    sealed interface Asked {
        record Pays(PayMonth command) implements Asked {}

        record Not(Refusal reason, Sentence detail) implements Asked {}
    }

    /// What judging a payment needs beside the month's state.
    Asked command(
            Handle handle,
            Act act,
            MemberId memberId,
            YearMonth month,
            Channel channel,
            String channelReference) {
        return switch (members.state(handle, memberId)) {
            case MemberState.Unknown _ ->
                    new Asked.Not(Refusal.MEMBER_UNKNOWN, MemberDecider.UNKNOWN_ID);
            case MemberState.Closed _ ->
                    new Asked.Not(
                            Refusal.ACCOUNT_CLOSED,
                            new Sentence(
                                    "memberId: this person's account is closed; nothing can be paid for it.",
                                    "memberId：该人员的账户已关闭，不能再缴费。"));
            case MemberState.Open person ->
                    new Asked.Pays(
                            new PayMonth(
                                    memberId,
                                    person,
                                    month,
                                    channel,
                                    channelReference,
                                    policies.flexible(person.region(), month.atDay(1))
                                            .map(Ruled::rules)
                                            .orElse(null),
                                    policies.paymentWindow(person.region(), act.today())
                                            .map(Ruled::rules)
                                            .orElse(null),
                                    act.today()));
        };
    }

    private Decided<FlexibleResult> pay(Handle handle, Act act, PayMonth command) {
        Loaded<FlexibleState> loaded =
                aggregates.flexible().load(handle, command.memberId() + "/" + command.month());
        return switch (aggregates.flexible().decider().decide(command, loaded.state())) {
            case Decision.Refused<FlexibleFact> refused -> Decided.Refused.of(refused);
            case Decision.Accepted<FlexibleFact> accepted -> {
                Optional<Ruled<FlexibleRules>> rules =
                        policies.flexible(command.person().region(), command.month().atDay(1));
                Prepared prepared =
                        aggregates
                                .flexible()
                                .prepare(
                                        loaded,
                                        accepted.events(),
                                        act.under(rules.orElseThrow().version()));
                String subject = "flexible/" + loaded.stream().id();
                if (!numbers.takeReference(
                        handle, command.channel(), command.channelReference(), subject)) {
                    yield new Decided.Refused<>(
                            Refusal.CHANNEL_REFERENCE_REUSED, PayrollHandler.REFERENCE_REUSED);
                }
                aggregates.append(handle, List.of(prepared));
                yield new Decided.Done<>(
                        result(accepted.events().getFirst()), prepared.lastTold().orElse(null));
            }
        };
    }

    private static FlexibleResult result(FlexibleFact fact) {
        ContributionEvent.FlexibleReceived told =
                switch (fact) {
                    case FlexibleFact.Received received -> received.told();
                    case FlexibleFact.Matched _, FlexibleFact.Returned _ ->
                            throw new IllegalStateException("a payment that received nothing");
                };
        return new FlexibleResult(
                told.memberId(),
                told.month(),
                told.region(),
                told.baseFen(),
                told.amountFen(),
                told.channel(),
                told.channelReference());
    }
}
