package io.gongji.contracts.policy;

/// Pricing's one rounding: half-up to the fen (domain K20; design 6).
public final class HalfUp {
    private HalfUp() {}

    /// `amountFen × permille / 1000`, rounded half-up, exact for every amount: nothing is lost on
    /// the way, and a result that no `long` holds is an [ArithmeticException].
    ///
    /// @param amountFen 0.. fen; a negative amount is an [IllegalArgumentException]
    /// @param permille the rate in thousandths, 0..: 80 is 8 %
    public static long permille(long amountFen, int permille) {
        if (amountFen < 0 || permille < 0) {
            throw new IllegalArgumentException("only an amount and a rate from 0 on are rounded");
        }
        long whole = Math.multiplyExact(amountFen / 1000, permille);
        long rest = (amountFen % 1000 * permille + 500) / 1000;
        return Math.addExact(whole, rest);
    }
}
