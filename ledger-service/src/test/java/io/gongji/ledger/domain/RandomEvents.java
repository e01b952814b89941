package io.gongji.ledger.domain;

import io.gongji.contracts.Fund;
import io.gongji.contracts.event.GongjiEvent;
import java.time.LocalDate;
import java.util.SplittableRandom;

/// Random events over few persons, grants, bills and transfers, so that they meet: repeats,
/// unknowns and closed accounts included. Their days go on over the turn of a year, and are late
/// now and then.
public final class RandomEvents {
    private RandomEvents() {}

    public static LocalDate day(SplittableRandom random, int i) {
        return LocalDate.of(2024, 11, 1).plusDays(i / 2 - random.nextInt(40));
    }

    public static GongjiEvent next(SplittableRandom random, int i) {
        if (random.nextInt(12) == 0) {
            return operatorEvent(random, i);
        }
        if (random.nextInt(6) == 0) {
            return holdEvent(random);
        }
        if (random.nextInt(6) == 0) {
            return BenefitEvents.random(random);
        }
        return switch (random.nextInt(6)) {
            case 0, 1, 2 -> familyEvent(random, i);
            case 3, 4 -> moneyEvent(random);
            default -> ReceiptEvents.random(random, i);
        };
    }

    private static GongjiEvent operatorEvent(SplittableRandom random, int i) {
        int someone = random.nextInt(1, 8);
        int grant = random.nextInt(1, 24);
        return switch (random.nextInt(10)) {
            case 4 -> OperatorEvents.opening(someone, 1 + grant * 100L, 1 + someone * 7L);
            case 7, 8, 9 -> OperatorEvents.corrected(1 + random.nextInt(i + 1));
            case 0, 1 -> OperatorEvents.frozen(someone);
            case 2, 3 -> OperatorEvents.unfrozen(someone);
            case 5 ->
                    random.nextBoolean()
                            ? OperatorEvents.grantFrozen(grant)
                            : OperatorEvents.grantUnfrozen(grant);
            default ->
                    random.nextInt(4) == 0
                            ? OperatorEvents.deceased(someone)
                            : OperatorEvents.unfrozen(someone);
        };
    }

    /// Few holds, so that captures, voids and ends meet them in every state.
    private static GongjiEvent holdEvent(SplittableRandom random) {
        int someone = random.nextInt(1, 8);
        int hold = random.nextInt(1, 12);
        int capture = random.nextInt(1, 20);
        long fen = random.nextLong(1, 150_00);
        return switch (random.nextInt(9)) {
            case 0, 1, 2 ->
                    Holds.placed(
                            hold,
                            someone,
                            fen,
                            random.nextBoolean() ? Book.SHIJIAZHUANG : Book.TANGSHAN);
            case 3, 4 -> Holds.captured(hold, someone, capture, fen / 3 + 1);
            case 5 -> Holds.lastCaptured(hold, someone, capture, fen / 3 + 1);
            case 6 -> Holds.voided(hold, someone, capture);
            case 7 -> Holds.released(hold, someone);
            default -> Holds.expired(hold, someone);
        };
    }

    private static GongjiEvent moneyEvent(SplittableRandom random) {
        int someone = random.nextInt(1, 8);
        int another = random.nextInt(4) == 0 ? 101 : 1 + someone % 7;
        int transfer = random.nextInt(1, 15);
        int withdrawal = random.nextInt(1, 8);
        int year = random.nextInt(2024, 2027);
        int month = random.nextInt(1, 13);
        long fen = random.nextLong(1, 200_00);
        return switch (random.nextInt(18)) {
            case 0, 1 -> MoneyEvents.premium(someone, year, fen, fen / 2, fen * 2);
            case 2 -> MoneyEvents.premiumFrom(someone, 1 + someone % 7, year, fen);
            case 3 -> MoneyEvents.unidentified(fen);
            case 4, 5, 6 -> MoneyEvents.sent(transfer, someone, another, fen);
            case 7, 8 -> MoneyEvents.taken(transfer, someone, another);
            case 9 -> MoneyEvents.returned(transfer, someone);
            case 10 -> MoneyEvents.arrived(random.nextInt(100, 200), 101, someone, fen);
            case 11 -> MoneyEvents.sentBack(transfer, someone, 101, fen);
            case 12 -> MoneyEvents.withdrawn(withdrawal, someone, fen);
            case 13 -> MoneyEvents.paidOut(withdrawal, fen);
            case 14 ->
                    random.nextInt(4) == 0
                            ? MoneyEvents.locked(2024, month)
                            : MoneyEvents.unlocked(2024, month);
            case 15 -> MoneyEvents.closedMonth(2024, 1 + month / 4);
            case 16 -> MoneyEvents.rolled(year, someone, 1 + someone % 7);
            default -> MoneyEvents.premiumYearBegun(year);
        };
    }

    private static GongjiEvent familyEvent(SplittableRandom random, int i) {
        int someone = random.nextInt(1, 8);
        int another = 1 + someone % 7;
        long fen = random.nextLong(1, 500_00);
        return switch (random.nextInt(16)) {
            case 0 -> Book.enrolled(someone);
            case 1, 2, 3 -> Book.assessed(someone, fen);
            case 4, 5, 6 -> Book.allotted(someone, fen);
            case 7 -> Book.corrected(someone, fen);
            case 8 ->
                    Book.authorised(
                            random.nextInt(1, 12),
                            someone,
                            another,
                            random.nextBoolean() ? fen : null);
            case 9 -> Book.earmarked(random.nextInt(12, 24), someone, another, fen);
            case 10 -> Book.ended(random.nextInt(1, 24), someone, another);
            case 11, 12, 13 ->
                    Book.bill(
                            i,
                            someone,
                            random.nextLong(0, 300_00),
                            fen,
                            random.nextLong(0, 2) * 7,
                            random.nextBoolean() ? Book.SHIJIAZHUANG : Book.TANGSHAN,
                            random.nextBoolean() ? Fund.EMPLOYEE : Fund.RESIDENT);
            case 14 -> Book.voided(random.nextInt(0, i + 1), someone);
            default -> random.nextInt(12) == 0 ? Book.closed(someone) : Book.received(fen, fen);
        };
    }
}
