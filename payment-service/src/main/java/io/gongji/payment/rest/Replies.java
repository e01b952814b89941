package io.gongji.payment.rest;

import io.gongji.contracts.Refusal;
import io.gongji.contracts.Sentence;
import io.gongji.payment.app.Written;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Replies to writes: 201 when the ledger accepted it, 202 while it has not answered, a problem
/// when it was refused.
final class Replies {
    private Replies() {}

    /// How far a write is.
    ///
    /// @param status POSTED or PENDING
    /// @param book of the journal record, when there is one
    record Progress(String status, @Nullable String book, @Nullable Long seq) {
        static final Progress PENDING = new Progress("PENDING", null, null);

        static Progress of(Written.@Nullable Place place) {
            return place == null
                    ? new Progress("POSTED", null, null)
                    : new Progress("POSTED", place.book().value(), place.seq());
        }
    }

    static <R> Response of(
            RequestHead head,
            Written<R> written,
            Function<R, String> location,
            BiFunction<R, Progress, Object> body) {
        return switch (written) {
            case Written.Posted<R> posted ->
                    reply(
                            201,
                            location.apply(posted.result()),
                            body.apply(posted.result(), Progress.of(posted.place())));
            case Written.Pending<R> pending ->
                    reply(
                            202,
                            location.apply(pending.result()),
                            body.apply(pending.result(), Progress.PENDING));
            case Written.Refused<R> refused -> refused(head, refused.reason(), refused.detail());
        };
    }

    static Response refused(RequestHead head, Refusal reason, Sentence detail) {
        return ProblemMappers.response(reason, detail, head.uri(), head.headers());
    }

    private static Response reply(int status, String location, Object body) {
        return Response.status(status)
                .header(HttpHeaders.LOCATION, location)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(body)
                .build();
    }
}
