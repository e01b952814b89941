package io.gongji.ledger.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DatabindException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.RegionCode;
import io.gongji.ledger.view.ReadFailed;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/// The one table of errors: whatever goes wrong leaves as a problem, and no exception text or class
/// name with it.
class ProblemMapping {
    private static final Logger LOG = Logger.getLogger(ProblemMapping.class);

    /// SQLSTATE classes of a database that is away, full, ending a statement or in conflict.
    private static final Set<String> AWAY = Set.of("08", "53", "57", "40", "25");

    @ServerExceptionMapper
    Response refused(RefusedRequest e, UriInfo uri, HttpHeaders headers) {
        return Problem.response(e.reason(), e.detail(), uri, headers);
    }

    /// Separate, because the framework looks for a mapper of exactly this one when no address
    /// matches.
    @ServerExceptionMapper
    Response notFound(NotFoundException e, UriInfo uri, HttpHeaders headers) {
        return Problem.response(Refusal.NOT_FOUND, "no such address", uri, headers);
    }

    @ServerExceptionMapper
    Response notAllowed(NotAllowedException e, UriInfo uri, HttpHeaders headers) {
        Response.ResponseBuilder response =
                Problem.response(
                        Refusal.METHOD_NOT_ALLOWED,
                        Refusal.METHOD_NOT_ALLOWED.httpStatus(),
                        "the interface at /q/openapi says which it takes",
                        uri,
                        headers);
        String allow = e.getResponse().getHeaderString(HttpHeaders.ALLOW);
        return allow == null ? response.build() : response.header(HttpHeaders.ALLOW, allow).build();
    }

    @ServerExceptionMapper
    Response framework(WebApplicationException e, UriInfo uri, HttpHeaders headers) {
        if (e.getCause() instanceof JsonProcessingException json) {
            return json(json, uri, headers);
        }
        int status = e.getResponse().getStatus();
        return switch (status) {
            case 404 -> Problem.response(Refusal.NOT_FOUND, "no such address", uri, headers);
            case 406 ->
                    Problem.response(
                            Refusal.NOT_ACCEPTABLE,
                            "this address answers application/json",
                            uri,
                            headers);
            case 413 -> Problem.response(Refusal.BODY_TOO_LARGE, "", uri, headers);
            case 415 ->
                    Problem.response(
                            Refusal.UNSUPPORTED_MEDIA_TYPE,
                            "this address takes application/json",
                            uri,
                            headers);
            default ->
                    status >= 500
                            ? broken(e, uri, headers)
                            : Problem.response(Refusal.MALFORMED_BODY, status, "", uri, headers)
                                    .build();
        };
    }

    /// More specific than the framework's own mapper, which would show class names.
    @ServerExceptionMapper
    Response mismatched(MismatchedInputException e, UriInfo uri, HttpHeaders headers) {
        return json(e, uri, headers);
    }

    @ServerExceptionMapper
    Response json(JsonProcessingException e, UriInfo uri, HttpHeaders headers) {
        String field = e instanceof DatabindException mapping ? path(mapping) : "";
        return switch (e) {
            case ValueInstantiationException value when isRegion(value) ->
                    Problem.response(Refusal.UNKNOWN_REGION, field, uri, headers);
            case ValueInstantiationException _, InvalidFormatException _ ->
                    Problem.response(
                            Refusal.INVALID_FIELD, field + " has no allowed value", uri, headers);
            case UnrecognizedPropertyException unknown ->
                    Problem.response(
                            Refusal.MALFORMED_BODY,
                            "a field is not known here: " + path(unknown),
                            uri,
                            headers);
            case DatabindException _ when !field.isEmpty() ->
                    Problem.response(
                            Refusal.MALFORMED_BODY,
                            field + " is missing or of another kind than expected",
                            uri,
                            headers);
            default ->
                    Problem.response(
                            Refusal.MALFORMED_BODY,
                            "the body is not one JSON object",
                            uri,
                            headers);
        };
    }

    @ServerExceptionMapper
    Response database(ReadFailed e, UriInfo uri, HttpHeaders headers) {
        return unreadable(e, uri, headers);
    }

    @ServerExceptionMapper
    Response database(JdbiException e, UriInfo uri, HttpHeaders headers) {
        return unreadable(e, uri, headers);
    }

    @ServerExceptionMapper
    Response broken(Throwable e, UriInfo uri, HttpHeaders headers) {
        UUID traceId = UUID.randomUUID();
        LOG.errorf(e, "Request failed: path=%s traceId=%s", uri.getPath(), traceId);
        return Problem.response(Refusal.INTERNAL, "trace id " + traceId, uri, headers);
    }

    private Response unreadable(RuntimeException e, UriInfo uri, HttpHeaders headers) {
        SQLException sql = sqlCause(e);
        String state = sql == null ? null : sql.getSQLState();
        if (sql == null
                || (state != null
                        && !AWAY.contains(state.substring(0, Math.min(2, state.length()))))) {
            return broken(e, uri, headers);
        }
        LOG.warnf("Database could not be read: path=%s sqlState=%s", uri.getPath(), state);
        return Problem.response(
                Refusal.UNAVAILABLE, "the ledger's database did not answer in time", uri, headers);
    }

    private static @Nullable SQLException sqlCause(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql;
            }
        }
        return null;
    }

    private static boolean isRegion(ValueInstantiationException e) {
        return e.getType() != null && e.getType().hasRawClass(RegionCode.class);
    }

    /// The field that was wrong; names are cut, for an unknown one is the caller's text.
    private static String path(DatabindException e) {
        if (!(e instanceof JsonMappingException mapping)) {
            return "";
        }
        String path =
                mapping.getPath().stream()
                        .map(step ->
                                step.getFieldName() == null
                                        ? "[" + step.getIndex() + "]"
                                        : step.getFieldName())
                        .collect(Collectors.joining("."));
        return path.length() > 100 ? path.substring(0, 100) : path;
    }
}
