package io.gongji.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/// One statement of a provider over bills of a month (结算申报).
public record StatementId(@JsonValue UUID value) implements Comparable<StatementId> {
    /// Reads the canonical text form; anything else is an [IllegalArgumentException].
    @JsonCreator
    public static StatementId parse(String text) {
        return new StatementId(Uuids.parse(text));
    }

    @Override
    public int compareTo(StatementId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
