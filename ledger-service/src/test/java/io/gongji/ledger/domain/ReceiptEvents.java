package io.gongji.ledger.domain;

import static io.gongji.ledger.domain.Book.SHIJIAZHUANG;
import static io.gongji.ledger.domain.Book.member;

import io.gongji.contracts.Channel;
import io.gongji.contracts.EventId;
import io.gongji.contracts.Fund;
import io.gongji.contracts.PublicMoney;
import io.gongji.contracts.event.ContributionEvent;
import io.gongji.contracts.event.GongjiEvent;
import io.gongji.contracts.event.PaidFor;
import io.gongji.contracts.event.ReceiptEvent;
import io.gongji.contracts.event.TreasuryEvent;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// Receipts, what they are for and what goes back, dues and the treasury, for tests. The receipt
/// that is named is that of record 1 where nothing else is said; in suspense it is resident money.
final class ReceiptEvents {
    static final Channel WECHAT = new Channel("WECHAT");
    static final int YEAR = 2025;

    private ReceiptEvents() {}

    static PaidFor payroll(long employeeFen, long employerFen) {
        return new PaidFor.Payroll(
                Book.EMPLOYER, Book.MONTH, SHIJIAZHUANG, employeeFen, employerFen);
    }

    static PaidFor flexible(int n, long fen) {
        return new PaidFor.Flexible(member(n), Book.MONTH, SHIJIAZHUANG, fen);
    }

    static PaidFor premium(int n, int year, long own, long assistance, long subsidy) {
        return new PaidFor.Premium(member(n), SHIJIAZHUANG, year, own, assistance, subsidy);
    }

    static PaidFor catchUp(int n, long fen) {
        return new PaidFor.CatchUp(member(n), SHIJIAZHUANG, YEAR, fen);
    }

    static PaidFor fee(int n, long fen) {
        return new PaidFor.LargeCostFee(member(n), SHIJIAZHUANG, YEAR, fen);
    }

    static PaidFor debt(int n, long fen) {
        return new PaidFor.Debt(member(n), SHIJIAZHUANG, fen);
    }

    static PaidFor account(int n, long fen) {
        return new PaidFor.PersonalAccount(member(n), SHIJIAZHUANG, fen);
    }

    static ReceiptEvent identified(PaidFor paidFor) {
        return new ReceiptEvent.Identified(SHIJIAZHUANG, WECHAT, "W-7", paidFor);
    }

    static ReceiptEvent matched(PaidFor paidFor) {
        return matched(1, Fund.RESIDENT, paidFor);
    }

    static ReceiptEvent matched(int seq, Fund fund, PaidFor paidFor) {
        return new ReceiptEvent.Matched(SHIJIAZHUANG, fund, Book.event(seq), paidFor);
    }

    static ReceiptEvent returned(int seq, Fund fund, long fen, PaidFor... paidFor) {
        return returned(Book.event(seq), fund, fen, ReceiptEvent.Reason.CHARGE_BACK, paidFor);
    }

    static ReceiptEvent refunded(int seq, long fen) {
        return returned(Book.event(seq), Fund.RESIDENT, fen, ReceiptEvent.Reason.REFUND);
    }

    private static ReceiptEvent returned(
            EventId receipt, Fund fund, long fen, ReceiptEvent.Reason reason, PaidFor... paidFor) {
        return new ReceiptEvent.Returned(
                SHIJIAZHUANG, fund, WECHAT, "R-1", receipt, fen, reason, List.of(paidFor));
    }

    static ContributionEvent catchUpAssessed(int n, int months, long monthFen) {
        return new ContributionEvent.CatchUpAssessed(
                member(n), SHIJIAZHUANG, YEAR, months, monthFen, months * monthFen);
    }

    static ContributionEvent fromOwn(int n, PaidFor paidFor) {
        return new ContributionEvent.OwnPaymentRequested(
                member(n), SHIJIAZHUANG, paidFor, MoneyEvents.OWN);
    }

    static TreasuryEvent remitted(Fund fund, long fen) {
        return new TreasuryEvent.ChannelRemitted(SHIJIAZHUANG, fund, WECHAT, "B-1", fen);
    }

    static TreasuryEvent publicMoney(PublicMoney kind, int year, long fen) {
        return new TreasuryEvent.SubsidyReceived(SHIJIAZHUANG, kind, year, "B-2", fen);
    }

    static TreasuryEvent feePaidOver(long fen) {
        return new TreasuryEvent.LargeCostFeePaidOver(SHIJIAZHUANG, "B-3", fen);
    }

