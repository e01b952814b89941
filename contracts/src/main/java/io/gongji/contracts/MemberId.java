package io.gongji.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/// The pseudonym of an insured person (参保人); says nothing about who that is (design: no personal
/// data in events).
public record MemberId(@JsonValue UUID value) implements Comparable<MemberId> {
    /// Reads the canonical text form; anything else is an [IllegalArgumentException].
    @JsonCreator
    public static MemberId parse(String text) {
        return new MemberId(Uuids.parse(text));
    }

    @Override
    public int compareTo(MemberId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
