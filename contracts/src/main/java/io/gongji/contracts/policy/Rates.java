package io.gongji.contracts.policy;

/// The bounds of a rate.
final class Rates {
    private Rates() {}

    static void require(String field, int permille) {
        if (permille < 0 || permille > 1000) {
            throw new IllegalArgumentException(field + " must be between 0 and 1000");
        }
    }
}
