package io.gongji.payment.rest;

import io.gongji.contracts.Refusal;
import io.gongji.contracts.Sentence;
import java.util.Locale;

/// A problem (RFC 9457). `code` is stable; `title` and `detail` are sentences in the caller's
/// language.
public record Problem(
        String type, String title, int status, String code, String detail, String instance) {
    static final String MEDIA_TYPE = "application/problem+json";

    static Problem of(Refusal refusal, Sentence detail, String path, Locale language) {
        String title = refusal.sentence().in(language);
        return new Problem(
                refusal.problemType(),
                title,
                refusal.httpStatus(),
                refusal.name(),
                detail.isEmpty() ? title : detail.in(language),
                path);
    }
}
