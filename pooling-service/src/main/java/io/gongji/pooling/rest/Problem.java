package io.gongji.pooling.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.gongji.contracts.Refusal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a caller is told instead of a result (RFC 9457).
///
/// @param type `/problems/<kebab>`
/// @param title what to do, in the caller's language
/// @param code the refusal, stable for ever
/// @param detail which field or thing
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

    /// @param languages as the caller prefers them
    static Problem of(Refusal reason, String detail, String path, List<Locale> languages) {
        boolean chinese = !languages.isEmpty() && languages.getFirst().getLanguage().equals("zh");
        return new Problem(
                reason.problemType(),
                chinese ? reason.chinese() : reason.english(),
                reason.httpStatus(),
                reason.name(),
                detail.isEmpty() ? null : detail,
                path);
    }
}
