package io.gongji.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/// One recourse against a third party for whom the fund paid first (追偿).
public record RecourseId(@JsonValue UUID value) implements Comparable<RecourseId> {
    /// Reads the canonical text form; anything else is an [IllegalArgumentException].
    @JsonCreator
    public static RecourseId parse(String text) {
        return new RecourseId(Uuids.parse(text));
    }

    @Override
    public int compareTo(RecourseId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
