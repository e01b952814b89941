package io.gongji.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/// A giver's permission for a member to spend (共济授权), by authorisation or by earmark.
public record GrantId(@JsonValue UUID value) implements Comparable<GrantId> {
    /// Reads the canonical text form; anything else is an [IllegalArgumentException].
    @JsonCreator
    public static GrantId parse(String text) {
        return new GrantId(Uuids.parse(text));
    }

    @Override
    public int compareTo(GrantId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
