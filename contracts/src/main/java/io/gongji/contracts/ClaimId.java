package io.gongji.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/// One claim for a bill that the patient prepaid (手工报销).
public record ClaimId(@JsonValue UUID value) implements Comparable<ClaimId> {
    /// Reads the canonical text form; anything else is an [IllegalArgumentException].
    @JsonCreator
    public static ClaimId parse(String text) {
        return new ClaimId(Uuids.parse(text));
    }

    @Override
    public int compareTo(ClaimId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
