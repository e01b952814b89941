package io.gongji.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/// The channel a payment came through (缴费渠道): WECHAT, ALIPAY, UNIONPAY, BANK, TAX, SCHOOL, …; 2 to
/// 32 upper-case letters, digits and underscores.
public record Channel(@JsonValue String value) implements Comparable<Channel> {
    private static final Pattern FORM = Pattern.compile("[A-Z][A-Z0-9_]{1,31}");

    @JsonCreator
    public Channel {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "a channel is 2 to 32 upper-case letters, digits and underscores");
        }
    }

    @Override
    public int compareTo(Channel other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
