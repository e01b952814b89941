package io.gongji.pooling.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.Sentence;
import io.gongji.eventstore.VersionConflict;
import io.gongji.pooling.app.Unavailable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// The one table from exceptions to problems. No text of an exception and no class name reaches a
/// caller; what is not in the table is an INTERNAL with a trace id that the log knows.
@ApplicationScoped
public class ExceptionMappers {
    private static final Logger LOG = Logger.getLogger(ExceptionMappers.class);

    private final Problems problems;

    ExceptionMappers(Problems problems) {
        this.problems = problems;
    }

    @ServerExceptionMapper
    public Response map(ProblemException e) {
        return problems.of(e.reason(), e.detail());
    }

    @ServerExceptionMapper
    public Response map(Unavailable e) {
        LOG.warnf("A neighbour is out of reach neighbour=%s", e.neighbour().english());
        return problems.of(Refusal.UNAVAILABLE, away(e.neighbour()));
    }

    @ServerExceptionMapper
    public Response map(VersionConflict e) {
        return problems.of(Refusal.TOO_BUSY);
    }

    @ServerExceptionMapper
    public Response map(JsonProcessingException e) {
        return json(e);
    }

    /// The framework has a mapper of its own for this one, without a body; a mapper for the same
    /// class goes before it.
    @ServerExceptionMapper
    public Response map(MismatchedInputException e) {
        return json(e);
    }

    @ServerExceptionMapper
    public Response map(WebApplicationException e) {
        if (e.getCause() instanceof JsonProcessingException json) {
            return json(json);
        }
        int status = e.getResponse().getStatus();
        return switch (status) {
            case 404 -> problems.of(Refusal.NOT_FOUND, Sentence.NO_SUCH_ADDRESS);
            case 405 -> allowed(e);
            case 406 -> problems.of(Refusal.NOT_ACCEPTABLE);
            case 413 -> problems.of(Refusal.BODY_TOO_LARGE);
            case 415 ->
                    problems.of(
                            Refusal.UNSUPPORTED_MEDIA_TYPE,
                            new Sentence(
                                    "This address takes application/json.",
                                    "本接口接受 application/json。"));
            case 503 -> problems.of(Refusal.TOO_BUSY);
            default -> status >= 500 ? unforeseen(e) : problems.of(Refusal.MALFORMED_BODY);
        };
    }

    @ServerExceptionMapper
    public Response map(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && isOutage(sql)) {
                LOG.warnf("The database is out of reach state=%s", sql.getSQLState());
                return problems.of(Refusal.UNAVAILABLE, away(new Sentence("The database", "数据库")));
            }
        }
        return unforeseen(e);
    }

    private Response allowed(WebApplicationException e) {
        return Optional.ofNullable(e.getResponse().getHeaderString(HttpHeaders.ALLOW))
                .map(methods ->
                        problems.builder(
                                        Refusal.METHOD_NOT_ALLOWED,
                                        new Sentence(
                                                "Use one of these methods: " + methods + ".",
                                                "请使用以下方法之一：" + methods + "。"))
                                .header(HttpHeaders.ALLOW, methods)
                                .build())
                .orElseGet(() -> problems.of(Refusal.METHOD_NOT_ALLOWED));
    }

    private Response unforeseen(Throwable e) {
        UUID trace = UUID.randomUUID();
        LOG.errorf(e, "A request failed trace=%s", trace);
        return problems.of(
                Refusal.INTERNAL,
                new Sentence("The trace id is " + trace + ".", "追踪号为 " + trace + "。"));
    }

    /// Names the field, never the value: it may be an ID number.
    private Response json(JsonProcessingException e) {
        // The limit on the body breaks off the reading, and the reader wraps what broke it.
        if (e.getCause() instanceof ProblemException problem) {
            return map(problem);
        }
        if (e instanceof UnrecognizedPropertyException) {
            return problems.of(
                    Refusal.MALFORMED_BODY,
                    new Sentence(
                            "It has a field that is not known here; leave it out.",
                            "请求体含有本接口不认识的字段，请删去。"));
        }
        if (e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            String field =
                    mapping.getPath().stream()
                            .map(step ->
                                    step.getFieldName() == null
                                            ? "[" + step.getIndex() + "]"
                                            : step.getFieldName())
                            .collect(Collectors.joining("."));
            return problems.of(
                    Refusal.INVALID_FIELD,
                    new Sentence(
                            field + " has a value of the wrong kind; correct it.",
                            field + " 的值类型不符，请更正。"));
        }
        return Optional.ofNullable(e.getLocation())
                .map(at ->
                        new Sentence(
                                "It breaks off at line "
                                        + at.getLineNr()
                                        + ", column "
                                        + at.getColumnNr()
                                        + ".",
                                "错误位于第 " + at.getLineNr() + " 行第 " + at.getColumnNr() + " 列。"))
                .map(where -> problems.of(Refusal.MALFORMED_BODY, where))
                .orElseGet(() -> problems.of(Refusal.MALFORMED_BODY));
    }

    private static Sentence away(Sentence neighbour) {
        return new Sentence(
                neighbour.english() + " does not answer; nothing was done.",
                neighbour.chinese() + "未应答，本次未作任何处理。");
    }

    /// Connection lost or refused, the server going down, no connection free in the pool.
    private static boolean isOutage(SQLException e) {
        String state = e.getSQLState();
        return state == null
                || state.startsWith("08")
                || state.startsWith("57P")
                || state.startsWith("53");
    }
}
