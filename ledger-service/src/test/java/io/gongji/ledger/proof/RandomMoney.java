package io.gongji.ledger.proof;

import static io.gongji.ledger.proof.RandomHistory.member;

import io.gongji.contracts.Channel;
import io.gongji.contracts.CorrectionReason;
import io.gongji.contracts.FreezeReason;
import io.gongji.contracts.Fund;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.TransferId;
import io.gongji.contracts.WithdrawalId;
import io.gongji.contracts.event.ContributionEvent;
import io.gongji.contracts.event.GongjiEvent;
import io.gongji.contracts.event.MemberEvent;
import io.gongji.contracts.event.OperationEvent;
import io.gongji.contracts.event.SettlementEvent.DebitSource;
import io.gongji.contracts.event.WalletEvent;
import io.gongji.contracts.event.WithdrawalEvent;
import java.time.YearMonth;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/// Premiums, transfers inside the book and to and from another one, withdrawals, accounting months
/// and turns of the year, over the persons of a [RandomHistory].
final class RandomMoney {
    private static final Channel CHANNEL = new Channel("ALIPAY");
    private static final MemberId ABROAD = new MemberId(new UUID(0x0197_0000_0009_7000L, 1));
    private static final List<DebitSource> OWN =
            List.of(DebitSource.OWN_CURRENT, DebitSource.OWN_PREVIOUS, DebitSource.WALLET);

    private final RandomHistory history;
    private final SplittableRandom random;

    /// Of its own, so that freezes leave the other events as they are.
    private final SplittableRandom freezes = new SplittableRandom(17);

    private final RegionCode abroad;
    private int transfers;
    private int arrivals = 1_000;
    private int withdrawals;
    private final RandomHolds holds;

    /// @param abroad a region of another book
    RandomMoney(RandomHistory history, RegionCode abroad) {
        this.history = history;
        this.random = history.random();
        this.abroad = abroad;
        this.holds = new RandomHolds(history);
    }

    /// Freezes and corrections take the places of some receipts, so that the rest stays as it is.
    GongjiEvent next() {
        GongjiEvent event = moneyEvent();
        return event instanceof ContributionEvent && freezes.nextInt(2) == 0
                ? frozenOrFree(freezes.nextInt(RandomHistory.MEMBERS))
                : event;
    }

    private GongjiEvent moneyEvent() {
        int who = random.nextInt(RandomHistory.MEMBERS);
        int other = (who + 1 + random.nextInt(RandomHistory.MEMBERS - 1)) % RandomHistory.MEMBERS;
        long fen = random.nextLong(1, 60_00);
        return switch (random.nextInt(24)) {
            case 16, 17, 18, 19, 20, 21, 22, 23 -> holds.next();
            case 0, 1 -> premium(who, fen);
            case 2 -> premiumFrom(who, fen);
            case 3, 4, 5 -> sent(who, other, fen);
            case 6, 7, 8 -> accepted(who);
            case 9 -> returned(who);
            case 10 -> arrived(who, fen);
            case 11 -> sentBack(who, fen);
            case 12 -> withdrawn(who, fen);
            case 13 -> paidOut(who, fen);
            case 14 -> month(who);
            default -> year(who, other);
        };
    }

    private GongjiEvent frozenOrFree(int who) {
        String order = "ORDER-" + who;
        RegionCode region = history.cityOf(who);
        return switch (freezes.nextInt(9)) {
            case 6, 7, 8 ->
                    new OperationEvent.CorrectionApproved(
                            region,
                            1 + freezes.nextInt(60),
                            CorrectionReason.WRONG_AMOUNT,
                            order,
                            "counter-1",
                            "counter-2");
            case 0 ->
                    new OperationEvent.AccountFrozen(
                            member(who), region, FreezeReason.COURT_ORDER, order);
            case 1, 2 -> new OperationEvent.AccountUnfrozen(member(who), region, order);
            case 3 ->
                    new OperationEvent.GrantFrozen(
                            RandomHistory.grant(1 + who),
                            region,
                            FreezeReason.BUREAU_DECISION,
                            order);
            case 4 -> new OperationEvent.GrantUnfrozen(RandomHistory.grant(1 + who), region, order);
            default ->
                    freezes.nextInt(8) == 0
                            ? new MemberEvent.Deceased(member(who), region)
                            : new OperationEvent.AccountUnfrozen(member(who), region, order);
        };
    }

