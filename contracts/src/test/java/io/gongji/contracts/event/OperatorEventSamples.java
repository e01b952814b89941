package io.gongji.contracts.event;

import static io.gongji.contracts.event.EventSamples.GRANT;
import static io.gongji.contracts.event.EventSamples.PATIENT;
import static io.gongji.contracts.event.EventSamples.SHIJIAZHUANG;
import static io.gongji.contracts.event.EventSamples.put;

import io.gongji.contracts.CorrectionReason;
import io.gongji.contracts.FreezeReason;
import io.gongji.contracts.Fund;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The samples of [EventSamples] about freezes, deaths and corrections; they count their positions
/// for themselves.
final class OperatorEventSamples {
    private static final String ORDER = "(2025)冀0102执保17号";
    private static final String LIFTED = "(2025)冀0102执保17号之一";

    private OperatorEventSamples() {}

    static Map<String, EventMessage> all() {
        Map<String, EventMessage> all = new LinkedHashMap<>();
        String member = "member/" + PATIENT;
        String grant = "grant/" + GRANT;
        put(all, "", member, null, new MemberEvent.Deceased(PATIENT, SHIJIAZHUANG));
        put(
                all,
                "",
                member,
                null,
                new OperationEvent.AccountFrozen(
                        PATIENT, SHIJIAZHUANG, FreezeReason.COURT_ORDER, ORDER));
        put(
                all,
                "",
                member,
                null,
                new OperationEvent.AccountUnfrozen(PATIENT, SHIJIAZHUANG, LIFTED));
        put(
                all,
                "",
                grant,
                null,
                new OperationEvent.GrantFrozen(
                        GRANT, SHIJIAZHUANG, FreezeReason.FRAUD_SUSPECTED, ORDER));
        put(all, "", grant, null, new OperationEvent.GrantUnfrozen(GRANT, SHIJIAZHUANG, LIFTED));
        put(
                all,
                "",
                "record/13/2",
                null,
                new OperationEvent.CorrectionApproved(
                        SHIJIAZHUANG,
                        2,
                        CorrectionReason.POSTED_TWICE,
                        "NOTE-2025-12",
                        "counter-7",
                        "counter-9"));
        put(
                all,
                "",
                "opening-balances/01956b4e-7c00-7000-8000-00000000005a",
                null,
                new ContributionEvent.OpeningBalancesPosted(
                        SHIJIAZHUANG,
                        List.of(
                                new OpeningBalance(
                                        "1010", Fund.EMPLOYEE, SHIJIAZHUANG, "", 1_000_000),
                                new OpeningBalance(
                                        "2120",
                                        Fund.EMPLOYEE,
                                        SHIJIAZHUANG,
                                        PATIENT.toString(),
                                        -321_055))));
        return all;
    }
}
