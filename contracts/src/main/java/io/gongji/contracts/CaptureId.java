package io.gongji.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/// One payment out of a hold (预授权扣款).
public record CaptureId(@JsonValue UUID value) implements Comparable<CaptureId> {
    /// Reads the canonical text form; anything else is an [IllegalArgumentException].
    @JsonCreator
    public static CaptureId parse(String text) {
        return new CaptureId(Uuids.parse(text));
    }

    @Override
    public int compareTo(CaptureId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
