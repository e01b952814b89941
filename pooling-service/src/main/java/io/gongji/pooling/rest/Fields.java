package io.gongji.pooling.rest;

import io.gongji.contracts.Money;
import io.gongji.contracts.Refusal;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Checks on the fields of a request; each names the field it refuses.
final class Fields {
    private Fields() {}

    static <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw new ProblemException(Refusal.INVALID_FIELD, field + " is missing.");
        }
        return value;
    }

    static void absent(String field, @Nullable Object value, String because) {
        if (value != null) {
            throw new ProblemException(Refusal.INVALID_FIELD, field + " " + because);
        }
    }

    static String text(String field, String value, int charactersMax) {
        if (value.isBlank() || value.length() > charactersMax) {
            throw new ProblemException(
                    Refusal.INVALID_FIELD, field + " has 1 to " + charactersMax + " characters.");
        }
        return value;
    }

    static long amount(String field, long amountFen) {
        if (amountFen < 1 || amountFen > Money.MAX_FEN) {
            throw new ProblemException(Refusal.INVALID_AMOUNT, field + ".");
        }
        return amountFen;
    }

    /// An id in a path: what cannot be one names nothing.
    static <T> T id(String text, Function<UUID, T> kind) {
        try {
            UUID value = UUID.fromString(text);
            if (value.toString().equalsIgnoreCase(text)) {
                return kind.apply(value);
            }
        } catch (IllegalArgumentException _) {
            // Said below, as for any id that names nothing.
        }
        throw new ProblemException(Refusal.NOT_FOUND, "");
    }
}
