package io.gongji.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/// The version of a policy pack that decided an amount: region and version, such as
/// `130100@2025.1`.
public record PolicyVersion(@JsonValue String value) implements Comparable<PolicyVersion> {
    private static final Pattern FORM = Pattern.compile("[0-9]{6}@[A-Za-z0-9.-]{1,32}");

    @JsonCreator
    public PolicyVersion {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a policy version is a region, '@' and a version");
        }
    }

    @Override
    public int compareTo(PolicyVersion other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
