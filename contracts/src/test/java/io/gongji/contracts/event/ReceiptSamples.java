package io.gongji.contracts.event;

import static io.gongji.contracts.event.EventSamples.EMPLOYER;
import static io.gongji.contracts.event.EventSamples.HULUDAO;
import static io.gongji.contracts.event.EventSamples.MONTH;
import static io.gongji.contracts.event.EventSamples.PATIENT;
import static io.gongji.contracts.event.EventSamples.RELATIVE;
import static io.gongji.contracts.event.EventSamples.SHIJIAZHUANG;
import static io.gongji.contracts.event.EventSamples.put;

import io.gongji.contracts.Channel;
import io.gongji.contracts.EventId;
import io.gongji.contracts.Fund;
import io.gongji.contracts.PublicMoney;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.event.SettlementEvent.DebitSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The samples of [EventSamples] about receipts, dues and the treasury. The catch-up is example 19
/// of domain 3.1.
final class ReceiptSamples {
    private static final EventId RECEIPT = EventId.parse("01956b4e-7c00-7000-8000-00000000005a");
    private static final RegionCode FUZHOU = new RegionCode("350100");
    private static final Channel WECHAT = new Channel("WECHAT");
    private static final String BANK = "20250311-000042";
    private static final String SUBJECT = "receipt/" + RECEIPT;

    private ReceiptSamples() {}

    static Map<String, EventMessage> all() {
        Map<String, EventMessage> all = new LinkedHashMap<>();
        dues(all);
        receipts(all);
        treasury(all);
        return all;
    }

    private static void dues(Map<String, EventMessage> all) {
        String catchUp = "catch-up/" + RELATIVE + "/2025";
        put(
                all,
                "",
                catchUp,
                "350100@demo.1",
                new ContributionEvent.CatchUpAssessed(
                        RELATIVE, FUZHOU, 2025, 40, 44_444, 1_777_760));
        put(
                all,
                "",
                catchUp,
                null,
                new ContributionEvent.OwnPaymentRequested(
                        RELATIVE,
                        FUZHOU,
                        new PaidFor.CatchUp(RELATIVE, FUZHOU, 2025, 1_777_760),
                        List.of(DebitSource.OWN_CURRENT, DebitSource.OWN_PREVIOUS)));
        put(
                all,
                "",
                "receipt/WECHAT/4200002601",
                null,
                new ReceiptEvent.Identified(
                        SHIJIAZHUANG,
                        WECHAT,
                        "4200002601",
                        new PaidFor.LargeCostFee(PATIENT, SHIJIAZHUANG, 2025, 6_000)));
    }

    private static void receipts(Map<String, EventMessage> all) {
        matched(
                all,
                "",
                new PaidFor.Premium(RELATIVE, HULUDAO, 2025, 16_000, 24_000, 0),
                HULUDAO,
                Fund.RESIDENT);
        matched(
                all,
                ".payroll",
                new PaidFor.Payroll(EMPLOYER, MONTH, SHIJIAZHUANG, 7_512, 30_048),
                SHIJIAZHUANG,
                Fund.RESIDENT);
        matched(
                all,
                ".flexible",
                new PaidFor.Flexible(PATIENT, MONTH, SHIJIAZHUANG, 50_080),
                SHIJIAZHUANG,
                Fund.EMPLOYEE);
        matched(
                all,
                ".debt",
                new PaidFor.Debt(PATIENT, SHIJIAZHUANG, 2_000),
                SHIJIAZHUANG,
                Fund.EMPLOYEE);
        matched(
                all,
                ".account",
                new PaidFor.PersonalAccount(PATIENT, SHIJIAZHUANG, 7_512),
                SHIJIAZHUANG,
                Fund.EMPLOYEE);
        put(
                all,
                "",
                SUBJECT,
                null,
                new ReceiptEvent.Returned(
                        HULUDAO,
                        Fund.RESIDENT,
                        WECHAT,
                        "R-4200002601",
                        RECEIPT,
                        20_000,
                        ReceiptEvent.Reason.CHARGE_BACK,
                        List.of(new PaidFor.Premium(RELATIVE, HULUDAO, 2025, 16_000, 24_000, 0))));
    }

    private static void matched(
            Map<String, EventMessage> all,
            String variant,
            PaidFor paidFor,
            RegionCode region,
            Fund fund) {
        put(all, variant, SUBJECT, null, new ReceiptEvent.Matched(region, fund, RECEIPT, paidFor));
    }

    private static void treasury(Map<String, EventMessage> all) {
        String subject = "treasury/" + BANK;
        put(
                all,
                "",
                subject,
                null,
                new TreasuryEvent.ChannelRemitted(
                        SHIJIAZHUANG, Fund.EMPLOYEE, WECHAT, BANK, 37_560));
        put(
                all,
                "",
                subject,
                null,
                new TreasuryEvent.SubsidyReceived(
                        HULUDAO, PublicMoney.ASSISTANCE, 2025, BANK, 64_000));
        put(
                all,
                "",
                subject,
                null,
                new TreasuryEvent.LargeCostFeePaidOver(SHIJIAZHUANG, BANK, 6_000));
        put(
                all,
                "",
                subject,
                null,
                new TreasuryEvent.InterestReceived(SHIJIAZHUANG, Fund.EMPLOYEE, BANK, 1_234));
        put(
                all,
                "",
                "interest/13/2024",
                null,
                new TreasuryEvent.InterestCredited(
                        SHIJIAZHUANG,
                        2024,
                        List.of(
                                new TreasuryEvent.InterestCredited.Line(PATIENT, 44),
                                new TreasuryEvent.InterestCredited.Line(RELATIVE, 7))));
    }
}