    static TreasuryEvent interestReceived(long fen) {
        return new TreasuryEvent.InterestReceived(SHIJIAZHUANG, Fund.EMPLOYEE, "B-4", fen);
    }

    static TreasuryEvent interest(int year, int n, long fen) {
        return new TreasuryEvent.InterestCredited(
                SHIJIAZHUANG,
                year,
                List.of(new TreasuryEvent.InterestCredited.Line(member(n), fen)));
    }

    /// One of each for the table of outcomes.
    static void addTo(Map<String, GongjiEvent> events, int patient) {
        events.put("fee-received", identified(fee(patient, 60_00)));
        events.put("catch-up-received", identified(catchUp(patient, 20_00)));
        events.put("debt-received", identified(debt(patient, 50_00)));
        events.put("matched-payroll", matched(payroll(20_00, 80_00)));
        events.put("matched-flexible", matched(flexible(patient, 500_80)));
        events.put("matched-premium", matched(premium(patient, 2026, 400_00, 0, 640_00)));
        events.put("matched-catch-up", matched(catchUp(patient, 20_00)));
        events.put("matched-fee", matched(fee(patient, 60_00)));
        events.put("matched-debt", matched(debt(patient, 20_00)));
        events.put("matched-account", matched(account(patient, 30_00)));
        events.put("refunded", refunded(1, 100_00));
        events.put(
                "premium-charged-back",
                returned(6, Fund.RESIDENT, 400_00, premium(patient, 2026, 400_00, 0, 640_00)));
        events.put(
                "dues-charged-back",
                returned(4, Fund.EMPLOYEE, 80_00, catchUp(patient, 20_00), fee(patient, 60_00)));
        events.put(
                "account-charged-back", returned(1, Fund.EMPLOYEE, 70_00, account(patient, 70_00)));
        events.put("catch-up-assessed", catchUpAssessed(patient, 2, 10_00));
        events.put("catch-up-from-account", fromOwn(patient, catchUp(patient, 20_00)));
        events.put("fee-from-account", fromOwn(patient, fee(patient, 60_00)));
        events.put("channel-remitted", remitted(Fund.RESIDENT, 400_00));
        events.put("subsidy-received", publicMoney(PublicMoney.SUBSIDY, 2026, 640_00));
        events.put("assistance-received", publicMoney(PublicMoney.ASSISTANCE, 2026, 240_00));
        events.put("fee-paid-over", feePaidOver(60_00));
        events.put("interest-received", interestReceived(12_34));
        events.put("interest-credited", interest(2024, patient, 75));
    }

    /// Few persons, years and receipts, so that they meet.
    static GongjiEvent random(SplittableRandom random, int i) {
        int someone = random.nextInt(1, 8);
        long fen = random.nextLong(1, 200_00);
        Fund fund = random.nextBoolean() ? Fund.EMPLOYEE : Fund.RESIDENT;
        PaidFor paidFor = paidFor(random, someone, fen);
        int earlier = 1 + random.nextInt(i + 1);
        return switch (random.nextInt(14)) {
            case 0 -> catchUpAssessed(someone, random.nextInt(1, 3), 100_00);
            case 1, 2 ->
                    identified(
                            switch (random.nextInt(3)) {
                                case 0 -> catchUp(someone, 100_00);
                                case 1 -> fee(someone, fen);
                                default -> debt(someone, fen);
                            });
            case 3, 4, 5, 6 -> matched(earlier, fund, paidFor);
            case 7, 8 -> returned(earlier, fund, fen, paidFor);
            case 9 ->
                    fromOwn(
                            someone,
                            random.nextBoolean() ? catchUp(someone, 100_00) : fee(someone, fen));
            case 10 -> remitted(fund, fen);
            case 11 ->
                    publicMoney(
                            random.nextBoolean() ? PublicMoney.SUBSIDY : PublicMoney.ASSISTANCE,
                            YEAR,
                            fen);
            case 12 -> interest(2024, someone, fen);
            default -> random.nextBoolean() ? feePaidOver(fen) : interestReceived(fen);
        };
    }

    private static PaidFor paidFor(SplittableRandom random, int someone, long fen) {
        return switch (random.nextInt(7)) {
            case 0 -> payroll(fen, fen / 2);
            case 1 -> flexible(someone, fen);
            case 2 -> premium(someone, random.nextInt(2024, 2027), fen, fen / 2, fen * 2);
            case 3 -> catchUp(someone, 100_00);
            case 4 -> fee(someone, fen);
            case 5 -> debt(someone, fen);
            default -> account(someone, fen);
        };
    }
}
