package io.gongji.systemtests.people;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/// Which wages put an exact amount on a personal account under Henan's figures (domain A1, A3, A6):
/// 2 % of a wage between 3,756.00 and 18,780.00, so 75.12 to 375.60 a month, from July to September
/// 2024 and then at another employer.
public record Wages(List<Month> months, long takenBackFen) {
    public static final long FLOOR_FEN = 375_600;
    public static final long CEILING_FEN = 1_878_000;
    private static final long SHARE_MIN_FEN = 7_512;
    private static final long SHARE_MAX_FEN = 37_560;
    private static final long WAGE_PER_SHARE = 50;
    private static final YearMonth FIRST = YearMonth.of(2024, 7);
    private static final int MONTHS_PER_EMPLOYER = 3;

    /// One month's wage at the first, second, … employer, and the share of it that reaches the
    /// account.
    public record Month(int employer, YearMonth month, long wageFen, long shareFen) {}

    public Wages {
        months = List.copyOf(months);
    }

    /// The wages for `amountFen`; a smaller amount than one month's least is allotted and partly
    /// taken back.
    public static Wages puttingOnAccount(long amountFen) {
        List<Long> shares = new ArrayList<>();
        long left = Math.max(amountFen, amountFen == 0 ? 0 : SHARE_MIN_FEN);
        long takenBackFen = left - amountFen;
        while (left > 0) {
            long share = Math.min(left, SHARE_MAX_FEN);
            long rest = left - share;
            // The last month may not fall under the floor's share: this one leaves it enough.
            share -= rest > 0 && rest < SHARE_MIN_FEN ? SHARE_MIN_FEN - rest : 0;
            shares.add(share);
            left -= share;
        }
        List<Month> months = new ArrayList<>();
        for (long share : shares) {
            int nth = months.size();
            months.add(
                    new Month(
                            nth / MONTHS_PER_EMPLOYER,
                            FIRST.plusMonths(nth % MONTHS_PER_EMPLOYER),
                            share * WAGE_PER_SHARE,
                            share));
        }
        return new Wages(months, takenBackFen);
    }

    /// The wage within the floor and the ceiling (domain A1).
    public static long baseFen(long wageFen) {
        return Math.clamp(wageFen, FLOOR_FEN, CEILING_FEN);
    }

    /// The employee's 2 %, half-up to fen (domain A3).
    public static long employeeShareFen(long wageFen) {
        return halfUp(baseFen(wageFen), 2);
    }

    /// The employer's 8 % of the larger of the payroll and the sum of the bases, half-up to fen
    /// (domain A2, A3).
    public static long employerShareFen(long payrollFen, long basesFen) {
        return halfUp(Math.max(payrollFen, basesFen), 8);
    }

    private static long halfUp(long amountFen, int percent) {
        return Math.floorDiv(Math.addExact(Math.multiplyExact(amountFen, percent), 50), 100L);
    }
}
