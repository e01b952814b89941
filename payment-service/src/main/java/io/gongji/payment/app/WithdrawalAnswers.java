package io.gongji.payment.app;

import io.gongji.contracts.EventId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.WithdrawalId;
import io.gongji.eventstore.BusinessClock;
import io.gongji.eventstore.decider.Decision;
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
/// reader.
public final class WithdrawalAnswers {
    private static final String ACTOR = "ledger";

    private final Aggregates aggregates;

    public WithdrawalAnswers(Aggregates aggregates) {
        this.aggregates = aggregates;
    }

    /// The money is set aside.
    public void taken(Handle handle, WithdrawalId id, EventId eventId, Instant at) {
        record(handle, id, new WithdrawalCommand.RecordTaken(), eventId, at);
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
        Act act =
                new Act(
                        at,
                        LocalDate.ofInstant(at, BusinessClock.ZONE),
                        ACTOR,
                        eventId.toString(),
                        eventId,
                        null,
                        null);
        aggregates.append(handle, List.of(aggregates.withdrawals().prepare(loaded, facts, act)));
    }
}
