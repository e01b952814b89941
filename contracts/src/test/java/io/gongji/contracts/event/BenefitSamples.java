package io.gongji.contracts.event;

import static io.gongji.contracts.event.EventSamples.BILL;
import static io.gongji.contracts.event.EventSamples.CLAIM;
import static io.gongji.contracts.event.EventSamples.MONTH;
import static io.gongji.contracts.event.EventSamples.PATIENT;
import static io.gongji.contracts.event.EventSamples.PROVIDER;
import static io.gongji.contracts.event.EventSamples.RECOURSE;
import static io.gongji.contracts.event.EventSamples.SHIJIAZHUANG;
import static io.gongji.contracts.event.EventSamples.STATEMENT;

import io.gongji.contracts.EventId;
import io.gongji.contracts.Fund;
import io.gongji.contracts.PolicyVersion;
import io.gongji.contracts.event.ProviderEvent.Disallowance;
import io.gongji.contracts.event.SettlementEvent.Benefit;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the agency settles with providers, patients who prepaid and third parties. The statement
/// has the one bill of domain 4.4: 880 are claimed, 30 of its fund's part are disallowed.
final class BenefitSamples {
    private static final String SUBJECT = "provider/PROV0001/130100/EMPLOYEE";
    private static final List<Disallowance> DISALLOWED =
            List.of(new Disallowance(BILL, SHIJIAZHUANG, Benefit.OUTPATIENT, 3_000));

    private BenefitSamples() {}

    /// Numbered by themselves, so that they stay as they are when others come before them.
    static void addTo(Map<String, EventMessage> all) {
        Map<String, EventMessage> own = new LinkedHashMap<>();
        providers(own);
        claims(own);
        recourse(own);
        all.putAll(own);
    }

    private static void providers(Map<String, EventMessage> all) {
        Fund fund = Fund.EMPLOYEE;
        put(
                all,
                "",
                SUBJECT,
                null,
                new ProviderEvent.AdvancePaid(
                        PROVIDER, SHIJIAZHUANG, fund, MONTH, 50_000, "ICBC-20250305-0001"));
        put(
                all,
                "",
                SUBJECT,
                null,
                new ProviderEvent.StatementApproved(
                        STATEMENT,
                        PROVIDER,
                        SHIJIAZHUANG,
                        fund,
                        MONTH,
                        88_000,
                        50_000,
                        DISALLOWED));
        put(
                all,
                "",
                SUBJECT,
                null,
                new ProviderEvent.StatementDisallowed(
                        STATEMENT, PROVIDER, SHIJIAZHUANG, fund, DISALLOWED));
        put(
                all,
                "",
                SUBJECT,
                null,
                new ProviderEvent.Paid(
                        STATEMENT.value(),
                        PROVIDER,
                        SHIJIAZHUANG,
                        fund,
                        35_000,
                        "ICBC-20250420-0002"));
        put(
                all,
                "",
                SUBJECT,
                null,
                new ProviderEvent.FinalAccountSettled(
                        PROVIDER,
                        SHIJIAZHUANG,
                        fund,
                        2025,
                        85_000,
                        60_000,
                        10_000,
                        35_000,
                        0,
                        10_000,
                        "ICBC-20260112-0003"));
        put(
                all,
                ".even",
                SUBJECT,
                null,
                new ProviderEvent.FinalAccountSettled(
                        PROVIDER, SHIJIAZHUANG, fund, 2025, 85_000, 50_000, 0, 35_000, 0, 0, null));
    }

    private static void claims(Map<String, EventMessage> all) {
        String claim = "claim/" + CLAIM;
        put(
                all,
                "",
                claim,
                "130100@2025.1",
                new ClaimEvent.Approved(
                        CLAIM,
                        PATIENT,
                        SHIJIAZHUANG,
                        Fund.EMPLOYEE,
                        Benefit.OUTPATIENT,
                        90_000,
                        54_000,
                        new SettlementEvent.Pricing(
                                2025, "ACTIVE_UNDER_45", 90_000, 600, 350_000, 0)));
        put(
                all,
                ".reviewed",
                claim,
                null,
                new ClaimEvent.Approved(
                        CLAIM,
                        PATIENT,
                        SHIJIAZHUANG,
                        Fund.RESIDENT,
                        Benefit.OUT_OF_REGION,
                        2_000_000,
                        1_105_000,
                        null));
        put(
                all,
                "",
                claim,
                null,
                new ClaimEvent.Paid(
                        CLAIM, SHIJIAZHUANG, Fund.EMPLOYEE, 54_000, "ICBC-20250420-0004"));
        put(
                all,
                "",
                claim,
                null,
                new ClaimEvent.PaymentReturned(
                        CLAIM, SHIJIAZHUANG, Fund.EMPLOYEE, 54_000, "ICBC-20250422-0005"));
    }

    private static void recourse(Map<String, EventMessage> all) {
        String subject = "recourse/" + RECOURSE;
        put(
                all,
                "",
                subject,
                null,
                new RecourseEvent.Opened(
                        RECOURSE, PATIENT, SHIJIAZHUANG, Fund.EMPLOYEE, 300_000, PROVIDER, null));
        put(
                all,
                ".claim",
                subject,
                null,
                new RecourseEvent.Opened(
                        RECOURSE, PATIENT, SHIJIAZHUANG, Fund.EMPLOYEE, 300_000, null, CLAIM));
        put(
                all,
                "",
                subject,
                null,
                new RecourseEvent.Recovered(
                        RECOURSE, SHIJIAZHUANG, Fund.EMPLOYEE, 200_000, "ICBC-20250601-0006"));
        put(
                all,
                "",
                subject,
                null,
                new RecourseEvent.WrittenOff(
                        RECOURSE, SHIJIAZHUANG, Fund.EMPLOYEE, Benefit.INPATIENT, 100_000));
    }

    private static void put(
            Map<String, EventMessage> own,
            String variant,
            String subject,
            String policy,
            GongjiEvent event) {
        EventType type = EventType.of(event);
        Envelope envelope =
                new Envelope(
                        EventId.parse(
                                "01958a2d-4e80-7000-8000-0000000003%02d".formatted(own.size())),
                        EventSamples.source(type),
                        101 + own.size(),
                        event.region().book(),
                        subject,
                        Instant.parse("2025-03-12T01:30:00.123456Z"),
                        LocalDate.of(2025, 3, 12),
                        policy == null ? null : new PolicyVersion(policy),
                        "counter-7",
                        "01958a2d-4e80-7000-8000-0000000004%02d".formatted(own.size()),
                        null,
                        null);
        own.put(type.wireName() + variant + ".json", new EventMessage(envelope, event));
    }
}
