package io.gongji.pooling.rest;

import io.gongji.contracts.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

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

    Response of(Refusal reason, String detail) {
        return builder(reason, detail).build();
    }

    Response.ResponseBuilder builder(Refusal reason, String detail) {
        Response.ResponseBuilder response =
                Response.status(reason.httpStatus())
                        .type(Problem.MEDIA_TYPE)
                        .entity(
                                Problem.of(
                                        reason,
                                        detail,
                                        uri.getPath(),
                                        headers.getAcceptableLanguages()));
        if (reason.httpStatus() == 503) {
            response.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        return response;
    }
}
