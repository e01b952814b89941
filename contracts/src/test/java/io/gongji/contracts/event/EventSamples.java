package io.gongji.contracts.event;

import io.gongji.contracts.CaptureId;
import io.gongji.contracts.Channel;
import io.gongji.contracts.ClaimId;
import io.gongji.contracts.EmployerId;
import io.gongji.contracts.EventId;
import io.gongji.contracts.Fund;
import io.gongji.contracts.GrantId;
import io.gongji.contracts.HoldId;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.PolicyVersion;
import io.gongji.contracts.ProviderId;
import io.gongji.contracts.RecourseId;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.Scheme;
import io.gongji.contracts.SettlementId;
import io.gongji.contracts.StatementId;
import io.gongji.contracts.TransferId;
import io.gongji.contracts.WithdrawalId;
import io.gongji.contracts.event.SettlementEvent.DebitSource;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One message for each golden file, by the file's name. The settlement is the worked example of
/// domain 4.4: a bill of 900 at 70 %, fund 630.
public final class EventSamples {
    public static final RegionCode SHIJIAZHUANG = new RegionCode("130100");
    public static final RegionCode TANGSHAN = new RegionCode("130200");
    public static final MemberId PATIENT = MemberId.parse("01956b4e-7c00-7000-8000-00000000000a");
    public static final MemberId GIVER = MemberId.parse("01956b4e-7c00-7000-8000-00000000000b");
    public static final MemberId RELATIVE = MemberId.parse("01956b4e-7c00-7000-8000-00000000000c");
    public static final GrantId GRANT = GrantId.parse("01956b4e-7c00-7000-8000-00000000001a");
    public static final GrantId EARMARK = GrantId.parse("01956b4e-7c00-7000-8000-00000000001b");
    private static final GrantId OPEN_GRANT = GrantId.parse("01956b4e-7c00-7000-8000-00000000001c");
    public static final SettlementId BILL =
            SettlementId.parse("01956b4e-7c00-7000-8000-00000000002a");
    public static final RegionCode HULUDAO = new RegionCode("211400");
    public static final RegionCode ZHENGZHOU = new RegionCode("410100");
    public static final TransferId TRANSFER =
            TransferId.parse("01956b4e-7c00-7000-8000-00000000003a");
    public static final WithdrawalId WITHDRAWAL =
            WithdrawalId.parse("01956b4e-7c00-7000-8000-00000000004a");
    public static final HoldId HOLD = HoldId.parse("01956b4e-7c00-7000-8000-00000000005a");
    public static final CaptureId CAPTURE = CaptureId.parse("01956b4e-7c00-7000-8000-00000000005b");
    public static final StatementId STATEMENT =
            StatementId.parse("01956b4e-7c00-7000-8000-00000000005a");
    public static final ClaimId CLAIM = ClaimId.parse("01956b4e-7c00-7000-8000-00000000006a");
    public static final RecourseId RECOURSE =
            RecourseId.parse("01956b4e-7c00-7000-8000-00000000007a");
    private static final List<DebitSource> OWN_MONEY =
            List.of(DebitSource.OWN_CURRENT, DebitSource.OWN_PREVIOUS, DebitSource.WALLET);
    public static final EmployerId EMPLOYER = new EmployerId("EMPLOYER0001");
    public static final ProviderId PROVIDER = new ProviderId("PROV0001");
    public static final YearMonth MONTH = YearMonth.of(2025, 3);
    private static final String PAYROLL = "payroll/EMPLOYER0001/2025-03";

    private EventSamples() {}

    /// Golden file to message.
    public static Map<String, EventMessage> all() {
        Map<String, EventMessage> all = new LinkedHashMap<>();
        members(all);
        contributions(all);
        settlements(all);
        grants(all);
        premiums(all);
        wallets(all);
        OperationSamples.operations(all);
        all.putAll(OperatorEventSamples.all());
        OperationSamples.parking(all);
        all.putAll(HoldSamples.all());
        all.putAll(ReceiptSamples.all());
        BenefitSamples.addTo(all);
        return all;
    }

    private static void members(Map<String, EventMessage> all) {
        String subject = "member/" + PATIENT;
        put(
                all,
                "",
                subject,
                null,
                new MemberEvent.Enrolled(PATIENT, SHIJIAZHUANG, Scheme.EMPLOYEE));
        put(
                all,
                "",
                subject,
                null,
                new MemberEvent.Closed(PATIENT, SHIJIAZHUANG, MemberEvent.ClosureReason.DECEASED));
    }

