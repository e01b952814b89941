package io.gongji.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/// One bill at a designated provider (结算单).
public record SettlementId(@JsonValue UUID value) implements Comparable<SettlementId> {
    /// Reads the canonical text form; anything else is an [IllegalArgumentException].
    @JsonCreator
    public static SettlementId parse(String text) {
        return new SettlementId(Uuids.parse(text));
    }

    @Override
    public int compareTo(SettlementId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
