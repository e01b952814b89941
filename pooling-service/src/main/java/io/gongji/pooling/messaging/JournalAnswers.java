package io.gongji.pooling.messaging;

import io.gongji.contracts.BookMap;
import io.gongji.contracts.GrantId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.event.EventType;
import io.gongji.contracts.journal.Cause;
import io.gongji.contracts.journal.Change;
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
import java.util.HashSet;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// Takes from the journal the answers to this service's own events, and from the facts that the
/// books tell each other what became of a transfer between two of them.
@ApplicationScoped
public class JournalAnswers implements AnswerHandler {
    private static final String GRANT_SUBJECT = "grant/";
    private static final String OPERATORS = "/ledger/operations";
    private static final Set<String> FACTS =
            Set.of(
                    EventType.GRANT_AUTHORISED.wireName(),
                    EventType.GRANT_ENDED.wireName(),
                    EventType.WALLET_TRANSFER_RETURNED.wireName());
    private static final String ACTOR = "ledger";

    private final AnswerRecorder answers;

    JournalAnswers(AnswerRecorder answers) {
        this.answers = answers;
    }

    /// Whose events have answers that matter here: this service's own, those of every book, and
    /// those of the operators who release what was parked.
    public static Set<String> sources() {
        Set<String> sources = new HashSet<>();
        sources.add(AnswerRecorder.SOURCE);
        sources.add(OPERATORS);
        BookMap.all().forEach(book -> sources.add("/ledger/" + book));
        return sources;
    }

    @Override
    public void on(Handle handle, JournalRecord record) {
        if (!(record.cause() instanceof Cause.OfEvent cause)) {
            return;
        }
        if (isParkedFact(cause, record)) {
            return;
        }
        Metadata metadata = metadata(record, cause);
        if (cause.source().equals(OPERATORS)) {
            released(handle, record, metadata);
        } else if (!cause.source().equals(AnswerRecorder.SOURCE)) {
            TransferAnswers.ofOtherBook(record)
                    .forEach(answer ->
                            answers.record(handle, answer.id(), answer.command(), metadata));
        } else if (cause.subject().startsWith(GRANT_SUBJECT)) {
            GrantId grant = GrantId.parse(cause.subject().substring(GRANT_SUBJECT.length()));
            answers.record(handle, grant, grantAnswer(grant, cause, record), metadata);
        } else {
            TransferAnswers.Answer answer = TransferAnswers.ofOwn(cause, record);
            answers.record(handle, answer.id(), answer.command(), metadata);
        }
    }

    /// What was told stays true: its answer comes when it is released.
    private static boolean isParkedFact(Cause.OfEvent cause, JournalRecord record) {
        return FACTS.contains(cause.type())
                && record.outcome() instanceof Outcome.Declined(Refusal reason)
                && reason == Refusal.PARKED;
    }

    private void released(Handle handle, JournalRecord record, Metadata metadata) {
        if (!(record.outcome() instanceof Outcome.Accepted accepted)
                || accepted.changes().stream().noneMatch(JournalAnswers::isPosted)) {
            return;
        }
        for (Change change : accepted.changes()) {
            if (change instanceof Change.GrantRecorded recorded) {
                GrantId grant = recorded.grantId();
                answers.record(handle, grant, new ConfirmGrant(grant), metadata);
            } else if (change instanceof Change.GrantEnded(GrantId grant)) {
                answers.record(handle, grant, new ConfirmEnd(grant), metadata);
            }
        }
        TransferAnswers.ofOtherBook(record)
                .forEach(answer -> answers.record(handle, answer.id(), answer.command(), metadata));
    }

    private static boolean isPosted(Change change) {
        return change instanceof Change.ParkedEventReleased released
                && released.release() == Change.Release.POSTED;
    }

    private static GiverCommand grantAnswer(
            GrantId grant, Cause.OfEvent cause, JournalRecord record) {
        if (cause.type().equals(EventType.GRANT_ENDED.wireName())) {
            return new ConfirmEnd(grant);
        }
        return switch (record.outcome()) {
            case Outcome.Accepted _ -> new ConfirmGrant(grant);
            case Outcome.Declined(Refusal reason) -> new DeclineGrant(grant, reason);
            case Outcome.Unreadable _ -> throw unreadable(record);
        };
    }

    static IllegalStateException unreadable(JournalRecord record) {
        return new IllegalStateException(
                "an unreadable answer to an event, " + record.book() + "/" + record.seq());
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
