package io.gongji.contracts.policy;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Rules with the days on which they are in effect (Asia/Shanghai), both inclusive.
///
/// @param to the last day, or null: without end
/// @param source the rows of domain.md that the figures were taken from
public record Dated<T>(LocalDate from, @Nullable LocalDate to, T rules, String source) {
    public Dated {
        if (to != null && to.isBefore(from)) {
            throw new IllegalArgumentException("'to' must not be before 'from'");
        }
    }

    /// Whether these rules are in effect on a day.
    public boolean covers(LocalDate date) {
        return !date.isBefore(from) && !endsBefore(date);
    }

    boolean overlaps(Dated<?> other) {
        return !endsBefore(other.from) && !other.endsBefore(from);
    }

    private boolean endsBefore(LocalDate date) {
        return to != null && to.isBefore(date);
    }
}
