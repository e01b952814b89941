package io.gongji.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/// An employer (用人单位), by its registration code: 4 to 32 upper-case letters and digits, such as a
/// unified social credit code.
public record EmployerId(@JsonValue String value) implements Comparable<EmployerId> {
    private static final Pattern FORM = Pattern.compile("[A-Z0-9]{4,32}");

    @JsonCreator
    public EmployerId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "an employer id is 4 to 32 upper-case letters and digits");
        }
    }

    @Override
    public int compareTo(EmployerId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
