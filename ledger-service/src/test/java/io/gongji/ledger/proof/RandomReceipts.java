package io.gongji.ledger.proof;

import static io.gongji.ledger.proof.RandomHistory.member;

import io.gongji.contracts.Channel;
import io.gongji.contracts.Fund;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.PublicMoney;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.event.ContributionEvent;
import io.gongji.contracts.event.GongjiEvent;
import io.gongji.contracts.event.PaidFor;
import io.gongji.contracts.event.ReceiptEvent;
import io.gongji.contracts.event.SettlementEvent.DebitSource;
import io.gongji.contracts.event.TreasuryEvent;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Receipts in suspense that are matched and go back, dues, public money and interest, over the
/// persons of a [RandomHistory].
final class RandomReceipts {
    private static final Channel CHANNEL = new Channel("ALIPAY");
    private static final long CATCH_UP_FEN = 2_000;

    private final RandomHistory history;
    private final SplittableRandom random;
    private final List<Suspended> suspended = new ArrayList<>();

    RandomReceipts(RandomHistory history) {
        this.history = history;
        this.random = history.random();
    }

    private record Suspended(long event, RegionCode region, Fund fund) {}

    /// @param event the number that the event will have
    GongjiEvent next(long event) {
        int who = random.nextInt(RandomHistory.MEMBERS);
        RegionCode region = history.cityOf(who);
        long fen = random.nextLong(1, 80_00);
        return switch (random.nextInt(12)) {
            case 0, 1 -> unidentified(event, region, fen * 3);
            case 2, 3, 4 -> matched(paidFor(who, fen));
            case 5, 6 -> returned(fen, paidFor(who, fen));
            case 7 ->
                    new ContributionEvent.CatchUpAssessed(
                            member(who), region, 2025, 2, CATCH_UP_FEN / 2, CATCH_UP_FEN);
            case 8 -> due(who, fen);
            case 9 ->
                    new TreasuryEvent.SubsidyReceived(
                            region,
                            random.nextBoolean() ? PublicMoney.SUBSIDY : PublicMoney.ASSISTANCE,
                            random.nextInt(2024, 2027),
                            "S-" + fen,
                            fen);
            case 10 ->
                    new TreasuryEvent.InterestCredited(
                            region,
                            2024,
                            List.of(new TreasuryEvent.InterestCredited.Line(member(who), fen)));
            default ->
                    new TreasuryEvent.ChannelRemitted(
                            region, Fund.RESIDENT, CHANNEL, "R-" + fen, fen);
        };
    }

    private GongjiEvent unidentified(long event, RegionCode region, long fen) {
        Fund fund = random.nextBoolean() ? Fund.EMPLOYEE : Fund.RESIDENT;
        suspended.add(new Suspended(event, region, fund));
        return new ContributionEvent.ReceiptUnidentified(region, fund, CHANNEL, "U-" + event, fen);
    }

    private Suspended suspended() {
        return suspended.isEmpty()
                ? new Suspended(1, history.cityOf(0), Fund.EMPLOYEE)
                : suspended.get(random.nextInt(suspended.size()));
    }

    private GongjiEvent matched(PaidFor paidFor) {
        Suspended receipt = suspended();
        return new ReceiptEvent.Matched(
                receipt.region(), receipt.fund(), WrittenBook.event(receipt.event()), paidFor);
    }

    private GongjiEvent returned(long fen, PaidFor paidFor) {
        Suspended receipt = suspended();
        return new ReceiptEvent.Returned(
                receipt.region(),
                receipt.fund(),
                CHANNEL,
                "B-" + fen,
                WrittenBook.event(receipt.event()),
                fen,
                random.nextBoolean() ? ReceiptEvent.Reason.REFUND : ReceiptEvent.Reason.CHARGE_BACK,
                random.nextInt(4) == 0 ? List.of() : List.of(paidFor));
    }

    private GongjiEvent due(int who, long fen) {
        PaidFor due =
                random.nextBoolean()
                        ? new PaidFor.CatchUp(member(who), history.cityOf(who), 2025, CATCH_UP_FEN)
                        : new PaidFor.LargeCostFee(member(who), history.cityOf(who), 2025, fen);
        return random.nextBoolean()
                ? new ReceiptEvent.Identified(history.cityOf(who), CHANNEL, "D-" + fen, due)
                : new ContributionEvent.OwnPaymentRequested(
                        member(who),
                        history.cityOf(who),
                        due,
                        List.of(DebitSource.OWN_CURRENT, DebitSource.OWN_PREVIOUS));
    }

    private PaidFor paidFor(int who, long fen) {
        MemberId member = member(who);
        RegionCode region = history.cityOf(who);
        return switch (random.nextInt(6)) {
            case 0 ->
                    new PaidFor.Premium(
                            member, region, random.nextInt(2024, 2027), fen, fen / 2, fen);
            case 1 -> new PaidFor.CatchUp(member, region, 2025, CATCH_UP_FEN);
            case 2 -> new PaidFor.LargeCostFee(member, region, 2025, fen);
            case 3 -> new PaidFor.Debt(member, region, fen);
            case 4 -> new PaidFor.PersonalAccount(member, region, fen);
            default -> new PaidFor.Flexible(member, YearMonth.of(2025, 1), region, fen);
        };
    }
}
