package io.gongji.eventstore;

import java.time.Duration;
import java.util.List;

/// The checks that keep every text, number and duration of this module between written bounds.
final class Limits {
    private Limits() {}

    static void text(String what, String value, int max) {
        if (value.isEmpty() || value.length() > max) {
            throw new IllegalArgumentException(what + " has 1 to " + max + " characters");
        }
    }

    static void number(String what, long value, long min, long max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(what + " is between " + min + " and " + max);
        }
    }

    static void duration(String what, Duration value, Duration min, Duration max) {
        if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
            throw new IllegalArgumentException(what + " is between " + min + " and " + max);
        }
    }

    static void notEmpty(String what, List<?> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException(what + " is empty");
        }
    }
}
