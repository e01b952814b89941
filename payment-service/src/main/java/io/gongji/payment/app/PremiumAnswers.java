package io.gongji.payment.app;

import io.gongji.contracts.EventId;
import io.gongji.contracts.Refusal;
import io.gongji.eventstore.BusinessClock;
import io.gongji.eventstore.decider.Decision;
import io.gongji.payment.domain.premium.PremiumCommand;
import io.gongji.payment.domain.premium.PremiumFact;
import io.gongji.payment.domain.premium.PremiumId;
import io.gongji.payment.domain.premium.PremiumState;
import io.gongji.payment.store.Act;
import io.gongji.payment.store.Aggregates;
import io.gongji.payment.store.Loaded;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// Records the ledger's answers to requests for premiums, in the transaction of the journal's
/// reader.
public final class PremiumAnswers {
    private final Aggregates aggregates;
    private final PremiumWriter writer;

    public PremiumAnswers(Aggregates aggregates) {
        this.aggregates = aggregates;
        this.writer = new PremiumWriter(aggregates);
    }

    /// The ledger took the money of a request.
    public void posted(Handle handle, PremiumId premium, EventId receiptId, Instant at) {
        answered(handle, premium, new PremiumCommand.RecordPosted(receiptId), receiptId, at);
    }

    /// The ledger declined a request; the year is free again.
    public void declined(
            Handle handle, PremiumId premium, EventId receiptId, Refusal reason, Instant at) {
        answered(
                handle,
                premium,
                new PremiumCommand.RecordDeclined(receiptId, reason),
                receiptId,
                at);
    }

    private void answered(
            Handle handle,
            PremiumId premium,
            PremiumCommand command,
            EventId receiptId,
            Instant at) {
        Loaded<PremiumState> loaded = aggregates.premiums().load(handle, premium.toString());
        List<PremiumFact> facts =
                switch (aggregates.premiums().decider().decide(command, loaded.state())) {
                    case Decision.Accepted<PremiumFact> yes -> yes.events();
                    case Decision.Refused<PremiumFact> no ->
                            throw new IllegalStateException("an answer refused: " + no.reason());
                };
        LocalDate day = LocalDate.ofInstant(at, BusinessClock.ZONE);
        Act act = new Act(at, day, "ledger", receiptId.toString(), receiptId, null, null);
        aggregates.append(
                handle, List.of(writer.prepare(handle, act, premium, loaded, facts, day)));
    }
}
