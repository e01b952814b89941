package io.gongji.pooling.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.Sentence;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a caller is told instead of a result (RFC 9457).
///
/// @param type `/problems/<kebab>`
/// @param title what to do, in the caller's language
/// @param code the refusal, stable for ever
/// @param detail which field or thing, and what to do, in the caller's language; absent when the
///   title says all
/// @param instance the path that was asked
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        String type,
        String title,
        int status,
        String code,
        @Nullable String detail,
        String instance) {
    static final String MEDIA_TYPE = "application/problem+json";

    static Problem of(Refusal reason, Sentence detail, String path, Locale language) {
        return new Problem(
                reason.problemType(),
                reason.sentence().in(language),
                reason.httpStatus(),
                reason.name(),
                detail.isEmpty() ? null : detail.in(language),
                path);
    }
}
