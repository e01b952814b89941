package io.gongji.payment.messaging;

import io.gongji.contracts.HoldId;
import io.gongji.contracts.journal.Cause;
import io.gongji.contracts.journal.Change;
import io.gongji.contracts.journal.HoldLeg;
import io.gongji.contracts.journal.JournalRecord;
import io.gongji.contracts.journal.Outcome;
import io.gongji.payment.app.HoldAnswers;
import io.gongji.payment.domain.hold.Capture;
import io.gongji.payment.domain.hold.HoldFact;
import io.gongji.payment.domain.hold.Placement;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;

/// Reads what journal records say of holds.
final class HoldJournal {
    private static final String SUBJECT = "hold/";

    private final HoldAnswers holds;

    HoldJournal(HoldAnswers holds) {
        this.holds = holds;
    }

    void placed(Handle handle, JournalRecord record, Cause.OfEvent cause) {
        HoldFact.Answer answer =
                switch (record.outcome()) {
                    case Outcome.Accepted accepted ->
                            new HoldFact.Placed(placement(record, accepted));
                    case Outcome.Declined declined -> new HoldFact.Declined(declined.reason());
                    case Outcome.Unreadable _ -> throw LedgerAnswers.unreadable(cause);
                };
        record(handle, record, cause, answer);
    }

    void released(Handle handle, JournalRecord record, Cause.OfEvent cause) {
        HoldFact.Answer answer =
                switch (record.outcome()) {
                    case Outcome.Accepted _ -> new HoldFact.Released(record.seq());
                    case Outcome.Declined declined ->
                            new HoldFact.ReleaseDeclined(declined.reason());
                    case Outcome.Unreadable _ -> throw LedgerAnswers.unreadable(cause);
                };
        record(handle, record, cause, answer);
    }

    /// An expiry that came after the hold's end changes nothing.
    void expired(Handle handle, JournalRecord record, Cause.OfEvent cause) {
        if (record.outcome() instanceof Outcome.Accepted accepted
                && accepted.changes().stream().anyMatch(Change.HoldReleased.class::isInstance)) {
            record(handle, record, cause, new HoldFact.Expired(record.seq()));
        }
    }

    void captured(Handle handle, JournalRecord record, Cause.OfEvent cause) {
        HoldAnswers.OfCapture of =
                switch (record.outcome()) {
                    case Outcome.Accepted _ ->
                            capture -> new HoldFact.Captured(capture, record.seq());
                    case Outcome.Declined declined ->
                            capture -> new HoldFact.CaptureDeclined(capture, declined.reason());
                    case Outcome.Unreadable _ -> throw LedgerAnswers.unreadable(cause);
                };
        record(handle, record, cause, Capture.Stage.PENDING, of);
    }

    void voided(Handle handle, JournalRecord record, Cause.OfEvent cause) {
        HoldAnswers.OfCapture of =
                switch (record.outcome()) {
                    case Outcome.Accepted _ ->
                            capture -> new HoldFact.CaptureVoided(capture, record.seq());
                    case Outcome.Declined declined ->
                            capture -> new HoldFact.VoidDeclined(capture, declined.reason());
                    case Outcome.Unreadable _ -> throw LedgerAnswers.unreadable(cause);
                };
        record(handle, record, cause, Capture.Stage.VOID_PENDING, of);
    }

    private void record(
            Handle handle,
            JournalRecord record,
            Cause.OfEvent cause,
            Capture.Stage stage,
            HoldAnswers.OfCapture of) {
        holds.record(handle, holdOf(cause), stage, of, cause.eventId(), record.recordedAt());
    }

    private void record(
            Handle handle, JournalRecord record, Cause.OfEvent cause, HoldFact.Answer answer) {
        holds.record(handle, holdOf(cause), answer, cause.eventId(), record.recordedAt());
    }

    private static HoldId holdOf(Cause.OfEvent cause) {
        if (!cause.subject().startsWith(SUBJECT)) {
            throw new IllegalStateException("event " + cause.eventId() + " is not about a hold");
        }
        return HoldId.parse(cause.subject().substring(SUBJECT.length()));
    }

    private static Placement placement(JournalRecord record, Outcome.Accepted accepted) {
        for (Change change : accepted.changes()) {
            if (change instanceof Change.HoldPlaced placed) {
                return new Placement(
                        record.book(),
                        record.seq(),
                        sum(placed, leg -> leg.grant() == null && !isWallet(leg)),
                        sum(placed, leg -> leg.grant() != null),
                        sum(placed, HoldJournal::isWallet));
            }
        }
        throw new IllegalStateException(
                "a placed hold without its change, " + record.book() + "/" + record.seq());
    }

    private static boolean isWallet(HoldLeg leg) {
        return leg.bucket() == HoldLeg.Bucket.WALLET;
    }

    private static long sum(Change.HoldPlaced placed, Predicate<HoldLeg> which) {
        return HoldLeg.sumFen(placed.legs().stream().filter(which).toList());
    }
}
