package io.gongji.payment.channel;

import io.gongji.contracts.Channel;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// The keys by which channels sign their call-backs. A signature is the header `Gongji-Signature:
/// t=<seconds since 1970>,v1=<hex>` with HMAC-SHA256 over `<t>.<body>`; it is good for as long as
/// `t` is near the system's clock. A channel may have two keys while one follows the other.
public final class ChannelKeys {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES_MIN = 32;
    private static final int KEYS_MAX = 100;
    private static final Pattern HEADER = Pattern.compile("t=([0-9]{1,11}),v1=([0-9a-f]{64})");

    private final Map<Channel, List<SecretKeySpec>> keys;
    private final Duration tolerance;

    private ChannelKeys(Map<Channel, List<SecretKeySpec>> keys, Duration tolerance) {
        this.keys = keys;
        this.tolerance = tolerance;
    }

    /// Reads `CHANNEL=<base64>,CHANNEL=<base64>`; an empty text is no channel at all.
    ///
    /// @param tolerance how far a signature's time may be from now, either way
    /// @throws IllegalArgumentException naming what is wrong, without any key
    public static ChannelKeys parse(String text, Duration tolerance) {
        Map<Channel, List<SecretKeySpec>> keys = new HashMap<>();
        String[] entries = text.isBlank() ? new String[0] : text.strip().split("\\s*,\\s*", -1);
        if (entries.length > KEYS_MAX) {
            throw new IllegalArgumentException("more than " + KEYS_MAX + " channel keys");
        }
        for (int i = 0; i < entries.length; i++) {
            int equals = entries[i].indexOf('=');
            try {
                Channel channel = new Channel(entries[i].substring(0, Math.max(equals, 0)));
                byte[] key = Base64.getDecoder().decode(entries[i].substring(equals + 1));
                if (key.length < KEY_BYTES_MIN) {
                    throw new IllegalArgumentException("too short");
                }
                keys.computeIfAbsent(channel, _ -> new ArrayList<>())
                        .add(new SecretKeySpec(key, ALGORITHM));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "channel key "
                                + (i + 1)
                                + " is not CHANNEL=<base64 of at least "
                                + KEY_BYTES_MIN
                                + " bytes>");
            }
        }
        return new ChannelKeys(keys, tolerance);
    }

    /// The channels that have a key.
    public Set<Channel> channels() {
        return Set.copyOf(keys.keySet());
    }

    /// Whether the channel signed these bytes, and lately.
    public boolean signed(Channel channel, @Nullable String header, byte[] body, Instant now) {
        Matcher matcher = HEADER.matcher(header == null ? "" : header);
        if (!matcher.matches()) {
            return false;
        }
        Instant at = Instant.ofEpochSecond(Long.parseLong(matcher.group(1)));
        if (Duration.between(at, now).abs().compareTo(tolerance) > 0) {
            return false;
        }
        byte[] given = HexFormat.of().parseHex(matcher.group(2));
        boolean right = false;
        for (SecretKeySpec key : keys.getOrDefault(channel, List.of())) {
            right |= MessageDigest.isEqual(given, mac(key, matcher.group(1), body));
        }
        return right;
    }

    /// The signature that a channel with this key sends: for tests and simulators of channels.
    public static String sign(byte[] key, byte[] body, Instant at) {
        String seconds = Long.toString(at.getEpochSecond());
        return "t="
                + seconds
                + ",v1="
                + HexFormat.of().formatHex(mac(new SecretKeySpec(key, ALGORITHM), seconds, body));
    }

    private static byte[] mac(SecretKeySpec key, String seconds, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update((seconds + ".").getBytes(StandardCharsets.US_ASCII));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
