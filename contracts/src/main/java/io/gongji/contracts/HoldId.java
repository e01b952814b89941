package io.gongji.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/// Money reserved for a pending payment (预授权).
public record HoldId(@JsonValue UUID value) implements Comparable<HoldId> {
    /// Reads the canonical text form; anything else is an [IllegalArgumentException].
    @JsonCreator
    public static HoldId parse(String text) {
        return new HoldId(Uuids.parse(text));
    }

    @Override
    public int compareTo(HoldId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
