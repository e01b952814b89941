package io.gongji.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/// A designated hospital or pharmacy (定点医药机构), by its code: 4 to 32 upper-case letters and digits.
public record ProviderId(@JsonValue String value) implements Comparable<ProviderId> {
    private static final Pattern FORM = Pattern.compile("[A-Z0-9]{4,32}");

    @JsonCreator
    public ProviderId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "a provider id is 4 to 32 upper-case letters and digits");
        }
    }

    @Override
    public int compareTo(ProviderId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