    private static void contributions(Map<String, EventMessage> all) {
        String policy = "130100@demo.1";
        put(
                all,
                "",
                PAYROLL,
                policy,
                new ContributionEvent.PayrollLineAssessed(
                        EMPLOYER, MONTH, SHIJIAZHUANG, PATIENT, 300_000, 375_600, 7_512));
        put(
                all,
                "",
                PAYROLL,
                policy,
                new ContributionEvent.EmployerShareAssessed(
                        EMPLOYER, MONTH, SHIJIAZHUANG, 300_000, 375_600, 30_048));
        put(
                all,
                "",
                PAYROLL,
                null,
                new ContributionEvent.PayrollReceived(
                        EMPLOYER,
                        MONTH,
                        SHIJIAZHUANG,
                        new Channel("TAX"),
                        "20250320-000017",
                        7_512,
                        30_048));
        put(
                all,
                "",
                PAYROLL,
                null,
                new ContributionEvent.PayrollAllotted(
                        EMPLOYER,
                        MONTH,
                        SHIJIAZHUANG,
                        List.of(
                                new ContributionEvent.PayrollAllotted.Line(PATIENT, 7_512),
                                new ContributionEvent.PayrollAllotted.Line(GIVER, 10_000))));
        put(
                all,
                "",
                PAYROLL,
                null,
                new ContributionEvent.AllotmentCorrected(
                        EMPLOYER, MONTH, SHIJIAZHUANG, GIVER, 2_500));
        put(
                all,
                "",
                "flexible/" + GIVER + "/2025-03",
                "410000@2024.1",
                new ContributionEvent.FlexibleReceived(
                        GIVER,
                        MONTH,
                        new RegionCode("410000"),
                        626_000,
                        50_080,
                        new Channel("WECHAT"),
                        "4200002025032012345"));
    }

    private static void settlements(Map<String, EventMessage> all) {
        String subject = "settlement/" + BILL;
        put(all, "", subject, "130100@2025.1", bill());
        put(all, "", subject, null, new SettlementEvent.VoidRequested(BILL, PATIENT, SHIJIAZHUANG));
    }

    private static SettlementEvent bill() {
        return new SettlementEvent.Requested(
                BILL,
                PATIENT,
                SHIJIAZHUANG,
                Fund.EMPLOYEE,
                PROVIDER,
                SHIJIAZHUANG,
                "MZ-2025-0312-0001",
                SettlementEvent.Benefit.OUTPATIENT,
                90_000,
                63_000,
                27_000,
                0,
                List.of(
                        DebitSource.OWN_CURRENT,
                        DebitSource.OWN_PREVIOUS,
                        DebitSource.WALLET,
                        DebitSource.GRANTS),
                new SettlementEvent.Pricing(2025, "RETIRED", 90_000, 700, 600_000, 0));
    }

    private static void grants(Map<String, EventMessage> all) {
        String policy = "130100@2025.1";
        put(all, "", "grant/" + GRANT, policy, authorised(GRANT, PATIENT, SHIJIAZHUANG, 200_000L));
        put(
                all,
                ".no-cap",
                "grant/" + OPEN_GRANT,
                policy,
                authorised(OPEN_GRANT, RELATIVE, TANGSHAN, null));
        put(
                all,
                "",
                "grant/" + EARMARK,
                policy,
                new GrantEvent.EarmarkRequested(
                        EARMARK, GIVER, SHIJIAZHUANG, RELATIVE, TANGSHAN, 50_000));
        put(
                all,
                "",
                "grant/" + EARMARK,
                null,
                new GrantEvent.Ended(
                        EARMARK, GIVER, SHIJIAZHUANG, RELATIVE, GrantEvent.EndReason.MEMBER_LEFT));
    }

