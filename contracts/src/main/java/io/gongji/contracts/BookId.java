package io.gongji.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// A book (账簿): one journal, one sequence, one hash chain, one writer. A province by its two-digit
/// code, `13` Hebei.
public record BookId(@JsonValue String value) implements Comparable<BookId> {
    @JsonCreator
    public BookId {
        if (!BookMap.knows(value)) {
            throw new IllegalArgumentException("unknown book");
        }
    }

    /// The book's number, 0 to 39: its partition in every topic, fixed for ever.
    public int number() {
        return BookMap.numberOf(value);
    }

    @Override
    public int compareTo(BookId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
