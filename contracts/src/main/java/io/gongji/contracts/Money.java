package io.gongji.contracts;

/// Bounds on money. An amount is a `long` of fen (分, a hundredth of a yuan); sums use
/// [Math#addExact].
public final class Money {
    /// The largest amount one event may carry: ten billion yuan. A thousand of them still add up in
    /// a `long` and in a JSON number without loss.
    public static final long MAX_FEN = 1_000_000_000_000L;

    private Money() {}

    /// The amount itself when it is in 0..[#MAX_FEN], else an [IllegalArgumentException] that names
    /// the field.
    public static long notNegative(String field, long amountFen) {
        if (amountFen < 0 || amountFen > MAX_FEN) {
            throw new IllegalArgumentException(
                    field + " must be between 0 and " + MAX_FEN + " fen");
        }
        return amountFen;
    }

    /// The amount itself when it is in 1..[#MAX_FEN], else an [IllegalArgumentException] that names
    /// the field.
    public static long positive(String field, long amountFen) {
        if (amountFen < 1 || amountFen > MAX_FEN) {
            throw new IllegalArgumentException(
                    field + " must be between 1 and " + MAX_FEN + " fen");
        }
        return amountFen;
    }

    /// Yuan with two decimals, for a person's eye: `1234.05`.
    public static String yuan(long amountFen) {
        long magnitude = Math.absExact(amountFen);
        return (amountFen < 0 ? "-" : "")
                + magnitude / 100
                + "."
                + (magnitude % 100 < 10 ? "0" : "")
                + magnitude % 100;
    }
}
