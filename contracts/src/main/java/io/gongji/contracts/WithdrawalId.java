package io.gongji.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/// One withdrawal of personal-account money as cash (个人账户一次性支取).
public record WithdrawalId(@JsonValue UUID value) implements Comparable<WithdrawalId> {
    /// Reads the canonical text form; anything else is an [IllegalArgumentException].
    @JsonCreator
    public static WithdrawalId parse(String text) {
        return new WithdrawalId(Uuids.parse(text));
    }

    @Override
    public int compareTo(WithdrawalId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
