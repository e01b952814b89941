package io.gongji.ledger.domain;

import io.gongji.contracts.Fund;
import io.gongji.contracts.event.GongjiEvent;
import java.util.SplittableRandom;

/// Random events over few persons, grants and bills, so that they meet: repeats, unknowns and
/// closed accounts included.
final class RandomEvents {
    private RandomEvents() {}

    static GongjiEvent next(SplittableRandom random, int i) {
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
