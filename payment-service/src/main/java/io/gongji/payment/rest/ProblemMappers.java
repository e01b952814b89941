package io.gongji.payment.rest;

import io.gongji.contracts.Language;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.Sentence;
import io.gongji.contracts.Uuids;
import io.gongji.eventstore.Reason;
import io.gongji.eventstore.VersionConflict;
import io.gongji.payment.app.Failures;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Locale;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Turns everything that goes wrong into problem+json. Exception texts reach neither a caller nor a
/// log: a driver's message may repeat what was written.
public final class ProblemMappers {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemMappers.class);

    @ServerExceptionMapper
    public Response problem(ProblemException e, UriInfo uri, HttpHeaders headers) {
        return response(e.refusal(), e.detail(), uri, headers);
    }

    /// What the framework refuses: no such address, method, content type.
    @ServerExceptionMapper
    public Response framework(WebApplicationException e, UriInfo uri, HttpHeaders headers) {
        int status = e.getResponse().getStatus();
        if (status >= 500) {
            return unexpected(e, uri, headers);
        }
        Sentence detail = status == 404 ? Sentence.NO_SUCH_ADDRESS : Sentence.NONE;
        Response problem = response(refusal(status), detail, uri, headers);
        Object allow = e.getResponse().getHeaders().getFirst(HttpHeaders.ALLOW);
        return allow == null
                ? problem
                : Response.fromResponse(problem).header(HttpHeaders.ALLOW, allow).build();
    }

    @ServerExceptionMapper(Throwable.class)
    public Response unexpected(Throwable e, UriInfo uri, HttpHeaders headers) {
        String trace = Uuids.version7(System.currentTimeMillis()).toString();
        if (Failures.isOutage(e)) {
            LOG.warn("Database out of reach trace={} reason={}", trace, Reason.of(e));
            return response(Refusal.UNAVAILABLE, traced(trace), uri, headers);
        }
        if (Reason.causes(e).anyMatch(VersionConflict.class::isInstance)) {
            LOG.warn("Too many writers on one aggregate trace={}", trace);
            return response(Refusal.TOO_BUSY, traced(trace), uri, headers);
        }
        LOG.error(
                "Request failed trace={} path={} reason={}",
                trace,
                uri.getPath().replaceAll("[\\r\\n]", ""),
                Reason.of(e));
        return response(Refusal.INTERNAL, traced(trace), uri, headers);
    }

    static Response response(Refusal refusal, Sentence detail, UriInfo uri, HttpHeaders headers) {
        Locale language = Language.of(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
        Response.ResponseBuilder response =
                Response.status(refusal.httpStatus())
                        .type(Problem.MEDIA_TYPE)
                        .entity(
                                Problem.of(
                                        refusal,
                                        detail,
                                        uri.getRequestUri().getRawPath(),
                                        language))
                        .header(HttpHeaders.CONTENT_LANGUAGE, language.toLanguageTag())
                        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
        if (refusal == Refusal.TOO_BUSY || refusal == Refusal.UNAVAILABLE) {
            response.header(HttpHeaders.RETRY_AFTER, 1);
        }
        return response.build();
    }

    private static Sentence traced(String trace) {
        return new Sentence(
                "Try again with the same Idempotency-Key; when it fails again, report trace "
                        + trace
                        + ".",
                "请用同一 Idempotency-Key 重试；如仍失败，请报告追踪号 " + trace + "。");
    }

    private static Refusal refusal(int status) {
        return switch (status) {
            case 404 -> Refusal.NOT_FOUND;
            case 405 -> Refusal.METHOD_NOT_ALLOWED;
            case 406 -> Refusal.NOT_ACCEPTABLE;
            case 413 -> Refusal.BODY_TOO_LARGE;
            case 415 -> Refusal.UNSUPPORTED_MEDIA_TYPE;
            default -> Refusal.MALFORMED_BODY;
        };
    }
}
