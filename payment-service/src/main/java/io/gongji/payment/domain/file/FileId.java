package io.gongji.payment.domain.file;

import java.util.UUID;
import java.util.regex.Pattern;

/// One file that was sent.
public record FileId(UUID value) {
    private static final Pattern FORM =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    /// Reads the canonical text form; anything else is an [IllegalArgumentException].
    public static FileId parse(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("a file's id is a UUID in lower case");
        }
        return new FileId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
