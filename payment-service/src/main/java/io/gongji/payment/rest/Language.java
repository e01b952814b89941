package io.gongji.payment.rest;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import org.jspecify.annotations.Nullable;

/// Which of the two languages a caller reads: the one that Accept-Language weighs most, English
/// when it names neither or cannot be read.
final class Language {
    private Language() {}

    static Locale of(HttpHeaders headers) {
        return preferred(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
    }

    static Locale preferred(@Nullable String header) {
        if (header == null || header.isBlank() || header.length() > 500) {
            return Locale.ENGLISH;
        }
        try {
            return LanguageRange.parse(header).stream()
                    .filter(range -> range.getWeight() > 0)
                    .map(range -> range.getRange().split("-", 2)[0])
                    .filter(List.of("zh", "en", "*")::contains)
                    .findFirst()
                    .map(language -> language.equals("zh") ? Locale.CHINESE : Locale.ENGLISH)
                    .orElse(Locale.ENGLISH);
        } catch (IllegalArgumentException malformed) {
            return Locale.ENGLISH;
        }
    }
}
