package io.gongji.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// Where a person is insured (统筹区): a six-digit GB/T 2260 code that the region table knows, such as
/// `130100` Shijiazhuang or `410000` Henan. An unknown code is an [IllegalArgumentException].
public record RegionCode(@JsonValue String value) implements Comparable<RegionCode> {
    @JsonCreator
    public RegionCode {
        if (!RegionTable.knows(value)) {
            throw new IllegalArgumentException("unknown region code");
        }
    }

    /// The book that keeps this region's money: that of its province.
    public BookId book() {
        return new BookId(value.substring(0, 2));
    }

    @Override
    public int compareTo(RegionCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
