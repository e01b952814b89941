package io.gongji.contracts.journal;

import static io.gongji.contracts.event.EventSamples.GRANT;
import static io.gongji.contracts.event.EventSamples.PATIENT;
import static io.gongji.contracts.journal.RecordSamples.accepted;
import static io.gongji.contracts.journal.RecordSamples.answer;

import io.gongji.contracts.FreezeReason;
import io.gongji.contracts.event.EventType;
import io.gongji.contracts.journal.RecordSamples.Answer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The samples of [RecordSamples] about freezes, deaths and corrections: a chain of their own.
final class OperatorRecordSamples {
    private static final String ORDER = "(2025)冀0102执保17号";

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
        return answers;
    }

    private static Outcome changed(Change change) {
        return accepted(List.of(change), List.of());
    }
}
