package io.gongji.pooling.rest;

import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import org.jspecify.annotations.Nullable;

/// In which of its two languages a caller is answered.
final class Language {
    /// The header that decides it, as `Vary` names it.
    static final String HEADER = "Accept-Language";

    private static final List<String> SPOKEN = List.of("en", "zh");

    private Language() {}

    /// The best of English and Chinese by the q-values of an Accept-Language header; English when
    /// the header is absent, cannot be read or wants neither.
    static Locale of(@Nullable String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.isBlank()) {
            return Locale.ENGLISH;
        }
        try {
            List<LanguageRange> wanted =
                    LanguageRange.parse(acceptLanguage).stream()
                            .filter(range -> range.getWeight() > 0)
                            .toList();
            return "zh".equals(Locale.lookupTag(wanted, SPOKEN)) ? Locale.CHINESE : Locale.ENGLISH;
        } catch (IllegalArgumentException _) {
            return Locale.ENGLISH;
        }
    }
}