    private GongjiEvent premium(int who, long fen) {
        return new ContributionEvent.PremiumReceived(
                member(who),
                history.cityOf(who),
                random.nextInt(2024, 2027),
                "ORDINARY",
                fen,
                fen / 2,
                fen * 2,
                CHANNEL,
                "P-" + fen);
    }

    private GongjiEvent premiumFrom(int who, long fen) {
        return random.nextInt(3) == 0
                ? new ContributionEvent.ReceiptUnidentified(
                        history.cityOf(who), Fund.RESIDENT, CHANNEL, "U-" + fen, fen)
                : new ContributionEvent.PremiumFromAccountRequested(
                        member(who),
                        history.cityOf(who),
                        random.nextInt(2024, 2027),
                        "ORDINARY",
                        member(who),
                        history.cityOf(who),
                        fen,
                        0,
                        fen * 2,
                        OWN);
    }

    private GongjiEvent sent(int payer, int payee, long fen) {
        boolean leaves = random.nextInt(3) == 0;
        return new WalletEvent.Sent(
                transfer(++transfers),
                member(payer),
                history.cityOf(payer),
                leaves ? ABROAD : member(payee),
                leaves ? abroad : history.cityOf(payee),
                fen,
                OWN);
    }

    /// Any of the payees: most of these are declined.
    private GongjiEvent accepted(int who) {
        return new WalletEvent.Accepted(
                transfer(1 + random.nextInt(transfers + 1)),
                history.cityOf(who),
                random.nextInt(3) == 0 ? ABROAD : member(who));
    }

    private GongjiEvent returned(int who) {
        return new WalletEvent.Returned(
                transfer(1 + random.nextInt(transfers + 1)),
                history.cityOf(who),
                WalletEvent.ReturnReason.REFUSED);
    }

    private GongjiEvent arrived(int who, long fen) {
        return new WalletEvent.Arrived(
                transfer(++arrivals), ABROAD, abroad, member(who), history.cityOf(who), fen);
    }

    private GongjiEvent sentBack(int who, long fen) {
        return new WalletEvent.SentBack(
                transfer(1 + random.nextInt(transfers + 1)), history.cityOf(who), abroad, fen);
    }

    private GongjiEvent withdrawn(int who, long fen) {
        return new WithdrawalEvent.Requested(
                withdrawal(++withdrawals),
                member(who),
                history.cityOf(who),
                fen,
                WithdrawalEvent.WithdrawalReason.LOCAL_RULE);
    }

    private GongjiEvent paidOut(int who, long fen) {
        return new WithdrawalEvent.Paid(
                withdrawal(1 + random.nextInt(withdrawals + 1)),
                history.cityOf(who),
                fen,
                "B-" + fen);
    }

    private GongjiEvent month(int who) {
        YearMonth month = YearMonth.of(2024, random.nextInt(10, 13));
        return switch (random.nextInt(3)) {
            case 0 -> new OperationEvent.PeriodLocked(history.cityOf(who), month);
            case 1 -> new OperationEvent.PeriodUnlocked(history.cityOf(who), month);
            default -> new OperationEvent.PeriodClosed(history.cityOf(who), month.minusMonths(1));
        };
    }

    private GongjiEvent year(int who, int other) {
        return random.nextBoolean()
                ? new OperationEvent.YearRolled(
                        history.cityOf(who), 2025, List.of(member(who), member(other)))
                : new OperationEvent.PremiumYearBegun(history.cityOf(who), 2025);
    }

    private static TransferId transfer(int n) {
        return new TransferId(new UUID(0x0197_0000_0004_7000L, n));
    }

    private static WithdrawalId withdrawal(int n) {
        return new WithdrawalId(new UUID(0x0197_0000_0005_7000L, n));
    }
}
