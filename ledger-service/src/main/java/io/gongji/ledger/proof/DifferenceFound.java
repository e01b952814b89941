package io.gongji.ledger.proof;

import io.gongji.ledger.proof.Difference.Where;
import org.jspecify.annotations.Nullable;

/// Ends a verification at its first difference, from however deep.
final class DifferenceFound extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Difference difference;

    DifferenceFound(Difference difference) {
        super(difference.where().name(), null, false, false);
        this.difference = difference;
    }

    Difference difference() {
        return difference;
    }

    /// Stops when a fact of a record is not what it must be.
    static void unlessEqual(
            Where where,
            long seq,
            @Nullable String id,
            @Nullable Object expected,
            @Nullable Object found) {
        if (expected == null ? found != null : !expected.equals(found)) {
            throw new DifferenceFound(new Difference(where, seq, id, text(expected), text(found)));
        }
    }

    /// Stops when a row of live state is not what the fold says; `null` stands for no row.
    static void unlessEqual(
            Where where, String id, @Nullable Object expected, @Nullable Object found) {
        if (expected == null ? found != null : !expected.equals(found)) {
            throw new DifferenceFound(new Difference(where, null, id, text(expected), text(found)));
        }
    }

    private static String text(@Nullable Object value) {
        return value == null ? Difference.NOTHING : value.toString();
    }
}