    private static void premiums(Map<String, EventMessage> all) {
        String subject = "premium/" + RELATIVE + "/2025";
        put(
                all,
                "",
                subject,
                "211400@2025.1",
                new ContributionEvent.PremiumReceived(
                        RELATIVE,
                        HULUDAO,
                        2025,
                        "NEAR_MINIMUM_LIVING",
                        16_000,
                        24_000,
                        0,
                        new Channel("ALIPAY"),
                        "2024101522001490010500000001"));
        put(
                all,
                ".assisted",
                subject,
                "211400@2025.1",
                new ContributionEvent.PremiumReceived(
                        RELATIVE, HULUDAO, 2025, "EXTREME_POVERTY", 0, 40_000, 0, null, null));
        put(
                all,
                "",
                subject,
                "211400@2025.1",
                new ContributionEvent.PremiumFromAccountRequested(
                        RELATIVE,
                        HULUDAO,
                        2025,
                        "ORDINARY",
                        GIVER,
                        HULUDAO,
                        40_000,
                        0,
                        0,
                        OWN_MONEY));
        put(
                all,
                "",
                "receipt/WECHAT/4200002025032012346",
                null,
                new ContributionEvent.ReceiptUnidentified(
                        HULUDAO,
                        Fund.RESIDENT,
                        new Channel("WECHAT"),
                        "4200002025032012346",
                        40_000));
    }

    private static void wallets(Map<String, EventMessage> all) {
        String subject = "wallet-transfer/" + TRANSFER;
        put(
                all,
                "",
                subject,
                "130100@2025.2",
                new WalletEvent.Sent(
                        TRANSFER, GIVER, SHIJIAZHUANG, RELATIVE, ZHENGZHOU, 150_000, OWN_MONEY));
        put(all, "", subject, null, new WalletEvent.Accepted(TRANSFER, SHIJIAZHUANG, RELATIVE));
        put(
                all,
                "",
                subject,
                null,
                new WalletEvent.Returned(TRANSFER, SHIJIAZHUANG, WalletEvent.ReturnReason.EXPIRED));
        put(
                all,
                "",
                subject,
                null,
                new WalletEvent.Arrived(
                        TRANSFER, GIVER, SHIJIAZHUANG, RELATIVE, ZHENGZHOU, 150_000));
        put(
                all,
                "",
                subject,
                null,
                new WalletEvent.SentBack(TRANSFER, SHIJIAZHUANG, ZHENGZHOU, 150_000));
    }

    /// Who numbers the positions of a type.
    public static String source(EventType type) {
        return switch (type) {
            case WALLET_TRANSFER_ARRIVED -> "/ledger/13";
            case WALLET_TRANSFER_SENT_BACK -> "/ledger/41";
            case PERIOD_LOCKED,
                    PERIOD_UNLOCKED,
                    PERIOD_CLOSED,
                    YEAR_ROLLED,
                    PREMIUM_YEAR_BEGUN,
                    ACCOUNT_FROZEN,
                    ACCOUNT_UNFROZEN,
                    GRANT_FROZEN,
                    GRANT_UNFROZEN,
                    CORRECTION_APPROVED,
                    PARKED_EVENT_RELEASED,
                    HOLD_EXPIRED ->
                    "/ledger/operations";
            default ->
                    (type.topic() == Topic.TRANSFERS ? "/pooling/" : "/payment/")
                            + type.topic().topicName().substring("gongji.".length());
        };
    }

    private static GrantEvent authorised(
            GrantId grant, MemberId member, RegionCode region, Long yearCapFen) {
        return new GrantEvent.Authorised(grant, GIVER, SHIJIAZHUANG, member, region, yearCapFen);
    }

    /// Where a policy priced it, the envelope shows every field; elsewhere the three optional ones
    /// are null.
    static void put(
            Map<String, EventMessage> all,
            String variant,
            String subject,
            String policy,
            GongjiEvent event) {
        EventType type = EventType.of(event);
        String source = source(type);
        Envelope envelope =
                new Envelope(
                        EventId.parse(
                                "01958a2d-4e80-7000-8000-0000000001%02d".formatted(all.size())),
                        source,
                        positionAfter(all, source),
                        event.region().book(),
                        subject,
                        Instant.parse("2025-03-12T01:30:00.123456Z"),
                        LocalDate.of(2025, 3, 12),
                        policy == null ? null : new PolicyVersion(policy),
                        "counter-7",
                        "01958a2d-4e80-7000-8000-0000000002%02d".formatted(all.size()),
                        policy == null
                                ? null
                                : EventId.parse("01958a2d-4e80-7000-8000-000000000099"),
                        policy == null
                                ? null
                                : "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08");
        all.put(type.wireName() + variant + ".json", new EventMessage(envelope, event));
    }

    private static long positionAfter(Map<String, EventMessage> all, String source) {
        return 1
                + all.values().stream()
                        .filter(message -> message.envelope().source().equals(source))
                        .count();
    }
}
