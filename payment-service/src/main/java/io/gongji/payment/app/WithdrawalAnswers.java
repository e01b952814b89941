package io.gongji.payment.app;

import io.gongji.contracts.EventId;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.WithdrawalId;
import io.gongji.contracts.event.MemberEvent.ClosureReason;
import io.gongji.eventstore.BusinessClock;
import io.gongji.eventstore.decider.Decision;
import io.gongji.payment.domain.member.MemberCommand;
import io.gongji.payment.domain.member.MemberState;
import io.gongji.payment.domain.withdrawal.WithdrawalCommand;
import io.gongji.payment.domain.withdrawal.WithdrawalFact;
import io.gongji.payment.domain.withdrawal.WithdrawalState;
import io.gongji.payment.store.Act;
import io.gongji.payment.store.Aggregates;
import io.gongji.payment.store.Loaded;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// Records the ledger's answers to approved withdrawals, in the transaction of the journal's
/// reader. Where the cause closes the account, that happens here: a withdrawal that the ledger
/// declines leaves it open.
public final class WithdrawalAnswers {
    private static final String ACTOR = "ledger";

    private final Aggregates aggregates;

    private final MemberHandler members;

    public WithdrawalAnswers(Aggregates aggregates, MemberHandler members) {
        this.aggregates = aggregates;
        this.members = members;
    }

    /// The money is set aside.
    public void taken(Handle handle, WithdrawalId id, EventId eventId, Instant at) {
        record(handle, id, new WithdrawalCommand.RecordTaken(), eventId, at);
        if (aggregates.withdrawals().load(handle, id.toString()).state()
                instanceof WithdrawalState.Payable payable) {
            payable.application()
                    .cause()
                    .closure()
                    .ifPresent(reason ->
                            close(
                                    handle,
                                    payable.application().memberId(),
                                    reason,
                                    act(eventId, at)));
        }
    }

    public void declined(
            Handle handle, WithdrawalId id, EventId eventId, Refusal reason, Instant at) {
        record(handle, id, new WithdrawalCommand.RecordDeclined(reason), eventId, at);
    }

    private void record(
            Handle handle,
            WithdrawalId id,
            WithdrawalCommand command,
            EventId eventId,
            Instant at) {
        Loaded<WithdrawalState> loaded = aggregates.withdrawals().load(handle, id.toString());
        List<WithdrawalFact> facts =
                switch (aggregates.withdrawals().decider().decide(command, loaded.state())) {
                    case Decision.Accepted<WithdrawalFact> yes -> yes.events();
                    case Decision.Refused<WithdrawalFact> no ->
                            throw new IllegalStateException("an answer refused: " + no.reason());
                };
        aggregates.append(
                handle, List.of(aggregates.withdrawals().prepare(loaded, facts, act(eventId, at))));
    }

    /// An account that is closed already stays as it is. A day of the ledger's clock that lies
    /// before the insurance (the business clock was set) is the first day of insurance.
    private void close(Handle handle, MemberId memberId, ClosureReason reason, Act act) {
        MemberState state = aggregates.members().load(handle, memberId.toString()).state();
        LocalDate first =
                switch (state) {
                    case MemberState.Unknown _ -> act.today();
                    case MemberState.Open open -> open.insuredFrom();
                    case MemberState.Closed closed -> closed.was().insuredFrom();
                };
        LocalDate day = act.today().isBefore(first) ? first : act.today();
        Decided<MemberId> _ =
                members.change(
                        handle, act, memberId, new MemberCommand.Close(memberId, reason, day, day));
    }

    private static Act act(EventId eventId, Instant at) {
        return new Act(
                at,
                LocalDate.ofInstant(at, BusinessClock.ZONE),
                ACTOR,
                eventId.toString(),
                eventId,
                null,
                null);
    }
}
