package io.gongji.payment.domain.file;

import java.util.regex.Pattern;

/// Who collects premiums for many, such as a school or a village (代办单位): 4 to 32 upper-case letters
/// and digits.
public record Collector(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Z0-9]{4,32}");

    public Collector {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "a collector is 4 to 32 upper-case letters and digits");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
