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
import io.gongji.contracts.Sentence;
import io.gongji.eventstore.VersionConflict;
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
        return Problem.response(Refusal.NOT_FOUND, Sentence.NO_SUCH_ADDRESS, uri, headers);
    }

    @ServerExceptionMapper
    Response notAllowed(NotAllowedException e, UriInfo uri, HttpHeaders headers) {
        Response.ResponseBuilder response =
                Problem.response(
                        Refusal.METHOD_NOT_ALLOWED,
                        Refusal.METHOD_NOT_ALLOWED.httpStatus(),
                        new Sentence(
                                "The interface at /q/openapi says which methods this address takes.",
                                "该地址支持的方法见 /q/openapi。"),
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
            case 404 -> Problem.response(Refusal.NOT_FOUND, Sentence.NO_SUCH_ADDRESS, uri, headers);
            case 406 ->
                    Problem.response(
                            Refusal.NOT_ACCEPTABLE,
                            new Sentence(
                                    "This address answers application/json; accept that.",
                                    "该地址以 application/json 应答，请在 Accept 中接受。"),
                            uri,
                            headers);
            case 413 -> Problem.response(Refusal.BODY_TOO_LARGE, Sentence.NONE, uri, headers);
            case 415 ->
                    Problem.response(
                            Refusal.UNSUPPORTED_MEDIA_TYPE,
                            new Sentence(
                                    "Send the body as Content-Type application/json.",
                                    "请以 Content-Type: application/json 发送请求体。"),
                            uri,
                            headers);
            default ->
                    status >= 500
                            ? broken(e, uri, headers)
                            : Problem.response(
                                            Refusal.MALFORMED_BODY,
                                            status,
                                            Sentence.NONE,
                                            uri,
                                            headers)
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
                    Problem.response(
                            Refusal.UNKNOWN_REGION,
                            new Sentence(
                                    field
                                            + " is no code of the region table; send one of GB/T 2260.",
                                    field + " 不是区划表中的代码，请填写 GB/T 2260 代码。"),
                            uri,
                            headers);
            case ValueInstantiationException _, InvalidFormatException _ ->
                    Problem.response(
                            Refusal.INVALID_FIELD,
                            new Sentence(
                                    field
                                            + " has no allowed value; send one that /q/openapi names.",
                                    field + " 的值不被允许，可用的值见 /q/openapi。"),
                            uri,
                            headers);
            case UnrecognizedPropertyException unknown ->
                    Problem.response(
                            Refusal.MALFORMED_BODY,
                            new Sentence(
                                    "A field is not known here: "
                                            + path(unknown)
                                            + "; leave it out.",
                                    "字段 " + path(unknown) + " 不存在，请删去。"),
                            uri,
                            headers);
            case DatabindException _ when !field.isEmpty() ->
                    Problem.response(
                            Refusal.MALFORMED_BODY,
                            new Sentence(
                                    field
                                            + " is missing or of another kind than expected; see /q/openapi.",
                                    field + " 缺失或类型不符，请参照 /q/openapi 填写。"),
                            uri,
                            headers);
            default ->
                    Problem.response(
                            Refusal.MALFORMED_BODY,
                            new Sentence(
                                    "The body is not one JSON object; send exactly one.",
                                    "请求体不是一个 JSON 对象，请只发送一个对象。"),
                            uri,
                            headers);
        };
    }

    /// Other writers were faster every time.
    @ServerExceptionMapper
    Response overtaken(VersionConflict e, UriInfo uri, HttpHeaders headers) {
        return Problem.response(Refusal.TOO_BUSY, Sentence.NONE, uri, headers);
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
        return Problem.response(
                Refusal.INTERNAL,
                new Sentence("The trace id is " + traceId + ".", "追踪号：" + traceId + "。"),
                uri,
                headers);
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
                Refusal.UNAVAILABLE,
                new Sentence(
                        "The ledger's database did not answer in time; try again in a moment.",
                        "账本数据库未及时应答，请稍后再试。"),
                uri,
                headers);
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
