package io.gongji.ledger.rest;

import io.gongji.contracts.Refusal;
import io.gongji.contracts.Sentence;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The two languages that a refusal is said in.
enum Language {
    ENGLISH("en", Locale.ENGLISH),
    CHINESE("zh-CN", Locale.SIMPLIFIED_CHINESE);

    private static final int HEADER_MAX = 1_000;
    private static final List<String> TAGS = List.of("en", "zh");

    private final String tag;
    private final Locale locale;

    Language(String tag, Locale locale) {
        this.tag = tag;
        this.locale = locale;
    }

    /// Which one an Accept-Language header wants more, by its q-values: English unless that is
    /// Chinese. A header that cannot be read asks for nothing.
    static Language of(@Nullable String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.length() > HEADER_MAX) {
            return ENGLISH;
        }
        try {
            List<Locale.LanguageRange> wanted = Locale.LanguageRange.parse(acceptLanguage);
            return "zh".equals(Locale.lookupTag(wanted, TAGS)) ? CHINESE : ENGLISH;
        } catch (IllegalArgumentException _) {
            return ENGLISH;
        }
    }

    /// What Content-Language says.
    String tag() {
        return tag;
    }

    String titleOf(Refusal reason) {
        return this == CHINESE ? reason.chinese() : reason.english();
    }

    String textOf(Sentence sentence) {
        return sentence.in(locale);
    }
}
