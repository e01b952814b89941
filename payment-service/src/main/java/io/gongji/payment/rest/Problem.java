package io.gongji.payment.rest;

import io.gongji.contracts.Refusal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A problem (RFC 9457). `code` is stable; `title` is a sentence in the caller's language.
public record Problem(
        String type,
        String title,
        int status,
        String code,
        @Nullable String detail,
        String instance) {
    static final String MEDIA_TYPE = "application/problem+json";

    static Problem of(Refusal refusal, String detail, String path, Locale language) {
        boolean chinese = language.getLanguage().equals("zh");
        return new Problem(
                refusal.problemType(),
                chinese ? refusal.chinese() : refusal.english(),
                refusal.httpStatus(),
                refusal.name(),
                detail.isEmpty() ? null : detail,
                path);
    }
}
