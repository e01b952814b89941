package io.gongji.payment.rest;

import io.gongji.contracts.MemberId;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What stands for passwords in the digest of a request: an HMAC under a key that is not in the
/// database. A digest of the body itself would let six digits be guessed by whoever reads the key
/// table.
public final class PasswordPrints {
    private final Function<String, byte[]> hmac;

    public PasswordPrints(Function<String, byte[]> hmac) {
        this.hmac = hmac;
    }

    byte[] of(MemberId memberId, String password, @Nullable String current) {
        String text =
                memberId
                        + "\n"
                        + password.length()
                        + "\n"
                        + password
                        + "\n"
                        + (current == null ? "" : current);
        return HexFormat.of()
                .formatHex(hmac.apply("password-request/" + text))
                .getBytes(StandardCharsets.US_ASCII);
    }
}
