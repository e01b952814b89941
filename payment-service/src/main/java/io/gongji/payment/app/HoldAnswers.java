package io.gongji.payment.app;

import io.gongji.contracts.CaptureId;
import io.gongji.contracts.EventId;
import io.gongji.contracts.HoldId;
import io.gongji.eventstore.BusinessClock;
import io.gongji.eventstore.decider.Decision;
import io.gongji.payment.domain.hold.Capture;
import io.gongji.payment.domain.hold.HoldCommand;
import io.gongji.payment.domain.hold.HoldFact;
import io.gongji.payment.domain.hold.HoldState;
import io.gongji.payment.store.Act;
import io.gongji.payment.store.Aggregates;
import io.gongji.payment.store.Loaded;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// Records what the ledger says of holds, in the transaction of the journal's reader.
public final class HoldAnswers {
    private static final String ACTOR = "ledger";

    /// Makes the answer to the one request of a capture that is open, for a refusal does not name
    /// it.
    @FunctionalInterface
    public interface OfCapture {
        HoldFact.Answer answer(CaptureId capture);
    }

    private final Aggregates aggregates;

    public HoldAnswers(Aggregates aggregates) {
        this.aggregates = aggregates;
    }

    /// Records the answer about the capture that is at a stage.
    ///
    /// @throws IllegalStateException when none is
    public void record(
            Handle handle,
            HoldId id,
            Capture.Stage stage,
            OfCapture of,
            EventId eventId,
            Instant at) {
        HoldState state = aggregates.holds().load(handle, id.toString()).state();
        if (!(state instanceof HoldState.Placed hold)) {
            throw new IllegalStateException("the ledger answers a capture of no hold " + id);
        }
        CaptureId open =
                hold.captures().stream()
                        .filter(capture -> capture.stage() == stage)
                        .map(capture -> capture.told().captureId())
                        .findFirst()
                        .orElseThrow(() ->
                                new IllegalStateException("no capture of " + id + " is " + stage));
        record(handle, id, of.answer(open), eventId, at);
    }

    /// Records one answer.
    ///
    /// @param eventId the event that is answered
    public void record(
            Handle handle, HoldId id, HoldFact.Answer answer, EventId eventId, Instant at) {
        Loaded<HoldState> loaded = aggregates.holds().load(handle, id.toString());
        List<HoldFact> facts =
                switch (aggregates
                        .holds()
                        .decider()
                        .decide(new HoldCommand.RecordAnswer(answer), loaded.state())) {
                    case Decision.Accepted<HoldFact> yes -> yes.events();
                    case Decision.Refused<HoldFact> no ->
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
        aggregates.append(handle, List.of(aggregates.holds().prepare(loaded, facts, act)));
    }
}
