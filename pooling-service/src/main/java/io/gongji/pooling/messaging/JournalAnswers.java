package io.gongji.pooling.messaging;

import io.gongji.contracts.GrantId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.event.EventType;
import io.gongji.contracts.journal.Cause;
import io.gongji.contracts.journal.JournalRecord;
import io.gongji.contracts.journal.Outcome;
import io.gongji.eventstore.AnswerHandler;
import io.gongji.eventstore.Metadata;
import io.gongji.pooling.app.AnswerRecorder;
import io.gongji.pooling.domain.giver.GiverCommand;
import io.gongji.pooling.domain.giver.GiverCommand.ConfirmEnd;
import io.gongji.pooling.domain.giver.GiverCommand.ConfirmGrant;
import io.gongji.pooling.domain.giver.GiverCommand.DeclineGrant;
import jakarta.enterprise.context.ApplicationScoped;
import org.jdbi.v3.core.Handle;

/// Takes from the journal the answers to this service's own events, and from each the grant it is
/// about.
@ApplicationScoped
public class JournalAnswers implements AnswerHandler {
    private static final String SUBJECT = "grant/";
    private static final String ACTOR = "ledger";

    private final AnswerRecorder answers;

    JournalAnswers(AnswerRecorder answers) {
        this.answers = answers;
    }

    @Override
    public void on(Handle handle, JournalRecord record) {
        if (record.cause() instanceof Cause.OfEvent cause
                && cause.source().equals(AnswerRecorder.SOURCE)) {
            if (!cause.subject().startsWith(SUBJECT)) {
                throw new IllegalStateException(
                        "an answer about no grant at " + record.book() + "/" + record.seq());
            }
            GrantId grant = GrantId.parse(cause.subject().substring(SUBJECT.length()));
            answers.record(handle, grant, answer(grant, cause, record), metadata(record, cause));
        }
    }

    private static GiverCommand answer(GrantId grant, Cause.OfEvent cause, JournalRecord record) {
        if (cause.type().equals(EventType.GRANT_ENDED.wireName())) {
            return new ConfirmEnd(grant);
        }
        return switch (record.outcome()) {
            case Outcome.Accepted _ -> new ConfirmGrant(grant);
            case Outcome.Declined(Refusal reason) -> new DeclineGrant(grant, reason);
            case Outcome.Unreadable _ ->
                    throw new IllegalStateException(
                            "an unreadable answer to an event, "
                                    + record.book()
                                    + "/"
                                    + record.seq());
        };
    }

    private static Metadata metadata(JournalRecord record, Cause.OfEvent cause) {
        return new Metadata(
                record.recordedAt(),
                record.effectiveDate(),
                ACTOR,
                "journal/" + record.book() + "/" + record.seq(),
                cause.eventId(),
                null,
                null);
    }
}
