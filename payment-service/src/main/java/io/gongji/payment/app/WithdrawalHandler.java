package io.gongji.payment.app;

import io.gongji.contracts.EventId;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.Sentence;
import io.gongji.contracts.WithdrawalId;
import io.gongji.eventstore.decider.Decision;
import io.gongji.payment.domain.member.MemberDecider;
import io.gongji.payment.domain.withdrawal.Application;
import io.gongji.payment.domain.withdrawal.Cause;
import io.gongji.payment.domain.withdrawal.Document;
import io.gongji.payment.domain.withdrawal.WithdrawalCommand;
import io.gongji.payment.domain.withdrawal.WithdrawalFact;
import io.gongji.payment.domain.withdrawal.WithdrawalState;
import io.gongji.payment.ledger.Balances;
import io.gongji.payment.store.Act;
import io.gongji.payment.store.Aggregate.Prepared;
import io.gongji.payment.store.Aggregates;
import io.gongji.payment.store.Loaded;
import io.gongji.payment.store.MemberRows;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Withdrawals (支取): taken in, approved by another caller, set aside by the ledger, paid out by the
/// bank.
public final class WithdrawalHandler {
    private final Writes writes;
    private final Aggregates aggregates;
    private final Balances balances;
    private final MemberRows members = new MemberRows();

    public WithdrawalHandler(Writes writes, Aggregates aggregates, Balances balances) {
        this.writes = writes;
        this.aggregates = aggregates;
        this.balances = balances;
    }

    /// Takes an application in.
    ///
    /// @param amountFen null for all there is
    public Written<WithdrawalId> apply(
            WriteHead head,
            MemberId memberId,
            Cause cause,
            Set<Document> documents,
            @Nullable Long amountFen) {
        return writes.write(
                head,
                WithdrawalId.class,
                (handle, act) -> {
                    RegionCode region = PayrollHandler.regionOf(members.state(handle, memberId));
                    if (region == null) {
                        return new Decided.Refused<>(
                                Refusal.MEMBER_UNKNOWN, MemberDecider.UNKNOWN_ID);
                    }
                    Application application =
                            new Application(
                                    new WithdrawalId(writes.newId()),
                                    memberId,
                                    region,
                                    cause,
                                    documents,
                                    amountFen,
                                    act.actor());
                    return decide(
                            handle,
                            act,
                            application.withdrawalId(),
                            new WithdrawalCommand.Apply(application));
                });
    }

    /// Approves it. The ledger is asked for the money; where the cause closes the account, that
    /// waits for the ledger's yes ([WithdrawalAnswers]).
    public Written<WithdrawalId> approve(WriteHead head, WithdrawalId id) {
        OptionalLong wanted = amountFen(id);
        if (wanted.isEmpty()) {
            return new Written.Refused<>(
                    Refusal.UNAVAILABLE,
                    new Sentence(
                            "The ledger does not tell the balance just now; approve it again in a moment.",
                            "账本服务暂时无法提供余额，请稍后再次审批。"));
        }
        return writes.write(
                head,
                WithdrawalId.class,
                (handle, act) -> {
                    EventId asked = new EventId(writes.newId());
                    return decide(
                            handle,
                            act,
                            id,
                            new WithdrawalCommand.Approve(act.actor(), wanted.getAsLong(), asked));
                });
    }

    public Written<WithdrawalId> reject(WriteHead head, WithdrawalId id) {
        return writes.write(
                head,
                WithdrawalId.class,
                (handle, act) ->
                        decide(handle, act, id, new WithdrawalCommand.Reject(act.actor())));
    }

    /// Records that the bank has paid it out.
    public Written<WithdrawalId> pay(WriteHead head, WithdrawalId id, String bankReference) {
        return writes.write(
                head,
                WithdrawalId.class,
                (handle, act) -> decide(handle, act, id, new WithdrawalCommand.Pay(bankReference)));
    }

    private Decided<WithdrawalId> decide(
            Handle handle, Act act, WithdrawalId id, WithdrawalCommand command) {
        Loaded<WithdrawalState> loaded = aggregates.withdrawals().load(handle, id.toString());
        return switch (aggregates.withdrawals().decider().decide(command, loaded.state())) {
            case Decision.Refused<WithdrawalFact> no -> Decided.Refused.of(no);
            case Decision.Accepted<WithdrawalFact> yes -> {
                Prepared prepared = aggregates.withdrawals().prepare(loaded, yes.events(), act);
                aggregates.append(handle, List.of(prepared));
                yield new Decided.Done<>(id, prepared.lastTold().orElse(null));
            }
        };
    }

    /// What an application asks for: the amount it names, or all that the ledger knows of. Any
    /// amount does where nothing is open to approval, since that is refused anyway.
    private OptionalLong amountFen(WithdrawalId id) {
        WithdrawalState state =
                writes.read(handle -> aggregates.withdrawals().load(handle, id.toString()).state());
        if (!(state instanceof WithdrawalState.Applied applied)) {
            return OptionalLong.of(0);
        }
        Long named = applied.application().amountFen();
        return named == null
                ? balances.availableFen(applied.application().memberId())
                : OptionalLong.of(named);
    }
}
