package io.gongji.contracts.journal;

import static io.gongji.contracts.event.EventSamples.EMPLOYER;
import static io.gongji.contracts.event.EventSamples.GIVER;
import static io.gongji.contracts.event.EventSamples.GRANT;
import static io.gongji.contracts.event.EventSamples.MONTH;
import static io.gongji.contracts.event.EventSamples.PATIENT;
import static io.gongji.contracts.event.EventSamples.SHIJIAZHUANG;
import static io.gongji.contracts.journal.RecordSamples.GIVER_CURRENT;
import static io.gongji.contracts.journal.RecordSamples.accepted;
import static io.gongji.contracts.journal.RecordSamples.answer;

import io.gongji.contracts.CorrectionReason;
import io.gongji.contracts.FreezeReason;
import io.gongji.contracts.event.EventType;
import io.gongji.contracts.journal.RecordSamples.Answer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The samples of [RecordSamples] about freezes, deaths and corrections: a chain of their own.
final class OperatorRecordSamples {
    private static final String ORDER = "(2025)冀0102执保17号";

    private static final Account OWED =
            Account.ofMember(AccountCode.RECOVERABLE_FROM_MEMBER, SHIJIAZHUANG, GIVER);
    private static final Account PENDING =
            Account.ofEmployerMonth(AccountCode.ALLOTMENT_PENDING, SHIJIAZHUANG, EMPLOYER, MONTH);

    private OperatorRecordSamples() {}

    static Map<String, Answer> answers() {
        Map<String, Answer> answers = new LinkedHashMap<>();
        String patient = "member/" + PATIENT;
        String grant = "grant/" + GRANT;
        answers.put(
                "account-deceased",
                answer(
                        EventType.MEMBER_DECEASED,
                        patient,
                        changed(new Change.AccountDeceased(PATIENT))));
        answers.put(
                "account-frozen",
                answer(
                        EventType.ACCOUNT_FROZEN,
                        patient,
                        changed(
                                new Change.AccountFrozen(
                                        PATIENT, FreezeReason.COURT_ORDER, ORDER))));
        answers.put(
                "account-unfrozen",
                answer(
                        EventType.ACCOUNT_UNFROZEN,
                        patient,
                        changed(new Change.AccountUnfrozen(PATIENT))));
        answers.put(
                "grant-frozen",
                answer(
                        EventType.GRANT_FROZEN,
                        grant,
                        changed(
                                new Change.GrantFrozen(
                                        GRANT, FreezeReason.FRAUD_SUSPECTED, ORDER))));
        answers.put(
                "grant-unfrozen",
                answer(EventType.GRANT_UNFROZEN, grant, changed(new Change.GrantUnfrozen(GRANT))));
        answers.put(
                "record-reversed",
                answer(
                        EventType.CORRECTION_APPROVED,
                        "record/13/2",
                        accepted(
                                List.of(
                                        new Change.RecordReversed(
                                                2, CorrectionReason.POSTED_TWICE)),
                                List.of(
                                        Posting.debit(GIVER_CURRENT, 4_000),
                                        Posting.debit(OWED, 6_000),
                                        Posting.credit(PENDING, 10_000)))));
        return answers;
    }

    private static Outcome changed(Change change) {
        return accepted(List.of(change), List.of());
    }
}
