package io.gongji.contracts.journal;

import static io.gongji.contracts.event.EventSamples.CAPTURE;
import static io.gongji.contracts.event.EventSamples.GRANT;
import static io.gongji.contracts.event.EventSamples.HOLD;
import static io.gongji.contracts.event.EventSamples.PATIENT;
import static io.gongji.contracts.event.EventSamples.PROVIDER;
import static io.gongji.contracts.event.EventSamples.SHIJIAZHUANG;
import static io.gongji.contracts.journal.RecordSamples.GIVER_CURRENT;
import static io.gongji.contracts.journal.RecordSamples.PATIENT_CURRENT;
import static io.gongji.contracts.journal.RecordSamples.PAYABLE;
import static io.gongji.contracts.journal.RecordSamples.accepted;
import static io.gongji.contracts.journal.RecordSamples.answer;

import io.gongji.contracts.event.EventType;
import io.gongji.contracts.journal.HoldLeg.Bucket;
import io.gongji.contracts.journal.RecordSamples.Answer;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The samples of [RecordSamples] about holds, a chain of their own: 100 of the patient's own and
/// 150 of a giver's are reserved, 180 captured, the capture voided, and of another hold everything
/// is let go.
final class HoldRecordSamples {
    private static final Account HELD = Account.ofHold(SHIJIAZHUANG, HOLD);
    private static final HoldLeg OWN = new HoldLeg(Bucket.CURRENT, null, 10_000);
    private static final HoldLeg GIVERS = new HoldLeg(Bucket.CURRENT, GRANT, 15_000);

    private HoldRecordSamples() {}

    static Map<String, Answer> answers() {
        Map<String, Answer> answers = new LinkedHashMap<>();
        String hold = "hold/" + HOLD;
        answers.put("hold-placed", answer(EventType.HOLD_PLACED, hold, placed()));
        answers.put("hold-captured", answer(EventType.HOLD_CAPTURED, hold, captured()));
        answers.put("capture-voided", answer(EventType.HOLD_CAPTURE_VOIDED, hold, voided()));
        answers.put(
                "hold-released",
                answer(
                        EventType.HOLD_EXPIRED,
                        hold,
                        accepted(
                                List.of(
                                        new Change.HoldReleased(
                                                HOLD, Change.HoldEnd.EXPIRED, 10_000)),
                                List.of(
                                        Posting.debit(HELD, 10_000),
                                        Posting.credit(PATIENT_CURRENT, 10_000)))));
        return answers;
    }

    private static Outcome placed() {
        return accepted(
                List.of(
                        new Change.HoldPlaced(
                                HOLD,
                                PATIENT,
                                SHIJIAZHUANG,
                                PROVIDER,
                                SHIJIAZHUANG,
                                Instant.parse("2025-03-12T02:00:00Z"),
                                2025,
                                List.of(OWN, GIVERS)),
                        new Change.GrantDrawn(GRANT, 2025, 15_000, 0)),
                List.of(
                        Posting.debit(PATIENT_CURRENT, 10_000),
                        Posting.credit(HELD, 10_000),
                        Posting.debit(GIVER_CURRENT, 15_000).under(GRANT),
                        Posting.credit(HELD, 15_000).under(GRANT)));
    }

    private static Outcome captured() {
        return accepted(
                List.of(
                        new Change.HoldCaptured(HOLD, CAPTURE, List.of(OWN, GIVERS.of(8_000))),
                        new Change.HoldReleased(HOLD, Change.HoldEnd.LAST_CAPTURE, 7_000),
                        new Change.GrantDrawn(GRANT, 2025, -7_000, 0)),
                List.of(
                        Posting.debit(HELD, 10_000),
                        Posting.debit(HELD, 8_000).under(GRANT),
                        Posting.credit(PAYABLE, 18_000),
                        Posting.debit(HELD, 7_000).under(GRANT),
                        Posting.credit(GIVER_CURRENT, 7_000).under(GRANT)));
    }

    private static Outcome voided() {
        return accepted(
                List.of(
                        new Change.CaptureVoided(HOLD, CAPTURE, 2),
                        new Change.GrantDrawn(GRANT, 2025, -8_000, 0)),
                List.of(
                        Posting.debit(PAYABLE, 18_000),
                        Posting.credit(PATIENT_CURRENT, 10_000),
                        Posting.credit(GIVER_CURRENT, 8_000).under(GRANT)));
    }
}
