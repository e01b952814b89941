package io.gongji.contracts;

import java.security.SecureRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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

    /// Reads the canonical text form only, 36 characters in lower case: [UUID#fromString] alone
    /// takes other spellings of the same identifier, and names the text in its message.
    static UUID parse(String text) {
        UUID uuid = text.length() == 36 ? lenient(text) : null;
        if (uuid == null || !uuid.toString().equals(text)) {
            throw new IllegalArgumentException("not a UUID in its canonical form");
        }
        return uuid;
    }

    private static @Nullable UUID lenient(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
