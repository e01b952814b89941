package io.gongji.ledger.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.gongji.contracts.Language;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.Sentence;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// An error (RFC 9457). `code` is stable; `title` and `detail` are sentences to act on, in Chinese
/// when that is asked for.
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "An error (RFC 9457). The code is stable; the title says what to do.")
record Problem(
        @Schema(examples = "/problems/member-unknown") String type,
        @Schema(examples = "No member is known under this id or ID number; enrol the person first.")
                String title,
        @Schema(examples = "404") int status,
        @Schema(examples = "MEMBER_UNKNOWN") String code,
        @Nullable String detail,
        @Schema(examples = "/v1/members/0197a3b2-0000-7000-8000-000000000001/balance")
                String instance) {
    static final String MEDIA_TYPE = "application/problem+json";

    /// The response that carries a refusal.
    static Response response(Refusal reason, Sentence detail, UriInfo uri, HttpHeaders headers) {
        return response(reason, reason.httpStatus(), detail, uri, headers).build();
    }

    static Response.ResponseBuilder response(
            Refusal reason, int status, Sentence detail, UriInfo uri, HttpHeaders headers) {
        Locale language = Language.of(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
        return Response.status(status)
                .type(MEDIA_TYPE)
                .header(HttpHeaders.CONTENT_LANGUAGE, language.toLanguageTag())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .entity(of(reason, status, detail, uri.getPath(), language));
    }

    static Problem of(Refusal reason, int status, Sentence detail, String path, Locale language) {
        return new Problem(
                reason.problemType(),
                reason.sentence().in(language),
                status,
                reason.name(),
                detail.isEmpty() ? null : detail.in(language),
                path);
    }
}
