package io.gongji.pooling.rest;

import io.gongji.contracts.Language;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.Sentence;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Locale;

/// Makes the problem of the present request, in its language.
@ApplicationScoped
public class Problems {
    private static final String RETRY_AFTER_SECONDS = "2";

    private final HttpHeaders headers;
    private final UriInfo uri;

    Problems(HttpHeaders headers, UriInfo uri) {
        this.headers = headers;
        this.uri = uri;
    }

    /// A problem whose title says all.
    Response of(Refusal reason) {
        return of(reason, Sentence.NONE);
    }

    Response of(Refusal reason, Sentence detail) {
        return builder(reason, detail).build();
    }

    Response.ResponseBuilder builder(Refusal reason, Sentence detail) {
        Locale language = Language.of(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
        Response.ResponseBuilder response =
                Response.status(reason.httpStatus())
                        .type(Problem.MEDIA_TYPE)
                        .header(HttpHeaders.CONTENT_LANGUAGE, language.toLanguageTag())
                        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                        .entity(Problem.of(reason, detail, uri.getPath(), language));
        if (reason.httpStatus() == 503) {
            response.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        return response;
    }
}
