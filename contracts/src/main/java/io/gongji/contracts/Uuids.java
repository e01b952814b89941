package io.gongji.contracts;

import java.security.SecureRandom;
import java.util.UUID;

/// UUIDs as Gongji makes and reads them: version 7 (RFC 9562), so that identifiers made later sort
/// later.
public final class Uuids {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Uuids() {}

    /// A new version 7 identifier for an instant given in milliseconds since 1970 (48 bits are
    /// used).
    public static UUID version7(long epochMillis) {
        long randomA = RANDOM.nextLong() & 0xFFFL;
        long high = (epochMillis << 16) | 0x7000L | randomA;
        long low = (RANDOM.nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
        return new UUID(high, low);
    }

    /// Reads the 36-character text form only: [UUID#fromString] alone also takes shortened groups.
    static UUID parse(String text) {
        if (text.length() != 36) {
            throw new IllegalArgumentException("not a UUID of 36 characters");
        }
        return UUID.fromString(text);
    }
}
