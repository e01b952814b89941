package io.gongji.contracts;

import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import org.jspecify.annotations.Nullable;

/// In which of the two languages a caller is answered.
public final class Language {
    /// The header that decides it, spelt as in RFC 9110.
    public static final String HEADER = "Accept-Language";

    private static final int HEADER_MAX = 1_000;
    private static final List<String> SPOKEN = List.of("en", "zh");

    private Language() {}

    /// The best of English and Chinese by the q-values of an Accept-Language header (RFC 9110);
    /// English when the header is absent, wants neither or cannot be read. The locale's language
    /// tag is what Content-Language says.
    public static Locale of(@Nullable String acceptLanguage) {
        if (acceptLanguage == null
                || acceptLanguage.isBlank()
                || acceptLanguage.length() > HEADER_MAX) {
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
